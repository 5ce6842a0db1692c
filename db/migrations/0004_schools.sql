-- Territory and the register of organisations: what 0001_core.sql does not hold.

-- A duplicate that a person merged into another card: kept for history, shown nowhere but on the card that took it over.
alter table organisation add column merged_into uuid references organisation;
alter table organisation add constraint merged_is_closed check (merged_into is null or state = 'closed');
alter table organisation add constraint not_its_own_successor check (successor_id is distinct from id and merged_into is distinct from id);
create index organisation_successor on organisation (successor_id) where successor_id is not null;
create index organisation_merged on organisation (merged_into) where merged_into is not null;
create index organisation_by_ogrn on organisation (ogrn) where ogrn is not null;

-- Names in the order in which people expect them: «№ 2» before «№ 10», ё beside е.
create collation if not exists ru_natural (provider = icu, locale = 'ru-u-kn-true');
create index organisation_by_municipality_name on organisation (municipality_id, normal_name collate ru_natural);
create index organisation_by_region_name on organisation (region_id, normal_name collate ru_natural);

-- Figures of a region ask by region, not by municipality.
create index organisation_category_by_region on organisation_category (region_id, category);
create index organisation_alias_by_region on organisation_alias (region_id);
create index organisation_attribute_by_organisation on organisation_attribute (organisation_id, attribute);

-- A wrong alias sends papers to a wrong school, so it can be taken away; the audit keeps it.
grant delete on organisation_alias to svyazka_app;

-- The unit of a closed service stays in history.
alter table organisation_unit add column closed_on date;

-- Territory is set up by the region for its municipalities too.
create policy add_by_region on local_label for insert to svyazka_app with check (exists (
  select 1 from municipality m where m.id = municipality_id and m.region_id = any ((select scope_ids('regions'))::uuid[])));
create policy change_by_region on local_label for update to svyazka_app using (exists (
  select 1 from municipality m where m.id = municipality_id and m.region_id = any ((select scope_ids('regions'))::uuid[])));
create policy change on education_district for update to svyazka_app using (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
alter table municipality add column version integer not null default 1;

-- One loading of a register: the file as it came, the columns matched by a person, what it came to.
-- The file is read again at every step: nothing is kept half-read.
create table register_import (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  file_name text not null,
  sha256 text not null references file_blob,
  size bigint not null,
  sheet text,
  header_row integer,
  -- fingerprint of the heads of the columns: the same table comes back next year with its matching remembered
  heads text,
  matching jsonb,
  settings jsonb not null default '{}',
  state text not null default 'uploaded',
  job_id uuid,
  outcome jsonb,
  created_by uuid references person,
  created_at timestamptz not null,
  done_at timestamptz,
  version integer not null default 1,
  constraint register_import_state_known check (state in ('uploaded','matched','saving','done','refused')),
  constraint register_import_done_iff_dated check ((state = 'done') = (done_at is not null))
);
create index register_import_by_node on register_import (region_id, municipality_id, created_at desc);
call protect('register_import', 'own');
