-- The ground: territory, organisations, people, records and everything the command runner writes.
-- SQL at the level of PostgreSQL 15. Periods are half-open dates. Ids are made by the program (uuid v7).

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- ---------------------------------------------------------------- who is asking
-- Settings are made per transaction from the session; an unset one means "nobody".
create function scope_ids(kind text) returns uuid[] language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.' || kind, true), '')::uuid[], '{}'::uuid[])
$$;
create function scope_person() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;
create function scope_kind() returns text language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.kind', true), ''), 'nobody')
$$;
-- The one record that a person with a one-time link sees.
create function scope_link_record() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.link_record', true), '')::uuid
$$;

-- ---------------------------------------------------------------- installation
create table installation (
  key text primary key,
  value text not null
);

-- ---------------------------------------------------------------- territory
create table region (
  id uuid primary key,
  name text not null,
  name_genitive text not null,
  -- IANA name; Russia has 11 zones (decisions 27)
  zone text not null default 'Europe/Moscow',
  oktmo text,
  -- true for the region that stories are played in (decisions 29)
  is_demo boolean not null default false,
  constraint region_name_once unique (name)
);

create table municipality (
  id uuid primary key,
  region_id uuid not null references region,
  name text not null,
  name_genitive text not null,
  name_prepositional text not null,
  short_name text not null,
  zone text,
  oktmo text,
  constraint municipality_name_once unique (region_id, name)
);
create index municipality_by_region on municipality (region_id, name);

create table education_district (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  name text not null,
  constraint education_district_once unique nulls not distinct (region_id, municipality_id, name)
);

-- Local words of a municipality for categories, roles, the method day and pupils (R219), with cases.
create table local_label (
  municipality_id uuid not null references municipality,
  code text not null,
  nominative text not null,
  genitive text,
  dative text,
  plural text,
  plural_genitive text,
  plural_dative text,
  primary key (municipality_id, code)
);

-- ---------------------------------------------------------------- organisations
create table organisation (
  id uuid primary key,
  region_id uuid not null references region,
  -- null: an organisation of the region itself
  municipality_id uuid references municipality,
  education_district_id uuid references education_district,
  kind text not null,
  full_name text not null,
  short_name text not null,
  legal_form text,
  school_type text,
  -- one normal form for search (decisions 48), kept by the program
  normal_name text not null,
  inn text, kpp text, ogrn text, oktmo text, okpo text,
  address text,
  latitude double precision, longitude double precision,
  is_rural boolean,
  pupils integer, teachers integer,
  adverse_social_conditions boolean not null default false,
  site_url text, email text, phone text,
  state text not null default 'active',
  closed_on date, closed_reason text,
  successor_id uuid references organisation,
  version integer not null default 1,
  constraint organisation_kind_known check (kind in ('authority','methodicalService','institute','school','supplementary','other')),
  constraint organisation_state_known check (state in ('active','reorganising','closed')),
  constraint closed_iff_dated check ((state = 'closed') = (closed_on is not null)),
  constraint pupils_not_negative check (pupils >= 0),
  constraint teachers_not_negative check (teachers >= 0),
  constraint inn_shape check (inn ~ '^(\d{10}|\d{12})$'),
  constraint ogrn_shape check (ogrn ~ '^(\d{13}|\d{15})$')
);
create unique index organisation_inn_once on organisation (inn) where inn is not null and state <> 'closed';
-- R233: a school's name is unique only within its municipality
create unique index organisation_name_once on organisation (region_id, municipality_id, normal_name) nulls not distinct where state <> 'closed';
create index organisation_by_municipality on organisation (municipality_id, kind, short_name);
create index organisation_by_region on organisation (region_id, kind, short_name);
create index organisation_name_search on organisation using gin (normal_name gin_trgm_ops);

