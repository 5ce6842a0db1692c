-- What may be written is what it was; saying so costs less. A question `(select scope_ids(…))` is worth its price where many rows
-- are read; a written row asks once, and every question of a policy is prepared anew for every statement, asked or not.

-- The record was shared with this very person: not inlined, asked last, where the nodes of the person do not answer.
create function record_given_to_me(which uuid) returns boolean language plpgsql stable security definer set search_path to 'public' as $$
begin
  return exists (select 1 from share s where s.person_id = scope_person() and s.record_id = which);
end $$;
revoke execute on function record_given_to_me(uuid) from public;
grant execute on function record_given_to_me(uuid) to svyazka_app;

do $$
declare
  p record;
  asked text;
  checked text;
begin
  -- one policy a way of writing: several were asked in no useful order, the dearest first
  for p in select tablename, policyname, cmd, policyname = 'judge' as judging from pg_policies
    where schemaname = 'public' and (policyname = 'judge' or (policyname = 'add_side' and tablename = 'state_change')) loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
    execute format('alter policy %I on %I %s with check (%s)', case p.cmd when 'INSERT' then 'add' else 'change' end, p.tablename,
      (select case when p.cmd = 'INSERT' then '' else format('using (%s or record_given_to_me(%s))', w.qual,
        case p.tablename when 'assignment' then 'id' else 'record_id' end) end from pg_policies w
        where w.schemaname = 'public' and w.tablename = p.tablename and w.policyname = case p.cmd when 'INSERT' then 'add' else 'change' end),
      (select format('%s or %s', w.with_check, case when p.judging then format('record_given_to_me(%s)', case p.tablename when 'assignment' then 'id' else 'record_id' end)
        else 'of_my_plan(record_id)' end) from pg_policies w
        where w.schemaname = 'public' and w.tablename = p.tablename and w.policyname = case p.cmd when 'INSERT' then 'add' else 'change' end));
  end loop;

  for p in select tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and 'svyazka_app' = any (roles) and cmd in ('INSERT', 'UPDATE', 'DELETE')
      and coalesce(qual, '') || coalesce(with_check, '') ~ '\( SELECT scope_(ids\(''[a-z_]+''::text\)|link_record\(\)) AS ' loop
    asked := regexp_replace(regexp_replace(p.qual, '\(\( SELECT (scope_ids\(''[a-z_]+''::text\)) AS scope_ids\)::uuid\[\]\)', '(\1)', 'g'),
      '\( SELECT (scope_link_record\(\)) AS scope_link_record\)', '\1', 'g');
    checked := regexp_replace(regexp_replace(p.with_check, '\(\( SELECT (scope_ids\(''[a-z_]+''::text\)) AS scope_ids\)::uuid\[\]\)', '(\1)', 'g'),
      '\( SELECT (scope_link_record\(\)) AS scope_link_record\)', '\1', 'g');
    execute format('alter policy %I on %I %s %s', p.policyname, p.tablename,
      coalesce('using (' || asked || ')', ''), coalesce('with check (' || checked || ')', ''));
  end loop;
end $$;

-- New tables the same.
create or replace procedure protect(tbl regclass, variant text) language plpgsql as $$
declare
  own constant text := '(organisation_id = any ((select scope_ids(''organisations''))::uuid[])
    or municipality_id = any ((select scope_ids(''municipalities''))::uuid[])
    or region_id = any ((select scope_ids(''regions''))::uuid[]))';
  mine constant text := '(organisation_id = any (scope_ids(''organisations'')) or municipality_id = any (scope_ids(''municipalities''))
    or region_id = any (scope_ids(''regions'')))';
  -- the column that names the record: the noun's own key, or the parent's
  key constant text := case variant when 'noun' then tbl || '.id' when 'child' then tbl || '.record_id' end;
  see text := case variant
    -- only the node itself and those above
    when 'own' then own
    -- anyone signed in may read; writing stays with the node
    when 'reference' then 'scope_kind() <> ''nobody'''
    -- the owner, or whoever sees the record: the record's own policy decides
    else own || format(' or exists (select 1 from record parent where parent.id = %s)', key)
  end;
  write text := case when key is null then mine else mine || format(' or %s = scope_link_record()', key) end;
begin
  if see is null then raise exception 'unknown variant %', variant; end if;
  execute format('alter table %s enable row level security', tbl);
  execute format('create policy see on %s for select to svyazka_app using (%s)', tbl, see);
  execute format('create policy add on %s for insert to svyazka_app with check (%s)', tbl, write);
  execute format('create policy change on %s for update to svyazka_app using (%s) with check (%s)', tbl, write, write);
  execute format('create policy remove on %s for delete to svyazka_app using (%s)', tbl, mine);
  execute format('create policy work on %s to svyazka_worker using (true) with check (true)', tbl);
  execute format('grant select, insert, update on %s to svyazka_app', tbl);
  execute format('grant select, insert, update, delete on %s to svyazka_worker', tbl);
end $$;
