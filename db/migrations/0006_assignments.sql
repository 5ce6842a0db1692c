-- «Мои поручения»: one row per addressee, whatever it came from (decisions 12). Owner columns are the addressee's.

create table assignment (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  -- a person who is named himself; otherwise the head of the organisation answers
  person_id uuid references person,
  role_code text,
  source_record_id uuid not null references record,
  source_row_id uuid not null,
  -- which time of a recurring term: first day of its window; empty for a single one
  occurrence text not null default '',
  title text not null,
  -- words of the clause or row, quoted
  quote text not null default '',
  -- «п. 2.1 распоряжения № 94»
  source_label text not null,
  -- roadmap rows stay folded under their plan until 30 days before their term (product, section 4.6)
  source_kind text not null,
  modality text not null default 'order',
  term_as_written text,
  term jsonb,
  opens_on date,
  due_on date,
  state text not null default 'assigned',
  controller_person_id uuid references person,
  control_as_written text,
  -- the controlling node: whoever holds its roles may accept
  controller_municipality_id uuid references municipality,
  created_at timestamptz not null,
  reported_on date,
  closed_on date,
  version integer not null default 1,
  constraint assignment_once unique nulls not distinct (source_record_id, source_row_id, organisation_id, person_id, role_code, occurrence),
  constraint assignment_state_known check (state in ('assigned','inWork','reported','returned','accepted','offControl','declined','recalled')),
  constraint assignment_modality_known check (modality in ('order','recommendation')),
  constraint only_recommendation_declined check (state <> 'declined' or modality = 'recommendation'),
  constraint closed_iff_over check ((closed_on is not null) = (state in ('accepted','offControl','declined','recalled')))
);
create index assignment_by_organisation on assignment (organisation_id, state, due_on);
create index assignment_by_person on assignment (person_id, state, due_on) where person_id is not null;
create index assignment_by_municipality on assignment (municipality_id, state, due_on);
create index assignment_by_region on assignment (region_id, state, due_on);
create index assignment_by_source on assignment (source_record_id, source_row_id);

-- Reports and the answers to them, in order; nothing is overwritten.
create table assignment_report (
  id uuid primary key,
  record_id uuid not null references assignment,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  no integer not null,
  text text not null,
  reported_on date not null,
  reported_at timestamptz not null,
  reported_by uuid references person,
  reported_as text not null,
  -- self, link, or entered from the school's words by telephone, paper, file (decisions 24)
  channel text not null default 'self',
  decision text,
  decision_text text,
  decided_on date,
  decided_by uuid references person,
  constraint report_no_once unique (record_id, no),
  constraint channel_known check (channel in ('self','link','phone','paper','file','system')),
  constraint decided_iff_dated check ((decision is null) = (decided_on is null)),
  constraint returned_with_words check (decision is distinct from 'returned' or length(btrim(decision_text)) > 0)
);
create index assignment_report_by_assignment on assignment_report (record_id, no);

call protect('assignment', 'noun');
call protect('assignment_report', 'child');