create table organisation_alias (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  alias text not null,
  normal_alias text not null,
  -- where it was met: register, a person's correction of a reading, a merge
  origin text not null,
  constraint alias_once unique (organisation_id, normal_alias)
);
create index organisation_alias_search on organisation_alias using gin (normal_alias gin_trgm_ops);
create index organisation_alias_by_municipality on organisation_alias (municipality_id, normal_alias);

-- R226: a methodical service may be a unit inside an organisation, with its own head.
create table organisation_unit (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  name text not null,
  name_genitive text,
  kind text not null default 'department',
  constraint unit_once unique (organisation_id, name)
);

-- Categories are exclusive, dated, with their basis (R043-R047).
create table organisation_category (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  category text not null,
  from_on date not null,
  until_on date,
  basis text not null,
  constraint category_known check (category in ('lowResults','highResults','atRisk','resilient')),
  constraint category_period_right check (until_on is null or until_on > from_on),
  constraint one_category_at_a_time exclude using gist (organisation_id with =, daterange(from_on, until_on) with &&)
);
create index organisation_category_by_municipality on organisation_category (municipality_id, category);

-- Other dated attributes: engagement level per programme (R181), innovation site, vacant post of head.
create table organisation_attribute (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  attribute text not null,
  value text not null,
  -- the school's own words beside the mark (product, section 4.8)
  school_words text,
  from_on date not null,
  until_on date,
  basis text not null,
  constraint attribute_period_right check (until_on is null or until_on > from_on),
  constraint one_value_at_a_time exclude using gist (organisation_id with =, attribute with =, daterange(from_on, until_on) with &&)
);

create table external_id (
  system text not null,
  kind text not null,
  value text not null,
  id uuid not null,
  primary key (system, kind, value)
);
create index external_id_back on external_id (id);

-- ---------------------------------------------------------------- people
create table person (
  id uuid primary key,
  account_id text unique,
  region_id uuid references region,
  last_name text not null,
  first_name text not null,
  middle_name text,
  genitive text, dative text,
  language text not null default 'ru',
  notify text not null default 'digest',
  state text not null default 'active',
  merged_into uuid references person,
  version integer not null default 1,
  constraint person_state_known check (state in ('active','left','merged','erased')),
  constraint language_known check (language in ('ru','en')),
  constraint notify_known check (notify in ('digest','each','none'))
);
create index person_by_name on person (lower(last_name), lower(first_name));

-- Sensitive part in a table of its own with a narrower policy (decisions 21).
create table person_contact (
  person_id uuid primary key references person,
  email text,
  phone text
);

create table position_held (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  unit_id uuid references organisation_unit,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  title text not null,
  title_genitive text, title_dative text,
  from_on date not null,
  until_on date,
  constraint position_period_right check (until_on is null or until_on > from_on)
);
create index position_held_by_person on position_held (person_id);
create index position_held_by_organisation on position_held (organisation_id);

-- A role is held at a node, from-until dates, by an act.
create table role_held (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null,
  level text not null,
  region_id uuid references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  from_on date not null,
  until_on date,
  -- words of the act; the record of the directive when it is in the register
  act text,
  act_record_id uuid,
  act_clause text,
  -- delegation (decisions 25): who handed the duty over
  delegated_by uuid references person,
  constraint role_level_known check (level in ('installation','region','municipality','organisation')),
  constraint node_of_its_level check (
    case level
      when 'installation' then region_id is null and municipality_id is null and organisation_id is null
      when 'region' then region_id is not null and municipality_id is null and organisation_id is null
      when 'municipality' then region_id is not null and municipality_id is not null and organisation_id is null
      else region_id is not null and organisation_id is not null end),
  constraint role_period_right check (until_on is null or until_on > from_on)
);
create index role_held_by_person on role_held (person_id);
create index role_held_by_node on role_held (organisation_id, municipality_id, region_id, role);

create table invitation (
  id uuid primary key,
  person_id uuid not null references person,
  -- the secret itself is never stored
  token_hash text not null unique,
  -- short code of a printed letter
  code_hash text unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  tries integer not null default 0,
  created_at timestamptz not null,
  created_by uuid references person
);

