-- The region opens a round of deficits for all its municipalities at once: one sending that can be recalled whole (product, section 4.17).

create table deficit_call (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  programme_id uuid not null references programme,
  quarter_on date not null,
  opened_on date not null,
  rounds integer not null,
  schools integer not null,
  -- municipalities left out, as they were named that day: [{name, why, day}]
  skipped jsonb not null default '[]',
  version integer not null default 1,
  constraint skipped_not_endless check (length(skipped::text) <= 200000)
);
create index deficit_call_by_region on deficit_call (region_id, quarter_on desc);
call protect('deficit_call', 'noun');

alter table deficit_round add column call_id uuid references deficit_call;
create index deficit_round_by_call on deficit_round (call_id) where call_id is not null;

-- a round whose sending was recalled gives its quarter back
alter table deficit_round drop constraint deficit_round_once;
create unique index deficit_round_once on deficit_round (programme_id, municipality_id, quarter_on) where state <> 'recalled';
alter table deficit_round drop constraint round_state_known;
alter table deficit_round add constraint round_state_known check (state in ('planned','open','closed','recalled'));
alter table deficit_round drop constraint round_closed_with_reason;
alter table deficit_round add constraint round_closed_with_reason check ((state in ('closed','recalled')) = (closed_on is not null and closed_reason is not null));

-- The region gives out the sheets of its own call and reads none of them (decisions 21).
drop policy narrow_add on deficit_sheet;
create policy narrow_add on deficit_sheet as restrictive for insert to svyazka_app with check (
  organisation_id = any ((select scope_ids('organisations'))::uuid[]) or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or (state = 'waiting' and working = '[]'::jsonb and exists (
    select 1 from deficit_round r where r.id = deficit_sheet.round_id and r.call_id is not null and r.region_id = any ((select scope_ids('regions'))::uuid[]))));

create or replace function deficit_round_figures(of_region uuid, quarter date)
returns table (municipality_id uuid, round_id uuid, state text, due_on date, expected integer, submitted integer, late integer)
language sql stable security definer set search_path to public as $$
  select r.municipality_id, r.id, r.state, r.due_on, count(s.id)::int, count(s.id) filter (where s.state = 'sent')::int,
    count(s.id) filter (where s.sent_on > greatest(r.due_on, coalesce(s.extended_until, r.due_on)))::int
  from deficit_round r left join deficit_sheet s on s.round_id = r.id
  where r.region_id = of_region and r.quarter_on = quarter and r.state <> 'recalled'
    and (of_region = any (scope_ids('regions')) or r.municipality_id = any (scope_ids('municipalities')))
  group by r.id
$$;

-- the programme of a call leads to its assignments
create or replace view record_programme with (security_invoker = true) as
with direct(record_id, programme_id) as (
    select id, id from programme
    union all select id, programme_id from municipal_model
    union all select id, programme_id from deficit_round
    union all select id, programme_id from deficit_call
    union all select id, programme_id from school_pair where programme_id is not null
    union all select id, programme_id from matching where programme_id is not null
    union all select l.to_record_id, p.id from record_link l join programme p on p.id = l.record_id where l.kind in ('source','ground')
    union all select l.to_record_id, m.programme_id from record_link l join municipal_model m on m.id = l.record_id where l.kind in ('source','ground')),
  led(record_id, programme_id) as (
    select record_id, programme_id from direct
    union all select s.id, d.programme_id from deficit_sheet s join direct d on d.record_id = s.round_id
    union all select c.id, d.programme_id from contract c join direct d on d.record_id = c.pair_id
    union all select v.record_id, d.programme_id from roadmap_version v join direct d on d.record_id = v.directive_id)
select record_id, programme_id from led where record_id is not null
union select a.id, led.programme_id from assignment a join led on led.record_id = a.source_record_id;
