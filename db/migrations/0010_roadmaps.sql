-- Roadmaps (decisions 13): one engine without an owner of its own kind; pairs, sites and cases will point at it.

create table roadmap (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  level text not null,
  -- which constant of the program says its columns, who edits and who approves
  profile text not null,
  title text not null,
  period_kind text not null,
  -- the year 2022, or the year in which the school year begins
  period_year integer not null,
  state text not null default 'draft',
  -- columns in the order and with the headings of the paper it came from
  layout jsonb not null,
  -- the roadmap of the level above that this one carries out (R120, R176)
  above_id uuid references roadmap,
  -- the paper that approved it first, and the table of it: one roadmap per table, however often it is made
  directive_id uuid references directive,
  directive_table_id uuid unique references directive_table,
  copied_from uuid references roadmap,
  version integer not null default 1,
  constraint roadmap_level_known check (level in ('region','municipality','organisation')),
  constraint roadmap_state_known check (state in ('draft','inForce','closed')),
  constraint roadmap_period_known check (period_kind in ('calendar','academic')),
  constraint roadmap_year_sane check (period_year between 2000 and 2100)
);
create index roadmap_by_municipality on roadmap (municipality_id, period_year desc, id);
create index roadmap_by_region on roadmap (region_id, period_year desc, id);
create index roadmap_by_organisation on roadmap (organisation_id, period_year desc, id);

-- The working copy. State and what came of it belong to the row and outlive versions.
create table roadmap_item (
  id uuid primary key,
  record_id uuid not null references roadmap,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  parent_id uuid references roadmap_item,
  ord integer not null,
  -- a heading over rows: asks nobody for anything
  is_section boolean not null default false,
  number text,
  title text not null default '',
  -- the row as written, by the names of the columns of the layout
  cells jsonb not null,
  term_as_written text,
  term jsonb,
  term_alternatives jsonb not null default '[]',
  opens_on date,
  due_on date,
  -- said by a person where nobody reports
  mark text,
  marked_on date,
  actual_result text not null default '',
  -- the row of the roadmap above that this row carries out
  answers_id uuid references roadmap_item,
  copied_from uuid references roadmap_item,
  removed_at timestamptz,
  removed_reason text,
  version integer not null default 1,
  constraint roadmap_mark_known check (mark in ('done','cancelled')),
  constraint marked_iff_dated check ((mark is null) = (marked_on is null)),
  constraint removed_with_reason check ((removed_at is null) = (removed_reason is null)),
  constraint item_not_under_itself check (parent_id <> id)
);
create index roadmap_item_by_roadmap on roadmap_item (record_id, ord) where removed_at is null;
create index roadmap_item_answers on roadmap_item (answers_id) where answers_id is not null;

-- What was approved, when and by which act: never changed afterwards (decisions 16).
create table roadmap_version (
  id uuid primary key,
  record_id uuid not null references roadmap,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  no integer not null,
  approved_on date not null,
  directive_id uuid references directive,
  -- words of the act: «распоряжение № 94 от 05.03.2022»
  grounds text not null,
  title text not null,
  layout jsonb not null,
  items jsonb not null,
  at timestamptz not null,
  by_person uuid references person,
  constraint roadmap_version_once unique (record_id, no),
  constraint version_has_grounds check (length(btrim(grounds)) > 0)
);

call protect('roadmap', 'noun');
call protect('roadmap_item', 'child');
call protect('roadmap_version', 'child');
revoke update on roadmap_version from svyazka_app;
