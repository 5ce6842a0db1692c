-- «Попросить перенос»: another day asked for by the addressee or given by whoever controls. The term of the document stays as written.
create table assignment_postponement (
  id uuid primary key,
  record_id uuid not null references assignment,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  asked_at timestamptz not null,
  by_person uuid not null references person,
  due_before date not null,
  wanted_on date not null,
  reason text not null,
  decided_at timestamptz,
  decided_on date,
  decided_by uuid references person,
  -- the new day; null once decided: the old one stays
  until_on date,
  words text,
  constraint postponement_decided_whole check (num_nulls(decided_at, decided_on, decided_by) in (0, 3)),
  constraint postponed_once_decided check (until_on is null or decided_at is not null),
  constraint postponed_to_later check (wanted_on > due_before and until_on > due_before)
);
create unique index one_request_at_a_time on assignment_postponement (record_id) where decided_at is null;
create index assignment_postponement_by_assignment on assignment_postponement (record_id, asked_at);

call protect('assignment_postponement', 'child');
