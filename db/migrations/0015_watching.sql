-- Looking after things: stars, saved filters, the last look. Questions and answers on any record, in one place.

-- A thing that a person keeps in sight; a delivered form and a person have no row in `record`.
create table watched (
  id uuid primary key,
  person_id uuid not null references person,
  record_id uuid references record,
  who_id uuid references person,
  form_id uuid references form,
  since timestamptz not null,
  -- what happened later is news
  seen_at timestamptz not null,
  constraint watched_one_thing check (num_nonnulls(record_id, who_id, form_id) = 1),
  constraint watched_once unique nulls not distinct (person_id, record_id, who_id, form_id)
);
create index watched_by_record on watched (record_id) where record_id is not null;
create index watched_by_who on watched (who_id) where who_id is not null;

-- A filter of a list under a name of one's own: the list and what stood in its address.
create table saved_filter (
  id uuid primary key,
  person_id uuid not null references person,
  list text not null,
  name text not null,
  query text not null,
  saved_at timestamptz not null,
  constraint saved_filter_name_once unique (person_id, list, name),
  constraint saved_filter_named check (length(btrim(name)) between 1 and 80)
);

-- When a person last said that he has looked through what changed.
create table last_look (
  person_id uuid primary key references person,
  at timestamptz not null
);

-- All three are their author's alone.
alter table watched enable row level security;
create policy own on watched to svyazka_app using (person_id = scope_person()) with check (person_id = scope_person());
create policy work on watched to svyazka_worker using (true) with check (true);
alter table saved_filter enable row level security;
create policy own on saved_filter to svyazka_app using (person_id = scope_person()) with check (person_id = scope_person());
create policy work on saved_filter to svyazka_worker using (true) with check (true);
alter table last_look enable row level security;
create policy own on last_look to svyazka_app using (person_id = scope_person()) with check (person_id = scope_person());
create policy work on last_look to svyazka_worker using (true) with check (true);
grant select, insert, update, delete on watched, saved_filter, last_look to svyazka_app, svyazka_worker;

-- ---------------------------------------------------------------- questions
-- Owner columns are the lower of the two nodes, of who asks and of what is asked about: both sides and those above see it.
create table question (
  id uuid primary key,
  record_id uuid not null references record,
  -- a clause, a row of a roadmap, with its words as they were that day
  row_id uuid,
  row_words text,
  text text not null,
  state text not null default 'open',
  asked_by uuid references person,
  asked_as text,
  asked_at timestamptz not null,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  -- the node, or the person, that it is put to
  to_region_id uuid not null references region,
  to_municipality_id uuid references municipality,
  to_organisation_id uuid references organisation,
  to_person_id uuid references person,
  -- the answer helps everybody who sees the thing
  is_open boolean not null default false,
  last_at timestamptz not null,
  version integer not null default 1,
  constraint question_state_known check (state in ('open','answered','closed')),
  constraint question_has_words check (length(btrim(text)) > 0)
);
create index question_by_record on question (record_id, asked_at);
create index question_to_organisation on question (to_organisation_id, state, last_at desc) where to_organisation_id is not null;
create index question_to_municipality on question (to_municipality_id, state, last_at desc) where to_organisation_id is null;
create index question_to_region on question (to_region_id, state, last_at desc) where to_municipality_id is null;
create index question_to_person on question (to_person_id, state, last_at desc) where to_person_id is not null;
create index question_of_organisation on question (organisation_id, asked_at);
create index question_of_municipality on question (municipality_id, asked_at);
create index question_of_region on question (region_id, asked_at);
create index question_asked_by on question (asked_by, last_at desc);

create table question_answer (
  id uuid primary key,
  question_id uuid not null references question,
  text text not null,
  by_person uuid references person,
  by_role text,
  at timestamptz not null,
  constraint answer_has_words check (length(btrim(text)) > 0)
);
create index question_answer_by_question on question_answer (question_id, at);

create function question_is_mine(q question) returns boolean language sql stable as $$
  select q.asked_by = scope_person() or q.to_person_id = scope_person()
    or q.organisation_id = any (scope_ids('organisations')) or q.municipality_id = any (scope_ids('municipalities'))
    or q.region_id = any (scope_ids('regions')) or q.to_organisation_id = any (scope_ids('organisations'))
    or (q.to_organisation_id is null and q.to_municipality_id = any (scope_ids('municipalities')))
$$;
alter table question enable row level security;
create policy see on question for select to svyazka_app using (question_is_mine(question)
  or (is_open and exists (select 1 from record r where r.id = record_id)));