-- ---------------------------------------------------------------- records
-- One row per thing that has its own page and history (decisions 8).
create table record (
  id uuid primary key,
  kind text not null,
  title text not null,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  reach text not null default 'own',
  author_id uuid references person,
  created_at timestamptz not null,
  version integer not null default 1,
  constraint reach_known check (reach in ('own','below','shared','open'))
);
create index record_by_region on record (region_id, kind, id);
create index record_by_municipality on record (municipality_id, kind, id);
create index record_by_organisation on record (organisation_id, kind, id);

create table share (
  record_id uuid not null references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  until_on date,
  why text not null,
  constraint share_once unique nulls not distinct (record_id, municipality_id, organisation_id)
);
create index share_by_organisation on share (organisation_id, record_id);
create index share_by_municipality on share (municipality_id, record_id);

-- Every fact comes from a clause (R217): record -> record (+ row) with the words of the reference.
create table record_link (
  id uuid primary key,
  record_id uuid not null references record,
  row_id uuid,
  kind text not null,
  to_record_id uuid references record,
  to_row_id uuid,
  -- «п. 2.1 распоряжения № 94»; kept when the act itself is not in the register
  as_written text not null,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  constraint link_kind_known check (kind in ('ground','source','answers','amends','repeals','copiedFrom','annexOf'))
);
create index record_link_from on record_link (record_id);
create index record_link_to on record_link (to_record_id);

-- «На дату» (decisions 15): written by the runner for every transition.
create table state_change (
  id uuid primary key,
  record_id uuid not null references record,
  row_id uuid,
  from_state text,
  to_state text not null,
  on_day date not null,
  at timestamptz not null,
  by_person uuid references person,
  by_role text,
  note text,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation
);
create index state_change_by_record on state_change (record_id, row_id, at);

create table file_blob (
  sha256 text primary key,
  size bigint not null,
  created_at timestamptz not null,
  constraint sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);

create table attachment (
  id uuid primary key,
  record_id uuid not null references record,
  row_id uuid,
  purpose text not null default 'evidence',
  name text not null,
  sha256 text not null references file_blob,
  size bigint not null,
  media_type text not null,
  added_by uuid references person,
  added_at timestamptz not null,
  removed_at timestamptz,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation
);
create index attachment_by_record on attachment (record_id, row_id);
create index attachment_by_hash on attachment (sha256);

-- Questions and answers, remarks: people's words on any record.
create table remark (
  id uuid primary key,
  record_id uuid not null references record,
  row_id uuid,
  text text not null,
  by_person uuid not null references person,
  by_role text,
  at timestamptz not null,
  answered_by uuid references remark,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation
);
create index remark_by_record on remark (record_id, at);

-- ---------------------------------------------------------------- the runner's own tables
create table command_done (
  key uuid primary key,
  person_id uuid,
  command text not null,
  input_hash text not null,
  location text not null,
  at timestamptz not null
);
create index command_done_by_time on command_done (at);

create table draft (
  id uuid primary key,
  person_id uuid not null references person,
  form text not null,
  -- record or command_key the draft is about
  subject text not null,
  title text not null default '',
  address text not null default '',
  fields jsonb not null,
  base_version integer,
  revision integer not null default 1,
  updated_at timestamptz not null,
  constraint draft_once unique (person_id, form, subject)
);

create table fact (
  id uuid primary key,
  name text not null,
  record_id uuid references record,
  payload jsonb not null default '{}',
  at timestamptz not null
);
create table fact_done (
  fact_id uuid not null references fact,
  handler text not null,
  at timestamptz not null,
  primary key (fact_id, handler)
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  command text not null,
  record_id uuid,
  row_id uuid,
  person_id uuid,
  role text,
  region_id uuid,
  municipality_id uuid,
  organisation_id uuid,
  request_id text,
  channel text not null default 'self',
  -- ids and codes only: personal values stand in audit_personal, erasable without breaking the seals
  change jsonb not null default '{}',
  digest text not null
);
create index audit_entry_by_record on audit_entry (record_id, id);
create index audit_entry_by_person on audit_entry (person_id, id);
create index audit_entry_by_region on audit_entry (region_id, id);

