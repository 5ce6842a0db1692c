-- Deficits (R016-R019, R224): themes, rounds every three months, sheets of schools, what each school lacks and what is done about it.

-- Themes come with the program in editions: what was published stays, a replaced theme points to its successor.
create table deficit_theme (
  id uuid primary key,
  dictionary text not null,
  code text not null,
  kind text not null,
  -- whose section of a method day it belongs to
  audience text not null,
  subject text not null default '',
  group_name text not null,
  name text not null,
  ord integer not null,
  since_edition integer not null,
  until_edition integer,
  replaced_by uuid references deficit_theme,
  constraint deficit_theme_once unique (dictionary, code),
  constraint theme_dictionary_known check (dictionary in ('themes','riskFactors')),
  constraint theme_kind_known check (kind in ('professional','educational')),
  constraint theme_audience_known check (audience in ('managers','teachers','pupils','parents')),
  constraint replaced_iff_ended check (replaced_by is null or until_edition is not null)
);
alter table deficit_theme enable row level security;
create policy see on deficit_theme for select to svyazka_app using (scope_kind() <> 'nobody');
create policy work on deficit_theme to svyazka_worker using (true) with check (true);
grant select on deficit_theme to svyazka_app;
grant select, insert, update on deficit_theme to svyazka_worker;

-- How many schools make a deficit common: the municipality's own figure.
create table deficit_setting (
  municipality_id uuid primary key references municipality,
  region_id uuid not null references region,
  organisation_id uuid references organisation,
  threshold integer not null,
  set_by uuid references person,
  set_on date not null,
  version integer not null default 1,
  constraint threshold_sensible check (threshold between 2 and 500)
);
call protect('deficit_setting', 'own');

create table deficit_round (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  programme_id uuid not null references programme,
  -- first day of the quarter it tells about
  quarter_on date not null,
  opens_on date not null,
  due_on date not null,
  -- the last day on which a late sheet is taken
  closes_on date not null,
  categories text[] not null,
  basis text not null default '',
  state text not null default 'planned',
  opened_on date,
  closed_on date,
  closed_reason text,
  -- the figure that stood when the round was routed
  threshold integer,
  routed_on date,
  version integer not null default 1,
  constraint deficit_round_once unique (programme_id, municipality_id, quarter_on),
  constraint round_state_known check (state in ('planned','open','closed')),
  constraint round_days_right check (opens_on <= due_on and due_on <= closes_on),
  constraint round_closed_with_reason check ((state = 'closed') = (closed_on is not null and closed_reason is not null)),
  constraint quarter_begins check (extract(day from quarter_on) = 1 and extract(month from quarter_on) in (1, 4, 7, 10))
);
create index deficit_round_by_municipality on deficit_round (municipality_id, quarter_on desc);
create index deficit_round_by_region on deficit_round (region_id, quarter_on desc);
create index deficit_round_by_state on deficit_round (state, opens_on);
call protect('deficit_round', 'noun');

-- A school's sheet of a round; its key is the assignment's, so the assignment leads to it.
create table deficit_sheet (
  id uuid primary key references record,
  round_id uuid not null references deficit_round,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  state text not null default 'waiting',
  -- what a colleague of the school continues with; judged by nobody until it is sent
  working jsonb not null default '[]',
  kept_on date,
  kept_by uuid references person,
  sent_on date,
  sent_by uuid references person,
  sent_as text,
  channel text,
  confirmation text,
  confirmed_on date,
  -- the lock was lifted for this school: until when, by whom, in what role, why
  extended_until date,
  extended_by uuid references person,
  extended_as text,
  extended_reason text,
  version integer not null default 1,
  constraint deficit_sheet_once unique (round_id, organisation_id),
  constraint sheet_state_known check (state in ('waiting','sent')),
  constraint sent_iff_dated check ((state = 'sent') = (sent_on is not null)),
  constraint sheet_channel_known check (channel in ('self','phone','paper','file')),
  constraint sheet_confirmation_known check (confirmation in ('waiting','confirmed','corrected')),
  constraint extended_with_reason check ((extended_until is null) = (extended_reason is null)),
  constraint working_not_endless check (length(working::text) <= 500000)
);
create index deficit_sheet_by_school on deficit_sheet (organisation_id, round_id);
create index deficit_sheet_by_municipality on deficit_sheet (municipality_id, round_id);
call protect('deficit_sheet', 'noun');

