-- Matching of mentor schools: offers of a year, plans that the program proposes, what people decide about them,
-- consent of schools, what the committee says of each pair, publication by an act.

-- «Закрепление школ-наставников»: one undertaking of a municipality (or of a region over its municipalities).
create table matching (
  id uuid primary key references record,
  region_id uuid not null references region,
  -- null: the region matches across municipalities
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  programme_id uuid references programme,
  title text not null,
  -- first calendar year of the school year whose offers are taken
  school_year integer not null,
  -- days of the pairs to be, half-open
  from_on date not null,
  until_on date not null,
  offers_until date not null,
  consent_until date,
  -- what silence until the date means
  silence text not null default 'agrees',
  -- changes in mid-year go on from what was published
  continues_id uuid references matching,
  reason text not null default '',
  state text not null default 'collecting',
  -- the scenario that schools are asked about
  scenario_id uuid,
  directive_id uuid references directive,
  published_on date,
  cancelled_reason text,
  version integer not null default 1,
  constraint matching_state_known check (state in ('collecting','planning','consent','deciding','published','cancelled')),
  constraint matching_period_right check (until_on > from_on),
  constraint silence_known check (silence in ('agrees','objects')),
  constraint cancelled_with_reason check (state <> 'cancelled' or length(btrim(cancelled_reason)) > 0),
  constraint consent_has_scenario check (state not in ('consent','deciding','published') or (scenario_id is not null and consent_until is not null)),
  constraint published_is_dated check ((state = 'published') = (published_on is not null))
);
create index matching_by_municipality on matching (municipality_id, school_year desc);
create index matching_by_region on matching (region_id, school_year desc);
call protect('matching', 'noun');

-- What a school offers this year, or why it does not: one answer per school and year. Any school may offer (R049).
create table mentor_offer (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  school_year integer not null,
  state text not null,
  reason text not null default '',
  kind text not null default 'strong',
  -- schools it can lead, links as a subject mentor
  cap_lead integer not null default 0,
  cap_subject integer not null default 0,
  is_remote boolean not null default false,
  forms text[] not null default '{}',
  subjects text[] not null default '{}',
  languages text[] not null default '{}',
  wishes text not null default '',
  channel text not null default 'self',
  answered_on date not null,
  answered_by uuid references person,
  version integer not null default 1,
  constraint offer_once unique (organisation_id, school_year),
  constraint offer_state_known check (state in ('offered','refused')),
  constraint refusal_has_reason check (state <> 'refused' or length(btrim(reason)) > 0),
  constraint offer_kind_known check (kind in ('strong','resilient','site','other')),
  constraint offer_has_place check (state = 'refused' or cap_lead + cap_subject > 0),
  constraint offer_places_sane check (cap_lead between 0 and 20 and cap_subject between 0 and 40),
  constraint offer_channel_known check (channel in ('self','phone','paper','file'))
);
create index mentor_offer_by_municipality on mentor_offer (municipality_id, school_year);
create index mentor_offer_by_region on mentor_offer (region_id, school_year);
call protect('mentor_offer', 'noun');

create table mentor_offer_theme (
  id uuid primary key,
  record_id uuid not null references mentor_offer,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  theme_id uuid not null references deficit_theme,
  level integer not null,
  constraint offer_theme_once unique (record_id, theme_id),
  constraint offer_level_known check (level between 1 and 3)
);
create index mentor_offer_theme_by_municipality on mentor_offer_theme (municipality_id);
call protect('mentor_offer_theme', 'child');

-- What a person has laid down before the program counts: obeyed by every plan made afterwards.
create table matching_decision (
  id uuid primary key,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  mentee_id uuid references organisation,
  mentor_id uuid references organisation,
  -- the hard rule that `allow` lifts for this pair
  rule text,
  value integer,
  reason text not null,
  by_person uuid references person,
  on_day date not null,
  withdrawn_on date,
  constraint decision_kind_known check (kind in ('pin','ban','capacity','allow')),
  constraint decision_shape check (case kind
    when 'capacity' then mentor_id is not null and mentee_id is null and value between 0 and 20
    when 'allow' then mentor_id is not null and mentee_id is not null and rule is not null
    else mentor_id is not null and mentee_id is not null end),
  constraint decision_has_reason check (length(btrim(reason)) > 0)
);
create unique index decision_once on matching_decision (record_id, kind, mentee_id, mentor_id, rule) nulls not distinct where withdrawn_on is null;
create index matching_decision_by_municipality on matching_decision (municipality_id);
call protect('matching_decision', 'own');

-- A plan, with everything that it was counted from: it can be counted again and must come out the same.
create table matching_scenario (
  id uuid primary key,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  title text not null,
  mode text not null,
  policy jsonb not null,
  policy_version text not null,
  state text not null default 'queued',
  fault text,
  -- the snapshot of schools, needs, offers, allowed and excluded pairs, decisions
  request jsonb,
  input_hash text,
  solver text,
  seed integer not null default 0,
  value text,
  certificate jsonb,
  metrics jsonb,
  groups jsonb,
  ms integer,
  made_by uuid references person,
  made_on date not null,
  version integer not null default 1,
  constraint scenario_mode_known check (mode in ('sum','floor','leximin','hybrid')),
  constraint scenario_state_known check (state in ('queued','running','rough','done','failed','dropped')),
  constraint scenario_counted check (state not in ('rough','done') or (request is not null and input_hash is not null and value is not null))
);
create index matching_scenario_by_matching on matching_scenario (record_id);
create index matching_scenario_by_municipality on matching_scenario (municipality_id);
call protect('matching_scenario', 'own');
alter table matching add constraint matching_scenario_taken foreign key (scenario_id) references matching_scenario;

