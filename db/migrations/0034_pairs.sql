-- Pairs and networks of schools: who helps whom, by which persons, with what aim, from day to day.

create table school_pair (
  id uuid primary key references record,
  region_id uuid not null references region,
  -- of the curated schools when it is one; null for a network across municipalities
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  programme_id uuid references programme,
  title text not null,
  from_on date not null,
  until_on date not null,
  state text not null default 'proposed',
  -- last day of help when it ended before its term
  ended_on date,
  ended_reason text,
  plan_roadmap_id uuid references roadmap,
  version integer not null default 1,
  constraint pair_state_known check (state in ('proposed','agreed','confirmed','working','endedEarly','ended','declined')),
  constraint pair_period_right check (until_on > from_on),
  constraint early_end_has_reason check (state not in ('endedEarly','declined') or length(btrim(ended_reason)) > 0)
);
create index school_pair_by_municipality on school_pair (municipality_id, state);
create index school_pair_by_region on school_pair (region_id, state);
call protect('school_pair', 'noun');

-- A side of the pair. Owner columns are the school's own: it and its municipality write here, the partner reads.
create table pair_school (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  side text not null,
  -- as it was called: a partner from another municipality does not see the register
  name text not null,
  agreed_on date,
  channel text not null default 'self',
  constraint pair_side_known check (side in ('curated','mentor')),
  constraint pair_school_once unique (record_id, organisation_id)
);
create index pair_school_by_school on pair_school (organisation_id);
create index pair_school_by_municipality on pair_school (municipality_id);
create index pair_school_by_region on pair_school (region_id);
call protect('pair_school', 'child');

-- A school of the pair moves it too: agreeing is a change of the pair itself.
create policy change_side on school_pair for update to svyazka_app using (exists (
  select 1 from pair_school s where s.record_id = school_pair.id
    and (s.organisation_id = any ((select scope_ids('organisations'))::uuid[]) or s.municipality_id = any ((select scope_ids('municipalities'))::uuid[]))));

-- Who of the mentor schools helps which curated school. Days half-open.
create table pair_bond (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  -- the curated school
  organisation_id uuid not null references organisation,
  mentor_id uuid not null references organisation,
  kind text not null,
  subject text not null default '',
  from_on date not null,
  until_on date not null,
  is_live boolean not null default true,
  constraint bond_kind_known check (kind in ('lead','subject')),
  constraint subject_mentor_has_subject check (kind = 'lead' or length(btrim(subject)) > 0),
  constraint bond_period_right check (until_on > from_on),
  constraint not_its_own_mentor check (organisation_id <> mentor_id),
  constraint bond_once exclude using gist (organisation_id with =, mentor_id with =, subject with =, daterange(from_on, until_on) with &&) where (is_live),
  constraint one_lead_at_a_time exclude using gist (organisation_id with =, daterange(from_on, until_on) with &&) where (is_live and kind = 'lead')
);
create index pair_bond_by_pair on pair_bond (record_id);
create index pair_bond_by_mentor on pair_bond (mentor_id) where is_live;
create index pair_bond_by_municipality on pair_bond (municipality_id);
create index pair_bond_by_region on pair_bond (region_id);
call protect('pair_bond', 'child');
-- A pair that ends or is declined lets go of its schools, whichever side says so.
create policy change_side on pair_bond for update to svyazka_app using (exists (
  select 1 from pair_school s where s.record_id = pair_bond.record_id
    and (s.organisation_id = any ((select scope_ids('organisations'))::uuid[]) or s.municipality_id = any ((select scope_ids('municipalities'))::uuid[]))));

-- People of a school in the pair: who leads, who helps in a subject.
create table pair_person (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  person_id uuid references person,
  name text not null,
  position text not null default '',
  duty text not null,
  subject text not null default '',
  from_on date not null,
  until_on date,
  constraint pair_duty_known check (duty in ('lead','subject','contact')),
  constraint pair_person_period_right check (until_on is null or until_on >= from_on),
  constraint pair_person_once exclude using gist (record_id with =, organisation_id with =, name with =, duty with =, subject with =, daterange(from_on, until_on) with &&)
);
create index pair_person_by_pair on pair_person (record_id);
create index pair_person_by_school on pair_person (organisation_id);
call protect('pair_person', 'child');

-- What the help is for. `source` names the row (a deficit) that it came from; the same row becomes a goal once.
create table pair_goal (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  -- the curated school whose goal it is
  organisation_id uuid not null references organisation,
  text text not null,
  subject text not null default '',
  expected text not null default '',
  source_record_id uuid references record,
  source_row_id uuid,
  state text not null default 'open',
  closed_on date,
  outcome text not null default '',
  version integer not null default 1,
  constraint goal_state_known check (state in ('open','met','dropped')),
  constraint goal_closed_iff_dated check ((state = 'open') = (closed_on is null)),
  constraint goal_source_once unique (record_id, source_record_id, source_row_id, organisation_id)
);
create index pair_goal_by_pair on pair_goal (record_id);
create index pair_goal_by_source on pair_goal (source_record_id, source_row_id);
call protect('pair_goal', 'child');

-- Does the pair fit, and how did it go: seen by the school that says it and those above, never by the partner.
create table pair_opinion (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  kind text not null,
  mark text not null,
  helped text not null default '',
  missing text not null default '',
  on_day date not null,
  channel text not null default 'self',
  by_person uuid references person,
  constraint opinion_kind_known check (kind in ('fit','closing')),
  constraint opinion_mark_known check (mark in ('yes','partly','no')),
  constraint opinion_once unique (record_id, organisation_id, kind)
);
call protect('pair_opinion', 'own');

-- How many schools a mentor school can help at one time; the usual number stands in the program.
create table mentor_capacity (
  organisation_id uuid primary key references organisation,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  schools integer not null,
  set_on date not null,
  constraint capacity_sane check (schools between 0 and 20)
);
call protect('mentor_capacity', 'own');

-- How many curated schools a mentor school has agreed to help in these days, in whatever place they are, and how many it can.
create function mentor_load(mentor uuid, from_day date, until_day date, but uuid)
returns table (taken integer, most integer) language sql stable security definer set search_path = public as $$
  select (select count(distinct b.organisation_id)::int from pair_bond b join school_pair p on p.id = b.record_id
      join pair_school s on s.record_id = b.record_id and s.organisation_id = b.mentor_id and s.agreed_on is not null
    where b.mentor_id = mentor and b.is_live and p.state in ('proposed','agreed','confirmed','working') and p.id <> but
      and daterange(b.from_on, b.until_on) && daterange(from_day, until_day)),
    (select c.schools from mentor_capacity c where c.organisation_id = mentor)
$$;
revoke all on function mentor_load(uuid, date, date, uuid) from public;
grant execute on function mentor_load(uuid, date, date, uuid) to svyazka_app, svyazka_worker;
