-- Programmes, their stages and names, models of municipalities with passports, participation of schools.

create table programme (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  name text not null,
  short_name text not null,
  purpose text not null default '',
  from_on date not null,
  until_on date not null,
  state text not null default 'draft',
  -- «Новый год по образцу прошлого»: what it was made from, and for how many years later
  copied_from uuid references programme,
  copied_years integer,
  version integer not null default 1,
  constraint programme_state_known check (state in ('draft','agreed','running','closed')),
  constraint programme_period_right check (until_on > from_on),
  constraint programme_copied_once unique (copied_from, copied_years),
  constraint programme_name_once unique (region_id, name)
);
create index programme_by_region on programme (region_id, from_on desc);
call protect('programme', 'noun');

-- Other names by which papers call it (R228): a name leads to one line of programmes, its years carry the same names.
create table programme_alias (
  id uuid primary key,
  record_id uuid not null references programme,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  alias text not null,
  normal_alias text not null,
  constraint programme_alias_once unique (record_id, normal_alias)
);
create index programme_alias_by_region on programme_alias (region_id, normal_alias);
call protect('programme_alias', 'child');
grant delete on programme_alias to svyazka_app;

create table programme_stage (
  id uuid primary key,
  record_id uuid not null references programme,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  name text not null,
  from_on date not null,
  until_on date not null,
  -- what the stage must bring, and who answers for it, in words
  brings text not null default '',
  answers text not null default '',
  copied_from uuid references programme_stage,
  constraint stage_period_right check (until_on > from_on),
  constraint stage_name_once unique (record_id, name)
);
create index programme_stage_by_programme on programme_stage (record_id, ord);
call protect('programme_stage', 'child');
grant delete on programme_stage to svyazka_app;

create table municipal_model (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  programme_id uuid not null references programme,
  name text not null,
  -- «(Далее – муниципальная модель)»: how papers call it after its full name (R007)
  short_name text not null,
  state text not null default 'draft',
  copied_from uuid references municipal_model,
  version integer not null default 1,
  constraint model_state_known check (state in ('draft','agreed','running','closed')),
  constraint one_model_of_a_municipality unique (programme_id, municipality_id)
);
create index municipal_model_by_municipality on municipal_model (municipality_id);
create index municipal_model_by_region on municipal_model (region_id);
call protect('municipal_model', 'noun');

-- A passport is never changed in place: a correction is the next number. One without a number is still being checked.
create table model_passport (
  id uuid primary key,
  record_id uuid not null references municipal_model,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  number integer,
  fields jsonb not null,
  groups jsonb not null default '[]',
  note text,
  source_attachment_id uuid references attachment,
  -- the document as the reader of formats saw it, to stand beside the reading
  model jsonb,
  saved_by uuid references person,
  saved_at timestamptz not null,
  constraint passport_number_once unique (record_id, number)
);
create index model_passport_by_model on model_passport (record_id, number desc nulls first);
call protect('model_passport', 'child');

-- A school takes part under a category from the day of one paper to the day of another; days half-open.
create table participation (
  id uuid primary key,
  record_id uuid not null references municipal_model,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  category text not null,
  from_on date not null,
  until_on date,
  entry_directive_id uuid references directive,
  entry_clause_id uuid references clause,
  entry_basis text not null,
  exit_directive_id uuid references directive,
  exit_clause_id uuid references clause,
  exit_basis text,
  exit_reason text,
  copied_from uuid references participation,
  constraint participation_category_known check (category in ('lowResults','atRisk','highResults','resilient')),
  constraint participation_period_right check (until_on is null or until_on > from_on),
  constraint exit_has_basis check ((until_on is null) = (exit_basis is null)),
  constraint participates_once exclude using gist (record_id with =, organisation_id with =, daterange(from_on, until_on) with &&)
);
create index participation_by_model on participation (record_id, from_on);
create index participation_by_school on participation (organisation_id);
create index participation_by_region on participation (region_id);
create index participation_by_municipality on participation (municipality_id);
call protect('participation', 'child');