-- One lack of one school through its rounds. Own wordings keep their words when a theme is found for them.
create table deficit (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  kind text not null,
  audience text not null,
  theme_id uuid references deficit_theme,
  wording text not null default '',
  subject text not null default '',
  -- theme or the level form of the wording: the same lack is not named twice
  mark text not null,
  state text not null default 'open',
  named_on date not null,
  closed_on date,
  closed_how text,
  route text,
  -- in whose hands: a pair, a section of a method day, a site
  taken_by uuid references record,
  taken_words text,
  taken_on date,
  version integer not null default 1,
  constraint deficit_kind_known check (kind in ('professional','educational')),
  constraint deficit_audience_known check (audience in ('managers','teachers','pupils','parents')),
  constraint theme_or_words check (theme_id is not null or wording <> ''),
  constraint deficit_state_known check (state in ('open','inWork','closed')),
  constraint deficit_closed_somehow check ((state = 'closed') = (closed_on is not null) and (state = 'closed') = (closed_how is not null)),
  constraint closed_how_known check (closed_how in ('round','evidence')),
  constraint deficit_route_known check (route in ('common','individual')),
  constraint deficit_once unique (organisation_id, mark)
);
create index deficit_by_municipality on deficit (municipality_id, state, theme_id);
create index deficit_by_region on deficit (region_id, municipality_id);
call protect('deficit', 'own');

-- What a round said of it. Severity 0: it is filled.
create table deficit_entry (
  id uuid primary key,
  deficit_id uuid not null references deficit,
  round_id uuid not null references deficit_round,
  sheet_id uuid not null references deficit_sheet,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  severity integer not null,
  people integer,
  note text not null default '',
  ord integer not null default 0,
  constraint deficit_entry_once unique (round_id, deficit_id),
  constraint severity_known check (severity between 0 and 3),
  constraint people_sensible check (people between 0 and 9999)
);
create index deficit_entry_by_deficit on deficit_entry (deficit_id, round_id);
create index deficit_entry_by_municipality on deficit_entry (municipality_id, round_id);
create index deficit_entry_by_school on deficit_entry (organisation_id, round_id);
call protect('deficit_entry', 'own');

-- What may be done about it: offered from the record, chosen or refused with a reason, done.
create table deficit_measure (
  id uuid primary key,
  deficit_id uuid not null references deficit,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  source text not null,
  source_id uuid,
  title text not null,
  state text not null,
  reason text not null default '',
  decided_on date not null,
  decided_by uuid references person,
  done_on date,
  done_words text,
  version integer not null default 1,
  constraint measure_source_known check (source in ('methodDay','school','roadmap','pair','own')),
  constraint measure_state_known check (state in ('chosen','refused','done')),
  constraint refused_with_reason check (state <> 'refused' or reason <> ''),
  constraint measure_done_with_words check ((state = 'done') = (done_on is not null and done_words is not null))
);
create index deficit_measure_by_deficit on deficit_measure (deficit_id);
create index deficit_measure_by_municipality on deficit_measure (municipality_id, state);
call protect('deficit_measure', 'own');

-- «Подтверждающие материалы»: what shows that it is filled, and what a person of the municipality decided.
create table deficit_evidence (
  id uuid primary key,
  deficit_id uuid not null references deficit,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  words text not null,
  given_on date not null,
  given_by uuid references person,
  decision text,
  remark text not null default '',
  decided_on date,
  decided_by uuid references person,
  version integer not null default 1,
  constraint evidence_decision_known check (decision in ('accepted','returned')),
  constraint evidence_decided_iff_dated check ((decision is null) = (decided_on is null)),
  constraint evidence_returned_with_words check (decision is distinct from 'returned' or remark <> '')
);
create index deficit_evidence_by_deficit on deficit_evidence (deficit_id);
call protect('deficit_evidence', 'own');

-- Whom it is about, when the school says so: seen by the school, its mentor school and the methodologist alone.
create table deficit_person (
  id uuid primary key,
  deficit_id uuid not null references deficit,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid not null references organisation,
  name text not null,
  position text not null default '',
  named_by uuid references person,
  constraint deficit_person_once unique (deficit_id, name)
);
call protect('deficit_person', 'own');
grant delete on deficit_person to svyazka_app;

