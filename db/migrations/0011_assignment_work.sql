-- Work around a поручение: several controllers, delegation inside a school, calls, proofs of the record, mass actions.

-- Besides the controller whom the clause names first (R124, R126); any of them may judge.
create table assignment_controller (
  id uuid primary key,
  record_id uuid not null references assignment,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  person_id uuid not null references person,
  constraint controller_once unique (record_id, person_id)
);
create index assignment_controller_by_person on assignment_controller (person_id, record_id);

-- A head hands one поручение to a person of his school for a time (decisions 25). Half-open; no end means until done.
create table assignment_delegation (
  id uuid primary key,
  record_id uuid not null references assignment,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  to_person uuid not null references person,
  by_person uuid not null references person,
  from_on date not null,
  until_on date,
  words text,
  taken_back_on date,
  created_at timestamptz not null,
  constraint delegation_period_right check (until_on is null or until_on > from_on),
  constraint not_to_himself check (to_person <> by_person)
);
create unique index one_delegation_at_a_time on assignment_delegation (record_id) where taken_back_on is null;
create index assignment_delegation_by_person on assignment_delegation (to_person, record_id) where taken_back_on is null;

-- «Позвонили»: who, when, what was said (product, section 4.12).
create table assignment_call (
  id uuid primary key,
  record_id uuid not null references assignment,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  called_on date not null,
  called_at timestamptz not null,
  by_person uuid not null references person,
  spoke_with text,
  said text not null,
  promised_on date
);
create index assignment_call_by_assignment on assignment_call (record_id, called_at);

-- What the record itself proves (product, section 4.7), and whose duty the reporter was doing.
alter table assignment_report
  add column proof_record_id uuid references record,
  add column proof_label text,
  add column for_person uuid references person,
  add constraint proof_iff_system check ((channel = 'system') = (proof_label is not null));

-- Many at one press: what was done, what was not and why, until when it can be taken back (product, section 4.17).
create table mass_action (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  by_person uuid not null references person,
  at timestamptz not null,
  words text,
  undo_until timestamptz,
  undone_at timestamptz,
  from_person uuid references person,
  to_person uuid references person,
  constraint mass_action_kind_known check (kind in ('accepted','returned','offControl','recalled','handedOver'))
);
create table mass_action_row (
  action_id uuid not null references mass_action,
  record_id uuid not null references assignment,
  -- null: done; else the code of the refusal
  refusal text,
  from_state text not null,
  to_state text not null,
  -- version after the action: what has moved since is not taken back
  version integer,
  primary key (action_id, record_id)
);

call protect('assignment_controller', 'child');
call protect('assignment_delegation', 'child');
call protect('assignment_call', 'child');

-- A mass action is its author's own page.
alter table mass_action enable row level security;
create policy own on mass_action to svyazka_app using (by_person = scope_person()) with check (by_person = scope_person());
create policy work on mass_action to svyazka_worker using (true) with check (true);
alter table mass_action_row enable row level security;
create policy own on mass_action_row to svyazka_app
  using (exists (select 1 from mass_action m where m.id = action_id))
  with check (exists (select 1 from mass_action m where m.id = action_id));
create policy work on mass_action_row to svyazka_worker using (true) with check (true);
grant select, insert, update on mass_action, mass_action_row to svyazka_app;
grant select, insert, update, delete on mass_action, mass_action_row to svyazka_worker;
