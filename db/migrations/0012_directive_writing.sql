-- Papers from above with a resolution, papers written here with visas, changes of clauses, papers that are only cited.

alter table directive
  -- how it came: a file that was read, written in the program, or only cited by another paper
  add column origin text not null default 'file',
  -- registration of an incoming paper: our number and the day of receipt
  add column intake_number text,
  add column received_on date,
  -- word that opens the clauses: «ПРИКАЗЫВАЮ:», «ОБЯЗЫВАЮ:», nothing
  add column ordering_word text not null default '',
  -- whom a letter is written to, as it stands on the paper
  add column recipient text,
  -- «self»: the one who signs keeps the control; «person»: it is laid on somebody
  add column control_kind text not null default 'none',
  add column signatory_person_id uuid references person,
  add column prepared_person_id uuid references person,
  add column visa_mode text not null default 'together',
  add column visa_round integer not null default 0,
  -- since when the paper is where it is
  add column held_since timestamptz,
  add column in_force_on date,
  -- what differs between the text written here and the copy that came back signed
  add column signed_difference jsonb,
  add column case_number text,
  add constraint directive_origin_known check (origin in ('file','written','mentioned')),
  add constraint visa_mode_known check (visa_mode in ('together','inOrder')),
  add constraint control_kind_known check (control_kind in ('none','self','person'));
alter table directive drop constraint directive_state_known;
alter table directive add constraint directive_state_known check (state in
  ('review','resolution','draft','visas','agreed','signed','inForce','amended','repealed','discarded','mentioned'));
create index directive_by_number on directive (number, date_on);

-- How the addressee of a clause is called in the text: cases are written by people, never guessed.
alter table clause add column addressed_as text not null default '';

alter table annex
  add column kind text not null default 'file',
  add column body text not null default '',
  add column table_id uuid references directive_table,
  add constraint annex_kind_known check (kind in ('file','text','table','roadmap'));

-- The look of papers of a node: its blank, place, signature (ГОСТ Р 7.0.97, both editions).
create table directive_blank (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  edition text not null default '2025',
  -- requisites in the middle, or in the left half of the sheet
  layout text not null default 'centred',
  authority text[] not null default '{}',
  -- its last link in the genitive, for the heads of annexes
  authority_genitive text not null default '',
  contacts text not null default '',
  place text not null default '',
  ordering_word text not null default '',
  signatory_position text not null default '',
  margin_left integer not null default 30,
  type_size integer not null default 14,
  version integer not null default 1,
  constraint blank_once unique nulls not distinct (region_id, municipality_id, organisation_id),
  constraint blank_edition_known check (edition in ('2016','2025')),
  constraint blank_layout_known check (layout in ('centred','flag')),
  constraint blank_margin_right check (margin_left between 20 and 40),
  constraint blank_size_right check (type_size in (12, 13, 14))
);

-- Who looks at a draft before it is signed; each round of sending makes rows anew.
create table directive_visa (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  round integer not null,
  ord integer not null,
  person_id uuid not null references person,
  -- name and post as they were on that day (R221)
  name_then text not null,
  position_then text not null default '',
  state text not null default 'waiting',
  remark text not null default '',
  -- since when it lies with this person; null while those before him still look
  since timestamptz,
  decided_at timestamptz,
  -- the deputy who decided for him
  decided_by uuid references person,
  constraint visa_once unique (record_id, round, person_id),
  constraint visa_state_known check (state in ('waiting','agreed','remarks','withdrawn'))
);
create index directive_visa_by_paper on directive_visa (record_id, round, ord);
create index directive_visa_by_person on directive_visa (person_id, state);

-- Resolution of the head on an incoming paper (R230): a draft by anybody of the office, given by the head.
create table directive_resolution (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  text text not null default '',
  drafted_by uuid references person,
  drafted_at timestamptz,
  given_by uuid references person,
  given_at timestamptz,
  -- name and post of the one who gave it, as on that day (R221)
  name_then text,
  position_then text,
  version integer not null default 1,
  constraint resolution_once unique (record_id)
);
-- One line: a clause or the whole paper (no clause), who does it, what, until when.
create table directive_resolution_line (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  clause_id uuid references clause,
  -- the clause goes to its addressees as written, or only to the executors named here
  goes_down boolean not null default true,
  text text not null default '',
  term_as_written text not null default '',
  due_on date,
  executors text[] not null default '{}'
);
create index directive_resolution_line_by_paper on directive_resolution_line (record_id, ord);

-- A clause of one paper changed or struck out by another, from a day (R217): state of clauses on any date.
create table clause_change (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  clause_id uuid not null references clause,
  kind text not null,
  from_on date not null,
  text text not null default '',
  -- the act that does it; words of it are kept when it is not in the register
  by_record_id uuid references directive,
  by_as_written text not null,
  made_at timestamptz not null,
  made_by uuid references person,
  constraint clause_change_known check (kind in ('edition','repeal'))
);
create index clause_change_by_paper on clause_change (record_id, clause_id, from_on);

call protect('directive_blank', 'own');
call protect('directive_visa', 'child');
call protect('directive_resolution', 'child');
call protect('directive_resolution_line', 'child');
call protect('clause_change', 'child');
grant delete on directive_visa, directive_resolution_line, directive_distribution, record_link to svyazka_app;