-- A common theme offered to the section of the next method day.
create table section_proposal (
  id uuid primary key,
  record_id uuid not null references deficit_round,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  theme_id uuid not null references deficit_theme,
  section text not null,
  schools integer not null,
  people integer not null default 0,
  state text not null default 'proposed',
  taken_by uuid references record,
  reason text not null default '',
  decided_on date,
  decided_by uuid references person,
  version integer not null default 1,
  constraint section_proposal_once unique (record_id, theme_id),
  constraint proposal_section_known check (section in ('managers','teachers','pupils','parents')),
  constraint proposal_state_known check (state in ('proposed','taken','declined')),
  constraint declined_with_reason check (state <> 'declined' or reason <> '')
);
create index section_proposal_by_municipality on section_proposal (municipality_id, state);
call protect('section_proposal', 'own');

-- A table that was read and waits to be compared: our template of one sheet, or the old spreadsheet of a municipality.
create table deficit_load (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  round_id uuid references deficit_round,
  sheet_id uuid references deficit_sheet,
  file_name text not null,
  rows jsonb not null,
  matching jsonb not null default '{}',
  loaded_by uuid references person,
  loaded_at timestamptz not null,
  applied_on date,
  outcome jsonb,
  version integer not null default 1,
  constraint load_rows_not_endless check (length(rows::text) <= 8000000)
);
create index deficit_load_by_municipality on deficit_load (municipality_id, loaded_at desc);
call protect('deficit_load', 'own');

