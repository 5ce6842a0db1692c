-- Administrative documents: what was read, corrected and confirmed.

create table directive (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  -- «incoming»: a paper of a higher level that stops at the node for a resolution (R230)
  direction text not null default 'own',
  -- the chain of the letterhead as printed, highest first (R001)
  issuer text[] not null default '{}',
  issuer_organisation_id uuid references organisation,
  -- a string: «04-20-451/20», «364 - р» (R002, R066); null while it is not registered
  number text,
  date_on date,
  place text,
  title text not null default '',
  preamble text not null default '',
  context_year integer,
  signatory_position text, signatory_name text,
  prepared_by text,
  -- control over the whole paper as written (R026, R126)
  control_as_written text,
  controller_person_id uuid references person,
  state text not null default 'review',
  -- recognises the same paper twice: issuer, number, date, text
  text_hash text,
  source_attachment_id uuid references attachment,
  -- what the reader gave, kept as it was; corrections live in the rows
  reading jsonb,
  -- the document as a reader of formats saw it, for the page that shows it beside
  model jsonb,
  confirmed_at timestamptz, confirmed_by uuid references person,
  version integer not null default 1,
  constraint directive_state_known check (state in ('review','draft','agreed','signed','inForce','amended','repealed','discarded')),
  constraint directive_direction_known check (direction in ('own','incoming')),
  constraint confirmed_iff_stamped check ((confirmed_at is null) = (confirmed_by is null))
);
create index directive_by_municipality on directive (municipality_id, date_on desc, id);
create index directive_by_region on directive (region_id, date_on desc, id);
create index directive_by_organisation on directive (organisation_id, date_on desc, id);
create index directive_by_text on directive (text_hash);

create table clause (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  parent_id uuid references clause,
  ord integer not null,
  number text,
  -- as printed, faults included (R021)
  printed_number text,
  text text not null,
  action text not null default '',
  modality text not null default 'order',
  term_as_written text,
  -- reading of the term (contracts, section 1), null when the clause names none
  term jsonb,
  due_on date,
  control_as_written text,
  controller_person_id uuid references person,
  annexes text[] not null default '{}',
  -- paragraph of the original it was read from
  place integer,
  doubt text,
  -- struck out by a person during the check: kept, makes no assignment
  is_left_out boolean not null default false,
  constraint clause_modality_known check (modality in ('order','recommendation'))
);
create index clause_by_directive on clause (record_id, ord);

-- Who answers for a clause or a row of a plan: one polymorphic responsible (R215, decisions 11).
create table responsible (
  id uuid primary key,
  record_id uuid not null references record,
  row_id uuid not null,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  level text not null default 'institutional',
  as_written text not null,
  kind text not null,
  name_as_written text,
  position_as_written text,
  person_id uuid references person,
  role_code text,
  category_code text,
  addressee_organisation_id uuid references organisation,
  unit_id uuid references organisation_unit,
  constraint responsible_level_known check (level in ('municipal','institutional')),
  constraint responsible_column_of_its_kind check (
    case kind
      when 'person' then person_id is not null
      when 'role' then role_code is not null
      when 'category' then category_code is not null
      when 'organisation' then addressee_organisation_id is not null
      when 'unit' then unit_id is not null
      else kind = 'unresolved' end)
);
create index responsible_by_row on responsible (record_id, row_id, ord);

create table annex (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  number text,
  title text not null default '',
  -- an annex that is named but missing stays, and says so (R029)
  is_present boolean not null,
  attachment_id uuid references attachment
);
create index annex_by_directive on annex (record_id, ord);

-- Tables of the paper that are not clauses: roadmap rows, forms, schedules, passports, lists.
create table directive_table (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  kind text not null,
  title text not null default '',
  columns jsonb not null,
  rows jsonb not null,
  constraint directive_table_kind_known check (kind in ('roadmap','form','schedule','passport','list','other'))
);
create index directive_table_by_directive on directive_table (record_id, ord);

-- Whom the paper was sent to and who has read it (R127, R175).
create table directive_distribution (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  as_written text not null,
  addressee_organisation_id uuid references organisation,
  read_at timestamptz,
  read_by uuid references person
);
create index directive_distribution_by_directive on directive_distribution (record_id, ord);
create index directive_distribution_by_addressee on directive_distribution (addressee_organisation_id, record_id);

-- What the reader could not decide alone, and what the person decided.
create table directive_question (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  -- code of the warning: unknownSchool, ambiguousTerm, datesInConflict, annexMissing …
  code text not null,
  place integer,
  row_id uuid,
  words jsonb not null default '{}',
  answer jsonb,
  answered_by uuid references person,
  answered_at timestamptz
);
create index directive_question_by_directive on directive_question (record_id, ord);

call protect('directive', 'noun');
call protect('clause', 'child');
call protect('responsible', 'child');
call protect('annex', 'child');
call protect('directive_table', 'child');
call protect('directive_distribution', 'child');
call protect('directive_question', 'child');
grant delete on clause, responsible, annex, directive_table, directive_question to svyazka_app;
-- A reader marks that he has read a paper sent to his organisation, though the row belongs to the sender.
create policy read_mark on directive_distribution for update to svyazka_app
  using (addressee_organisation_id = any ((select scope_ids('organisations'))::uuid[]))
  with check (addressee_organisation_id = any ((select scope_ids('organisations'))::uuid[]));
