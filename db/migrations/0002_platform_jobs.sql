-- What the platform itself remembers of long work, mail and daily runs. pg-boss keeps its own tables in a schema of its own.

-- A long piece of work that somebody started, can leave and can cancel.
create table job_progress (
  -- the id of the job in pg-boss
  id uuid primary key,
  job text not null,
  person_id uuid references person,
  record_id uuid references record,
  state text not null default 'waiting',
  done integer not null default 0,
  total integer,
  -- code of the step that is being done, put into words by the module's text
  step text,
  result jsonb,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_asked_at timestamptz,
  constraint job_state_known check (state in ('waiting','running','done','failed','cancelled')),
  constraint job_done_counted check (done >= 0 and (total is null or total >= 0))
);
create index job_progress_by_person on job_progress (person_id, created_at desc);

alter table job_progress enable row level security;
create policy see on job_progress for select to svyazka_app using (person_id = scope_person());
create policy add on job_progress for insert to svyazka_app with check (person_id is not distinct from scope_person());
create policy change on job_progress for update to svyazka_app using (person_id = scope_person());
create policy work on job_progress to svyazka_worker using (true) with check (true);
grant select, insert on job_progress to svyazka_app;
grant update (cancel_asked_at) on job_progress to svyazka_app;
grant select, insert, update, delete on job_progress to svyazka_worker;

-- Letters wait here until the mail server has taken them; written in the transaction of the command (decisions 37).
create table mail_outbox (
  id uuid primary key,
  person_id uuid references person,
  address text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- refused for good by the mail server
  refused_at timestamptz,
  tries integer not null default 0,
  message_id text not null,
  error text,
  constraint mail_address_shape check (address ~ '^[^\s@<>,;]+@[^\s@<>,;]+$' and length(address) <= 254),
  constraint mail_subject_line check (subject !~ '[\r\n]'),
  constraint mail_message_id_once unique (message_id)
);
create index mail_outbox_waiting on mail_outbox (created_at) where sent_at is null and refused_at is null;
create index mail_outbox_by_person on mail_outbox (person_id, created_at desc);

alter table mail_outbox enable row level security;
create policy add on mail_outbox for insert to svyazka_app with check (scope_kind() in ('person','link'));
-- In a demo nothing is sent anywhere: everyone may look what would have been.
create policy see on mail_outbox for select to svyazka_app
  using (exists (select 1 from installation where key = 'demo' and value = 'true'));
create policy work on mail_outbox to svyazka_worker using (true) with check (true);
grant select, insert on mail_outbox to svyazka_app;
grant select, insert, update, delete on mail_outbox to svyazka_worker;

-- The day of a zone whose daily work was given out: once, whatever number of processes look at the clock (decisions 30).
create table zone_day (
  zone text not null,
  day date not null,
  at timestamptz not null,
  primary key (zone, day)
);
grant select, insert on zone_day to svyazka_worker;