-- Who else may read a school's rows (decisions 21): the partner of a pair, or the region by an act of the municipality.
create table deficit_opening (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  -- null: all schools of the municipality
  organisation_id uuid references organisation,
  to_organisation_id uuid references organisation,
  to_region boolean not null default false,
  -- the clause that allows it, or the pair that it comes from
  basis text not null,
  source_record_id uuid references record,
  until_on date,
  constraint opened_to_someone check ((to_organisation_id is not null) <> to_region)
);
create index deficit_opening_by_partner on deficit_opening (to_organisation_id);
create index deficit_opening_by_municipality on deficit_opening (municipality_id);
alter table deficit_opening enable row level security;
create policy see on deficit_opening for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or to_organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or (to_region and region_id = any ((select scope_ids('regions'))::uuid[])));
create policy add on deficit_opening for insert to svyazka_app with check (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
create policy change on deficit_opening for update to svyazka_app using (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
create policy work on deficit_opening to svyazka_worker using (true) with check (true);
grant select, insert, update on deficit_opening to svyazka_app;
grant select, insert, update, delete on deficit_opening to svyazka_worker;

-- Openings of today, whichever rows of the table the asker may see himself.
create function deficit_opened_to_me(municipality uuid, organisation uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from deficit_opening o
    where o.municipality_id = municipality and (o.organisation_id is null or o.organisation_id = organisation)
      and (o.until_on is null or o.until_on > coalesce(nullif(current_setting('app.today', true), ''), '1900-01-01')::date)
      and (o.to_organisation_id = any (scope_ids('organisations')) or (o.to_region and o.region_id = any (scope_ids('regions')))))
$$;
revoke all on function deficit_opened_to_me(uuid, uuid) from public;
grant execute on function deficit_opened_to_me(uuid, uuid) to svyazka_app, svyazka_worker;

-- «Sees below» does not hold here: the region's own roles open nothing, an opening does (decisions 21).
create procedure protect_narrow(tbl regclass, opened boolean) language plpgsql as $$
declare
  near constant text := '(organisation_id = any ((select scope_ids(''organisations''))::uuid[]) or municipality_id = any ((select scope_ids(''municipalities''))::uuid[]))';
begin
  if opened then
    execute format('create policy see_opened on %s for select to svyazka_app using (deficit_opened_to_me(municipality_id, organisation_id))', tbl);
    execute format('create policy narrow on %s as restrictive for select to svyazka_app using (%s or deficit_opened_to_me(municipality_id, organisation_id))', tbl, near);
  else
    execute format('create policy narrow on %s as restrictive for select to svyazka_app using (%s)', tbl, near);
  end if;
  execute format('create policy narrow_add on %s as restrictive for insert to svyazka_app with check (%s)', tbl, near);
  execute format('create policy narrow_change on %s as restrictive for update to svyazka_app using (%s)', tbl, near);
end $$;
call protect_narrow('deficit', true);
call protect_narrow('deficit_entry', true);
call protect_narrow('deficit_measure', true);
call protect_narrow('deficit_evidence', true);
call protect_narrow('deficit_person', true);
call protect_narrow('deficit_sheet', false);
call protect_narrow('deficit_load', false);
call protect_narrow('section_proposal', false);

-- Names: of a municipality only its methodologist; a partner by an opening for this very school; the region never.
create function holds_role(wanted text, municipality uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from role_held r where r.person_id = scope_person() and r.role = wanted and r.municipality_id = municipality and r.level = 'municipality'
    and r.from_on <= coalesce(nullif(current_setting('app.today', true), ''), '1900-01-01')::date
    and (r.until_on is null or r.until_on > coalesce(nullif(current_setting('app.today', true), ''), '1900-01-01')::date))
$$;
revoke all on function holds_role(text, uuid) from public;
grant execute on function holds_role(text, uuid) to svyazka_app, svyazka_worker;
create policy names on deficit_person as restrictive for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or holds_role('methodologist', municipality_id)
  or exists (select 1 from deficit_opening o where o.organisation_id = deficit_person.organisation_id
      and o.to_organisation_id = any ((select scope_ids('organisations'))::uuid[])
      and (o.until_on is null or o.until_on > nullif(current_setting('app.today', true), '')::date)));

-- How a round stands by municipality: counts only, for whoever keeps the region or the municipality.
create function deficit_round_figures(of_region uuid, quarter date)
returns table (municipality_id uuid, round_id uuid, state text, due_on date, expected integer, submitted integer, late integer)
language sql stable security definer set search_path = public as $$
  select r.municipality_id, r.id, r.state, r.due_on, count(s.id)::int, count(s.id) filter (where s.state = 'sent')::int,
    count(s.id) filter (where s.sent_on > greatest(r.due_on, coalesce(s.extended_until, r.due_on)))::int
  from deficit_round r left join deficit_sheet s on s.round_id = r.id
  where r.region_id = of_region and r.quarter_on = quarter
    and (of_region = any (scope_ids('regions')) or r.municipality_id = any (scope_ids('municipalities')))
  group by r.id
$$;
revoke all on function deficit_round_figures(uuid, date) from public;
grant execute on function deficit_round_figures(uuid, date) to svyazka_app;

-- Municipalities by themes: how many schools name a theme. Counts under five are hidden, and where a line would let one be
-- counted back from its total, a second one is hidden too (decisions 21). Zero is told: nobody named it.
create function deficit_region_map(of_region uuid, quarter date)
returns table (municipality_id uuid, theme_id uuid, schools integer, hidden boolean)
language plpgsql stable security definer set search_path = public as $$
declare
  m uuid[]; t uuid[]; n integer[]; h boolean[];
  changed boolean := true; line uuid; at integer; rounds integer := 0;
begin
  if not of_region = any (scope_ids('regions')) then return; end if;
  select array_agg(c.mid order by c.mid, c.tid), array_agg(c.tid order by c.mid, c.tid), array_agg(c.k order by c.mid, c.tid), array_agg(c.k < 5 order by c.mid, c.tid)
    into m, t, n, h
    from (select d.municipality_id as mid, d.theme_id as tid, count(distinct d.organisation_id)::int as k
      from deficit_entry e join deficit d on d.id = e.deficit_id join deficit_round r on r.id = e.round_id
      where r.region_id = of_region and r.quarter_on = quarter and e.severity > 0 and d.theme_id is not null group by 1, 2) c;
  if m is null then return; end if;
  while changed and rounds < 20 loop
    changed := false; rounds := rounds + 1;
    for line in select distinct u from unnest(m || t) u loop
      if (select count(*) from generate_subscripts(m, 1) i where (m[i] = line or t[i] = line) and h[i]) = 1 then
        select i into at from generate_subscripts(m, 1) i where (m[i] = line or t[i] = line) and not h[i] order by n[i], i limit 1;
        if at is not null then h[at] := true; changed := true; end if;
      end if;
    end loop;
  end loop;
  return query select m[i], t[i], case when h[i] then null else n[i] end, h[i] from generate_subscripts(m, 1) i;
end $$;
revoke all on function deficit_region_map(uuid, date) from public;
grant execute on function deficit_region_map(uuid, date) to svyazka_app;