create policy add on question for insert to svyazka_app with check (asked_by = scope_person() and exists (select 1 from record r where r.id = record_id));
create policy change on question for update to svyazka_app using (question_is_mine(question));
create policy work on question to svyazka_worker using (true) with check (true);
alter table question_answer enable row level security;
create policy see on question_answer for select to svyazka_app using (exists (select 1 from question q where q.id = question_id));
create policy add on question_answer for insert to svyazka_app with check (by_person = scope_person() and exists (select 1 from question q where q.id = question_id));
create policy work on question_answer to svyazka_worker using (true) with check (true);
grant select, insert, update on question to svyazka_app;
grant select, insert on question_answer to svyazka_app;
grant select, insert, update, delete on question, question_answer to svyazka_worker;

-- Words under assignments were one line after another: the first is the question, the rest are said to it.
insert into question (id, record_id, row_id, text, state, asked_by, asked_as, asked_at, region_id, municipality_id, organisation_id,
    to_region_id, to_municipality_id, to_organisation_id, last_at)
  select distinct on (m.record_id) m.id, m.record_id, m.row_id, m.text,
    case when exists (select 1 from remark x where x.record_id = m.record_id and x.by_person <> m.by_person) then 'answered' else 'open' end,
    m.by_person, m.by_role, m.at, m.region_id, m.municipality_id, m.organisation_id, m.region_id, m.municipality_id,
    case when m.by_role in ('self','schoolHead','deputyHead','teamHead','siteHead','mentor','mentee','tutor') then null else m.organisation_id end,
    (select max(x.at) from remark x where x.record_id = m.record_id)
  from remark m where btrim(m.text) <> '' order by m.record_id, m.at, m.id;
insert into question_answer (id, question_id, text, by_person, by_role, at)
  select m.id, q.id, m.text, m.by_person, m.by_role, m.at from remark m join question q on q.record_id = m.record_id
  where m.id <> q.id and btrim(m.text) <> '';
drop table remark;

-- ---------------------------------------------------------------- merging and erasing
-- Two cards become one: what their holders kept and asked goes over. An erased person keeps nothing in sight.
create function person_leaves_traces() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state = 'merged' and new.merged_into is not null then
    delete from watched w where w.who_id in (new.id, new.merged_into) and w.person_id in (new.id, new.merged_into);
    delete from watched w using watched k where (w.person_id, k.person_id) = (new.id, new.merged_into)
      and (k.record_id, k.who_id, k.form_id) is not distinct from (w.record_id, w.who_id, w.form_id);
    update watched set person_id = new.merged_into where person_id = new.id;
    delete from watched w using watched k where w.who_id = new.id and k.who_id = new.merged_into and k.person_id = w.person_id;
    update watched set who_id = new.merged_into where who_id = new.id;
    delete from saved_filter f using saved_filter k where (f.person_id, k.person_id) = (new.id, new.merged_into) and (f.list, f.name) = (k.list, k.name);
    update saved_filter set person_id = new.merged_into where person_id = new.id;
    update question set asked_by = new.merged_into where asked_by = new.id;
    update question set to_person_id = new.merged_into where to_person_id = new.id;
    update question_answer set by_person = new.merged_into where by_person = new.id;
    delete from last_look where person_id = new.id;
  elsif new.state = 'erased' then
    delete from watched where new.id in (person_id, who_id);
    delete from saved_filter where person_id = new.id;
    delete from last_look where person_id = new.id;
  end if;
  return null;
end $$;
create trigger keep_traces after update of state on person
  for each row when (old.state is distinct from new.state and new.state in ('merged', 'erased')) execute function person_leaves_traces();

create function organisation_leaves_traces() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from watched w using watched k where w.record_id = new.id and k.record_id = new.merged_into and k.person_id = w.person_id;
  update watched set record_id = new.merged_into where record_id = new.id;
  update question q set record_id = o.id from organisation o where o.id = new.merged_into and q.record_id = new.id;
  update question q set organisation_id = o.id, municipality_id = o.municipality_id from organisation o where o.id = new.merged_into and q.organisation_id = new.id;
  update question q set to_organisation_id = o.id, to_municipality_id = o.municipality_id from organisation o
    where o.id = new.merged_into and q.to_organisation_id = new.id;
  return null;
end $$;
create trigger keep_traces after update of merged_into on organisation
  for each row when (new.merged_into is not null and old.merged_into is distinct from new.merged_into) execute function organisation_leaves_traces();

-- ---------------------------------------------------------------- what changed
-- «Что изменилось»: a few days of a node, whole countries behind them.
create index state_change_by_organisation on state_change (organisation_id, at);
create index state_change_by_municipality on state_change (municipality_id, at);
create index state_change_by_region on state_change (region_id, at);
create index record_made_by_organisation on record (organisation_id, created_at);
create index record_made_by_municipality on record (municipality_id, created_at);
create index record_made_by_region on record (region_id, created_at);
create index role_held_begun_in_municipality on role_held (municipality_id, from_on);
create index role_held_begun_in_region on role_held (region_id, from_on);