-- A pair of a plan. Names are copied: the plan is read as it was counted.
create table matching_line (
  id uuid primary key,
  scenario_id uuid not null references matching_scenario,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  mentee_id uuid not null references organisation,
  mentee_name text not null,
  -- null: nobody could be found, or a person took the pair away
  mentor_id uuid references organisation,
  mentor_name text not null default '',
  kind text not null,
  subject text not null default '',
  score integer not null default 0,
  -- percent of the weighed need that this mentor covers
  coverage integer not null default 0,
  minutes integer not null default 0,
  -- themes with severity, level and points; context; last year; load
  why jsonb not null default '{}',
  is_pinned boolean not null default false,
  is_by_hand boolean not null default false,
  constraint line_kind_known check (kind in ('lead','subject')),
  constraint line_not_itself check (mentee_id <> mentor_id),
  constraint line_once unique nulls not distinct (scenario_id, mentee_id, mentor_id)
);
create unique index one_lead_in_plan on matching_line (scenario_id, mentee_id) where kind = 'lead';
create index matching_line_by_municipality on matching_line (municipality_id);
call protect('matching_line', 'own');

-- What a school is asked about a pair of the plan: its own row, written by it or for it.
create table matching_consent (
  id uuid primary key,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  -- the school that is asked
  organisation_id uuid not null references organisation,
  side text not null,
  partner_id uuid not null references organisation,
  partner_name text not null,
  kind text not null,
  subject text not null default '',
  themes text[] not null default '{}',
  state text not null default 'waiting',
  reason text not null default '',
  -- up to three other mentor schools in the order wished, by the curated school
  wishes uuid[] not null default '{}',
  -- heads of both schools are relatives: declared by either
  has_relatives boolean not null default false,
  answered_on date,
  answered_by uuid references person,
  channel text not null default 'self',
  version integer not null default 1,
  constraint consent_side_known check (side in ('curated','mentor')),
  constraint consent_kind_known check (kind in ('lead','subject')),
  constraint consent_state_known check (state in ('waiting','agreed','objected','silent')),
  constraint objection_has_reason check (state <> 'objected' or length(btrim(reason)) > 0),
  constraint three_wishes check (cardinality(wishes) <= 3),
  constraint consent_channel_known check (channel in ('self','phone','paper')),
  constraint consent_once unique (record_id, organisation_id, partner_id, kind)
);
create index matching_consent_by_school on matching_consent (organisation_id, state);
create index matching_consent_by_municipality on matching_consent (municipality_id);
create index matching_consent_by_region on matching_consent (region_id);
call protect('matching_consent', 'own');

-- A named check stops a pair until a person lifts it with a reason.
create table matching_lift (
  id uuid primary key,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  mentee_id uuid not null references organisation,
  mentor_id uuid not null references organisation,
  check_code text not null,
  reason text not null,
  by_person uuid references person,
  on_day date not null,
  constraint lift_once unique (record_id, mentee_id, mentor_id, check_code),
  constraint lift_has_reason check (length(btrim(reason)) > 0)
);
call protect('matching_lift', 'own');

-- What the committee says of a pair.
create table matching_ruling (
  id uuid primary key,
  record_id uuid not null references matching,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  mentee_id uuid not null references organisation,
  mentor_id uuid not null references organisation,
  kind text not null,
  ruling text not null,
  reason text not null default '',
  by_person uuid references person,
  on_day date not null,
  -- the pair it became
  pair_id uuid references school_pair,
  version integer not null default 1,
  constraint ruling_known check (ruling in ('confirmed','refused')),
  constraint ruling_kind_known check (kind in ('lead','subject')),
  constraint refused_ruling_has_reason check (ruling <> 'refused' or length(btrim(reason)) > 0),
  constraint ruling_once unique (record_id, mentee_id, mentor_id, kind)
);
create index matching_ruling_by_municipality on matching_ruling (municipality_id);
call protect('matching_ruling', 'own');

-- Plans tell what each school lacks: like deficits (decisions 21) they are the municipality's; the region keeps its own.
create procedure protect_plan(tbl regclass) language plpgsql as $$
declare
  near constant text := '(municipality_id = any ((select scope_ids(''municipalities''))::uuid[])
    or (municipality_id is null and region_id = any ((select scope_ids(''regions''))::uuid[])))';
begin
  execute format('create policy narrow on %s as restrictive for select to svyazka_app using (%s)', tbl, near);
end $$;
call protect_plan('matching_scenario');
call protect_plan('matching_line');
call protect_plan('matching_decision');
call protect_plan('matching_lift');
call protect_plan('matching_ruling');