create table audit_personal (
  entry_id bigint primary key references audit_entry,
  words jsonb not null
);

-- Ordered digests of committed entries, each block with the digest of the one before (decisions 36).
create table audit_seal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  previous text not null,
  digest text not null
);
create table audit_seal_entry (
  entry_id bigint primary key references audit_entry,
  seal_id bigint not null references audit_seal
);
create index audit_seal_entry_by_seal on audit_seal_entry (seal_id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry for each statement execute function audit_is_append_only();
create trigger audit_seal_entry_append_only before update or delete on audit_seal_entry for each statement execute function audit_is_append_only();
create trigger audit_seal_append_only before update or delete on audit_seal for each statement execute function audit_is_append_only();

-- A person without an account: bound to one record and a named set of commands (decisions 24).
create table one_time_link (
  id uuid primary key,
  token_hash text not null unique,
  record_id uuid not null references record,
  row_id uuid,
  commands text[] not null,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  address text not null,
  label text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  tries integer not null default 0,
  created_by uuid references person,
  created_at timestamptz not null
);
create index one_time_link_by_record on one_time_link (record_id);

-- Numbers that people say aloud: per register, owner and year, taken inside the transaction.
create table counter (
  register text not null,
  owner uuid not null,
  year integer not null,
  value integer not null default 0,
  primary key (register, owner, year)
);

-- Working days and moved days (decisions 28); weekends are the fallback.
create table calendar_day (
  day date primary key,
  kind text not null,
  basis text not null,
  constraint calendar_kind_known check (kind in ('holiday','workday','shortened'))
);

-- What was told to whom: at most once a day about one thing (decisions 30).
create table notification (
  id uuid primary key,
  person_id uuid references person,
  -- shared mailbox of a school when nobody there has an account
  organisation_id uuid references organisation,
  code text not null,
  record_id uuid references record,
  row_id uuid,
  day date not null,
  words jsonb not null default '{}',
  address text not null default '',
  created_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  constraint told_once unique nulls not distinct (person_id, organisation_id, code, record_id, row_id, day)
);
create index notification_by_person on notification (person_id, created_at desc);

-- Days of the demo region that have been lived through (decisions 29), and the last daily run per zone.
create table daily_run (
  region_id uuid not null references region,
  day date not null,
  at timestamptz not null,
  primary key (region_id, day)
);

-- ---------------------------------------------------------------- row-level security
-- Owner match: the node itself and everything below it.
create procedure protect(tbl regclass, variant text) language plpgsql as $$
declare
  own constant text := '(organisation_id = any ((select scope_ids(''organisations''))::uuid[])
    or municipality_id = any ((select scope_ids(''municipalities''))::uuid[])
    or region_id = any ((select scope_ids(''regions''))::uuid[]))';
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
  write text := case when key is null then own else own || format(' or %s = (select scope_link_record())', key) end;
begin
  if see is null then raise exception 'unknown variant %', variant; end if;
  execute format('alter table %s enable row level security', tbl);
  execute format('create policy see on %s for select to svyazka_app using (%s)', tbl, see);
  execute format('create policy add on %s for insert to svyazka_app with check (%s)', tbl, write);
  execute format('create policy change on %s for update to svyazka_app using (%s) with check (%s)', tbl, write, write);
  execute format('create policy remove on %s for delete to svyazka_app using (%s)', tbl, own);
  execute format('create policy work on %s to svyazka_worker using (true) with check (true)', tbl);
  execute format('grant select, insert, update on %s to svyazka_app', tbl);
  execute format('grant select, insert, update, delete on %s to svyazka_worker', tbl);
