-- A school without an account answers a round by a one-time link (decisions 24): the link sees its own sheet, the rounds of
-- this school and what it named before, and writes nothing else.
create function linked_sheet_school() returns uuid language sql stable security definer set search_path = public as $$
  select organisation_id from deficit_sheet where id = scope_link_record()
$$;
-- Its rounds: what was said last time belongs to one of them.
create function linked_sheet_rounds() returns uuid[] language sql stable security definer set search_path = public as $$
  select array(select round_id from deficit_sheet where organisation_id = linked_sheet_school())
$$;
-- A link sees no register: the names that a sheet is headed with.
create function sheet_names(of_sheet uuid) returns table (school text, school_full text, municipality text)
language sql stable security definer set search_path = public as $$
  select o.short_name, o.full_name, m.name from deficit_sheet s
  join organisation o on o.id = s.organisation_id join municipality m on m.id = s.municipality_id
  where s.id = of_sheet and (s.id = scope_link_record() or s.organisation_id = any (scope_ids('organisations'))
    or s.municipality_id = any (scope_ids('municipalities')))
$$;
revoke all on function linked_sheet_school(), linked_sheet_rounds(), sheet_names(uuid) from public;
grant execute on function linked_sheet_school(), linked_sheet_rounds(), sheet_names(uuid) to svyazka_app;

alter table deficit_sheet drop constraint sheet_channel_known;
alter table deficit_sheet add constraint sheet_channel_known check (channel in ('self','phone','paper','file','link'));

alter policy narrow on deficit_sheet using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[]) or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or id = (select scope_link_record()));
alter policy narrow_change on deficit_sheet using (
  organisation_id = any (scope_ids('organisations')) or municipality_id = any (scope_ids('municipalities')) or id = scope_link_record());

create policy by_link on deficit_round for select to svyazka_app using (id = any ((select linked_sheet_rounds())::uuid[]));

do $$
declare
  tbl text;
  near constant text := 'organisation_id = any (scope_ids(''organisations'')) or municipality_id = any (scope_ids(''municipalities''))';
  mine constant text := 'organisation_id = linked_sheet_school()';
begin
  foreach tbl in array array['deficit', 'deficit_entry'] loop
    execute format('create policy by_link on %s for select to svyazka_app using (organisation_id = (select linked_sheet_school()))', tbl);
    execute format('create policy add_by_link on %s for insert to svyazka_app with check (%s)', tbl, mine);
    execute format('create policy change_by_link on %s for update to svyazka_app using (%s)', tbl, mine);
    execute format('alter policy narrow_add on %s with check (%s or %s)', tbl, near, mine);
    execute format('alter policy narrow_change on %s using (%s or %s)', tbl, near, mine);
  end loop;
end $$;
