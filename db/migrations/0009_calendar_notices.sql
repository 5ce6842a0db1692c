-- Days of a year loaded by an administrator (decisions 28), and how people are written to: settings of a node, one digest a day.

-- ---------------------------------------------------------------- calendar
-- Whoever is an administrator today, at any level: the calendar is one for the installation.
create function scope_administers() returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from role_held r where r.person_id = scope_person() and r.role = 'administrator'
    and (scope_today() is null or (r.from_on <= scope_today() and (r.until_on is null or r.until_on > scope_today()))))
$$;

-- What is known of a year besides its days: the decree that moved them.
create table calendar_year (
  year integer primary key,
  basis text not null,
  -- false where only the holidays of the Labour Code are known
  moved_known boolean not null default true,
  loaded_at timestamptz,
  loaded_by uuid references person,
  version integer not null default 1,
  constraint calendar_year_sane check (year between 2000 and 2199)
);
insert into calendar_year (year, basis, moved_known) values
  (2020, 'ст. 112 Трудового кодекса; постановление Правительства от 10.07.2019 № 875', true),
  (2021, 'ст. 112 Трудового кодекса; постановление Правительства от 10.10.2020 № 1648', true),
  (2022, 'ст. 112 Трудового кодекса; постановление Правительства от 16.09.2021 № 1564', true),
  (2023, 'ст. 112 Трудового кодекса; постановление Правительства от 29.08.2022 № 1505', true),
  (2024, 'ст. 112 Трудового кодекса; постановление Правительства от 10.08.2023 № 1314', true),
  (2025, 'ст. 112 Трудового кодекса; постановление Правительства от 04.10.2024 № 1335', true),
  (2026, 'ст. 112 Трудового кодекса; постановление Правительства от 24.09.2025 № 1466', true),
  (2027, 'ст. 112 Трудового кодекса', false);
alter table calendar_year enable row level security;
create policy see on calendar_year for select to svyazka_app using (true);
create policy keep on calendar_year to svyazka_app using (scope_administers()) with check (scope_administers());
create policy work on calendar_year to svyazka_worker using (true) with check (true);
grant select, insert, update on calendar_year to svyazka_app;
grant select, insert, update, delete on calendar_year to svyazka_worker;

alter table calendar_day enable row level security;
create policy see on calendar_day for select to svyazka_app using (true);
create policy keep on calendar_day to svyazka_app using (scope_administers()) with check (scope_administers());
create policy work on calendar_day to svyazka_worker using (true) with check (true);
grant insert, update, delete on calendar_day to svyazka_app;

-- A table of days that was read without a fault and waits for a person to look at the difference; all or nothing is saved.
create table calendar_load (
  id uuid primary key,
  year integer not null,
  basis text not null,
  days jsonb not null,
  file_name text not null,
  created_by uuid not null references person,
  created_at timestamptz not null,
  saved_at timestamptz,
  version integer not null default 1
);
alter table calendar_load enable row level security;
create policy keep on calendar_load to svyazka_app using (scope_administers()) with check (scope_administers());
create policy work on calendar_load to svyazka_worker using (true) with check (true);
grant select, insert, update on calendar_load to svyazka_app;
grant select, insert, update, delete on calendar_load to svyazka_worker;

-- ---------------------------------------------------------------- notices
-- How the people of a node are written to; the nearest node with a row decides. A programme may have a row of its own.
create table notice_settings (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  programme_id uuid references record,
  mode text not null default 'digest',
  -- hour of the node's own clock
  hour integer not null default 7,
  days_before integer[] not null default '{7,3,1,0}',
  days_after integer[] not null default '{1}',
  -- after the last of days_after: every so many days; 0 is never
  late_every integer not null default 7,
  -- whether the common mailbox of an organisation is written to
  mailbox text not null default 'noAccount',
  -- opening and closing words by kind of letter
  texts jsonb not null default '{}',
  version integer not null default 1,
  constraint notice_settings_once unique nulls not distinct (region_id, municipality_id, organisation_id, programme_id),
  constraint notice_mode_known check (mode in ('digest','single')),
  constraint notice_hour_right check (hour between 0 and 23),
  constraint notice_mailbox_known check (mailbox in ('never','noAccount','always')),
  constraint notice_late_right check (late_every between 0 and 60)
);
call protect('notice_settings', 'own');

-- A person follows his node unless he chose otherwise.
alter table person drop constraint notify_known;
alter table person add constraint notify_known check (notify in ('usual','digest','each','none'));
alter table person alter column notify set default 'usual';
update person set notify = 'usual' where notify = 'digest';

-- One digest a day for a person or a common mailbox, whatever number of processes look at the clock.
create table digest_day (
  addressee uuid not null,
  day date not null,
  at timestamptz not null,
  primary key (addressee, day)
);
grant select, insert, delete on digest_day to svyazka_worker;

create index notification_to_mail on notification (created_at) where mailed_at is null;
create index notification_unread on notification (person_id) where read_at is null;

-- Notices that a person has not been written about: for the preview of his letter by whoever manages him. Codes and counts only.
create function notices_waiting(who uuid, since timestamptz) returns table (code text, number integer)
language sql stable security definer set search_path = public as $$
  select n.code, count(*)::integer from notification n
  where n.person_id = who and person_managed(who) and n.mailed_at is null and n.created_at > since group by n.code
$$;
revoke all on function notices_waiting(uuid, timestamptz), scope_administers() from public;
grant execute on function notices_waiting(uuid, timestamptz), scope_administers() to svyazka_app;