end $$;

-- Reach (decisions 20): own, below, shared, open; a link sees its one record.
alter table record enable row level security;
create policy see on record for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (reach = 'below' and organisation_id is null and (
    municipality_id = any ((select scope_ids('above_municipalities'))::uuid[])
    or (municipality_id is null and region_id = any ((select scope_ids('above_regions'))::uuid[]))))
  or (reach = 'open' and scope_kind() <> 'nobody')
  or (reach in ('shared','below') and exists (
    select 1 from share s where s.record_id = record.id and (
      s.organisation_id = any ((select scope_ids('organisations'))::uuid[])
      or s.municipality_id = any ((select scope_ids('municipalities'))::uuid[])
      or (s.organisation_id is null and s.municipality_id = any ((select scope_ids('above_municipalities'))::uuid[])))))
  or id = (select scope_link_record()));
create policy add on record for insert to svyazka_app with check (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy change on record for update to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or id = (select scope_link_record()));
create policy work on record to svyazka_worker using (true) with check (true);
grant select, insert, update on record to svyazka_app;
grant select, insert, update, delete on record to svyazka_worker;

-- share: seen by both sides, written by whoever owns the record (checked by the commands and by this policy).
alter table share enable row level security;
create policy see on share for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or municipality_id = any ((select scope_ids('above_municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy add on share for insert to svyazka_app with check (exists (
  select 1 from record r where r.id = record_id and (
    r.organisation_id = any ((select scope_ids('organisations'))::uuid[])
    or r.municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or r.region_id = any ((select scope_ids('regions'))::uuid[]))));
create policy change on share for update to svyazka_app using (region_id = any ((select scope_ids('regions'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or organisation_id = any ((select scope_ids('organisations'))::uuid[]));
create policy work on share to svyazka_worker using (true) with check (true);
grant select, insert, update on share to svyazka_app;
grant select, insert, update, delete on share to svyazka_worker;

call protect('organisation_alias', 'reference');
call protect('organisation_unit', 'reference');
call protect('organisation_category', 'own');
call protect('organisation_attribute', 'own');
call protect('record_link', 'child');
call protect('state_change', 'child');
call protect('attachment', 'child');
call protect('remark', 'child');
call protect('position_held', 'reference');

-- Territory: names are public knowledge inside the program; they are written by administrators' commands.
alter table region enable row level security;
alter table municipality enable row level security;
alter table education_district enable row level security;
alter table local_label enable row level security;
alter table organisation enable row level security;
create policy see on region for select to svyazka_app using (scope_kind() <> 'nobody');
create policy change on region for update to svyazka_app using (id = any ((select scope_ids('regions'))::uuid[]));
create policy work on region to svyazka_worker using (true) with check (true);
create policy see on municipality for select to svyazka_app using (scope_kind() <> 'nobody');
create policy add on municipality for insert to svyazka_app with check (region_id = any ((select scope_ids('regions'))::uuid[]));
create policy change on municipality for update to svyazka_app using (id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy work on municipality to svyazka_worker using (true) with check (true);
create policy see on education_district for select to svyazka_app using (scope_kind() <> 'nobody');
create policy add on education_district for insert to svyazka_app with check (municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy work on education_district to svyazka_worker using (true) with check (true);
create policy see on local_label for select to svyazka_app using (scope_kind() <> 'nobody');
create policy add on local_label for insert to svyazka_app with check (municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
create policy change on local_label for update to svyazka_app using (municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
create policy work on local_label to svyazka_worker using (true) with check (true);
-- An organisation's card is seen by itself, by those above, by schools of the same municipality, and by partners of a shared record.
create policy see on organisation for select to svyazka_app using (
  id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or municipality_id = any ((select scope_ids('above_municipalities'))::uuid[])
  or (municipality_id is null and region_id = any ((select scope_ids('above_regions'))::uuid[])));
create policy add on organisation for insert to svyazka_app with check (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy change on organisation for update to svyazka_app using (
  id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy work on organisation to svyazka_worker using (true) with check (true);
grant select, insert, update on region, municipality, education_district, local_label, organisation to svyazka_app;
grant select, insert, update, delete on region, municipality, education_district, local_label, organisation to svyazka_worker;

-- People: colleagues of the same nodes, and people whose roles reach down to mine.
create function person_visible(who uuid) returns boolean language sql stable security definer set search_path = public as $$
  select who = scope_person()
    or exists (select 1 from role_held r where r.person_id = who and (
         r.organisation_id = any (scope_ids('organisations'))
      or r.municipality_id = any (scope_ids('municipalities'))
      or r.region_id = any (scope_ids('regions'))
      or (r.level = 'municipality' and r.municipality_id = any (scope_ids('above_municipalities')))
      or (r.level = 'region' and r.region_id = any (scope_ids('above_regions')))))
    or exists (select 1 from position_held p where p.person_id = who and (
         p.organisation_id = any (scope_ids('organisations'))
      or p.municipality_id = any (scope_ids('municipalities'))
      or p.region_id = any (scope_ids('regions'))))
$$;
alter table person enable row level security;
create policy see on person for select to svyazka_app using (person_visible(id));
create policy add on person for insert to svyazka_app with check (scope_kind() = 'person');
create policy change on person for update to svyazka_app using (person_visible(id));
create policy work on person to svyazka_worker using (true) with check (true);
grant select, insert, update on person to svyazka_app;
grant select, insert, update, delete on person to svyazka_worker;

-- Contacts: own, and people of the nodes I manage.
create function person_managed(who uuid) returns boolean language sql stable security definer set search_path = public as $$
  select who = scope_person()
    or exists (select 1 from role_held r where r.person_id = who and (
         r.organisation_id = any (scope_ids('organisations'))
      or r.municipality_id = any (scope_ids('municipalities'))
      or r.region_id = any (scope_ids('regions'))))
    or exists (select 1 from position_held p where p.person_id = who and (
         p.organisation_id = any (scope_ids('organisations'))
      or p.municipality_id = any (scope_ids('municipalities'))
      or p.region_id = any (scope_ids('regions'))))
$$;
alter table person_contact enable row level security;
create policy see on person_contact for select to svyazka_app using (person_managed(person_id));
create policy add on person_contact for insert to svyazka_app with check (scope_kind() = 'person');
create policy change on person_contact for update to svyazka_app using (person_managed(person_id));
create policy work on person_contact to svyazka_worker using (true) with check (true);
grant select, insert, update on person_contact to svyazka_app;
grant select, insert, update, delete on person_contact to svyazka_worker;

alter table role_held enable row level security;
create policy see on role_held for select to svyazka_app using (
  person_id = scope_person()
  or organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (level = 'municipality' and municipality_id = any ((select scope_ids('above_municipalities'))::uuid[]))
  or (level = 'region' and region_id = any ((select scope_ids('above_regions'))::uuid[])));
create policy add on role_held for insert to svyazka_app with check (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy change on role_held for update to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy work on role_held to svyazka_worker using (true) with check (true);
grant select, insert, update on role_held to svyazka_app;
grant select, insert, update, delete on role_held to svyazka_worker;

alter table invitation enable row level security;
create policy see on invitation for select to svyazka_app using (person_managed(person_id));
create policy add on invitation for insert to svyazka_app with check (person_managed(person_id));
create policy change on invitation for update to svyazka_app using (person_managed(person_id));
create policy work on invitation to svyazka_worker using (true) with check (true);
grant select, insert, update on invitation to svyazka_app;
grant select, insert, update, delete on invitation to svyazka_worker;

alter table draft enable row level security;
create policy own on draft to svyazka_app using (person_id = scope_person()) with check (person_id = scope_person());
create policy work on draft to svyazka_worker using (true) with check (true);
grant select, insert, update, delete on draft to svyazka_app, svyazka_worker;

alter table notification enable row level security;
create policy see on notification for select to svyazka_app using (person_id = scope_person());
create policy change on notification for update to svyazka_app using (person_id = scope_person());
create policy add on notification for insert to svyazka_app with check (scope_kind() in ('person','link'));
create policy work on notification to svyazka_worker using (true) with check (true);
grant select, insert, update on notification to svyazka_app;
grant select, insert, update, delete on notification to svyazka_worker;

alter table audit_entry enable row level security;
create policy see on audit_entry for select to svyazka_app using (
  person_id = scope_person()
  or organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy add on audit_entry for insert to svyazka_app with check (true);
create policy work on audit_entry to svyazka_worker using (true) with check (true);
grant select, insert on audit_entry to svyazka_app, svyazka_worker;
alter table audit_personal enable row level security;
create policy see on audit_personal for select to svyazka_app using (exists (select 1 from audit_entry e where e.id = entry_id));
create policy add on audit_personal for insert to svyazka_app with check (true);
create policy work on audit_personal to svyazka_worker using (true) with check (true);
grant select, insert on audit_personal to svyazka_app;
grant select, insert, delete on audit_personal to svyazka_worker;
grant select, insert on audit_seal, audit_seal_entry to svyazka_worker;

alter table one_time_link enable row level security;
create policy see on one_time_link for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy add on one_time_link for insert to svyazka_app with check (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or organisation_id = any ((select scope_ids('organisations'))::uuid[]));
create policy change on one_time_link for update to svyazka_app using (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or organisation_id = any ((select scope_ids('organisations'))::uuid[]));
create policy work on one_time_link to svyazka_worker using (true) with check (true);
grant select, insert, update on one_time_link to svyazka_app;
grant select, insert, update, delete on one_time_link to svyazka_worker;

-- Tables without tenants' facts: keys are random or the rows are common.
alter table command_done enable row level security;
create policy own on command_done to svyazka_app using (person_id is not distinct from scope_person()) with check (person_id is not distinct from scope_person());
create policy work on command_done to svyazka_worker using (true) with check (true);
grant select, insert, update, delete on command_done to svyazka_app, svyazka_worker;
grant select, insert, update on counter, external_id to svyazka_app, svyazka_worker;
grant select, insert on file_blob to svyazka_app;
grant select, insert, delete on file_blob to svyazka_worker;
grant insert on fact to svyazka_app;
grant select, insert on fact, fact_done to svyazka_worker;
grant select on calendar_day to svyazka_app, svyazka_worker;
grant insert, update, delete on calendar_day to svyazka_worker;
grant select on installation to svyazka_app, svyazka_worker;
grant insert, update on installation to svyazka_worker;
grant select, insert, update on daily_run to svyazka_worker;

-- What a Scope is made of: the person and his roles with names and zones of their nodes, in one trip.
create function person_facts(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'person', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'language', p.language,
    'roles', coalesce((
      select jsonb_agg(jsonb_build_object(
          'role', r.role, 'level', r.level, 'region', r.region_id, 'municipality', r.municipality_id, 'organisation', r.organisation_id,
          'from', r.from_on, 'until', r.until_on, 'act', r.act, 'delegated', r.delegated_by is not null,
          'nodeName', coalesce(o.short_name, m.name, g.name, ''),
          'placeName', coalesce(m.short_name, g.name, ''),
          'zone', coalesce(m.zone, g.zone, 'Europe/Moscow')) order by r.from_on, r.id)
      from role_held r
      left join organisation o on o.id = r.organisation_id
      left join municipality m on m.id = r.municipality_id
      left join region g on g.id = r.region_id
      where r.person_id = p.id), '[]'::jsonb))
  from person p where p.id = who and p.state = 'active'
$$;
revoke all on function person_facts(uuid) from public;
grant execute on function person_facts(uuid) to svyazka_app, svyazka_worker;
