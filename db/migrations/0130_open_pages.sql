-- Open pages (decisions 17 and 20, ADR 0017): a person shows a programme or a model to everybody. The role of the pages
-- without sign-in reads the views here and nothing else; a view names the columns that anybody may see, one by one.

create table opening (
  id uuid primary key,
  record_id uuid not null references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  -- the very passport that was approved: a later one is shown when it is opened again
  passport_id uuid references model_passport,
  opened_at timestamptz not null,
  opened_by uuid references person,
  shut_at timestamptz,
  shut_by uuid references person
);
create unique index opening_once on opening (record_id) where shut_at is null;
create index opening_by_record on opening (record_id, opened_at desc);
call protect('opening', 'child');

-- What is open is read by everybody through the views below. For those who sign in such a record stays what it was: it
-- reaches the nodes below its owner, so that the rows under it (categories, papers, questions) open to nobody new.
alter policy see on record using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (reach in ('below','open') and organisation_id is null and coalesce(municipality_id, region_id) = any ((select scope_above())::uuid[]))
  or (reach in ('shared','below','open') and shared_with_me(id))
  or id = scope_link_record()
  or id in (select shared_to_me()));

create view open_programme with (security_barrier = true) as
select p.id, g.name as region, p.name, p.short_name, p.purpose, p.from_on, p.until_on, p.state, act.note as act, act.date_on as act_on, o.opened_at,
  greatest(o.opened_at, (select max(s.at) from state_change s where s.record_id = p.id and s.row_id is null)) as changed_at
from opening o join record r on r.id = o.record_id and r.reach = 'open' join programme p on p.id = r.id join region g on g.id = p.region_id
  left join lateral (select s.note, (select d.date_on from record_link l join directive d on d.id = l.to_record_id
      where l.record_id = p.id and l.row_id is null and l.kind = 'source' and l.as_written = s.note limit 1) as date_on
    from state_change s where s.record_id = p.id and s.row_id is null and s.to_state = 'agreed' order by s.at desc limit 1) act on true
where o.shut_at is null and p.state <> 'draft';

create view open_stage with (security_barrier = true) as
select s.id, s.record_id as programme_id, s.ord, s.name, s.from_on, s.until_on, s.brings
from programme_stage s join open_programme p on p.id = s.record_id;

-- Without «Основные разработчики модели»: those are people.
create view open_model with (security_barrier = true) as
select m.id, m.programme_id, g.name as region, u.name as municipality, m.state, p.from_on, p.until_on, act.note as act, act.date_on as act_on,
  v.fields ->> 'name' as name, v.fields ->> 'type' as type, v.fields ->> 'authority' as authority, v.fields ->> 'grounds' as grounds, v.fields ->> 'idea' as idea,
  v.fields ->> 'novelty' as novelty, v.fields ->> 'goals' as goals, v.fields ->> 'period' as period, v.fields ->> 'directions' as directions,
  v.fields ->> 'funding' as funding, v.fields ->> 'effect' as effect, o.opened_at,
  greatest(o.opened_at, (select max(s.at) from state_change s where s.record_id = m.id and s.row_id is null)) as changed_at
from opening o join record r on r.id = o.record_id and r.reach = 'open' join municipal_model m on m.id = r.id
  join programme p on p.id = m.programme_id join municipality u on u.id = m.municipality_id join region g on g.id = m.region_id
  join model_passport v on v.id = o.passport_id and v.number is not null
  left join lateral (select s.note, (select d.date_on from record_link l join directive d on d.id = l.to_record_id
      where l.record_id = m.id and l.row_id is null and l.kind = 'source' and l.as_written = s.note limit 1) as date_on
    from state_change s where s.record_id = m.id and s.row_id is null and s.to_state = 'agreed' order by s.at desc limit 1) act on true
where o.shut_at is null and m.state <> 'draft';

-- Names alone, in one order: nothing here tells which school is helped and which one helps.
create view open_participant with (security_barrier = true) as
select t.record_id as model_id, c.short_name as name, c.normal_name as sort_name, t.from_on, t.until_on
from participation t join open_model m on m.id = t.record_id join organisation c on c.id = t.organisation_id;

grant select on open_programme, open_stage, open_model, open_participant to svyazka_open;

-- Functions that look past the policies are for those who sign in and for jobs, never for the open pages.
do $$
declare
  each record;
begin
  for each in select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('svyazka_open', p.oid, 'execute')
  loop
    execute format('grant execute on function %s to svyazka_app, svyazka_worker, svyazka_auth', each.name);
    execute format('revoke execute on function %s from public', each.name);
  end loop;
end $$;
