-- Forms (decisions 14): a form, its versions as data, answers kept with the version they were given under, collections.

-- A form that comes with the program belongs to nobody and is seen by everyone signed in; others belong to a node.
create table form (
  id uuid primary key,
  region_id uuid references region,
  municipality_id uuid references municipality,
  -- forms belong to authorities; the column stands for the common shape of owners
  organisation_id uuid references organisation,
  title text not null,
  -- name of a delivered form among the data of the program
  delivered_as text unique,
  -- where it was read from or copied from, in words
  source text not null default '',
  copied_from uuid references form,
  constraint delivered_or_owned check ((delivered_as is null) = (region_id is not null))
);
create index form_by_municipality on form (municipality_id);
create index form_by_region on form (region_id);

create table form_version (
  id uuid primary key,
  form_id uuid not null references form,
  no integer not null,
  definition jsonb not null,
  -- keys of the questions: answers may have no others
  keys text[] not null,
  published_on date not null,
  published_by uuid references person,
  constraint form_version_once unique (form_id, no),
  constraint definition_is_object check (jsonb_typeof(definition) = 'object')
);

-- What was published is never changed: a correction is a new version (decisions 16).
create function form_version_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a form is never changed' using errcode = 'check_violation', constraint = 'form_version_immutable';
end $$;
create trigger form_version_immutable before update or delete on form_version for each row execute function form_version_is_immutable();

-- «Сбор по форме»: organisations under a node are asked to answer until a day.
create table form_collection (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  version_id uuid not null references form_version,
  title text not null,
  words text not null default '',
  due_on date not null,
  opened_on date not null,
  opened_by uuid not null references person,
  state text not null default 'open',
  closed_on date,
  version integer not null default 1,
  constraint collection_state_known check (state in ('open','closed')),
  constraint collection_closed_iff_dated check ((state = 'closed') = (closed_on is not null))
);
create index form_collection_by_municipality on form_collection (municipality_id, due_on desc);
create index form_collection_by_region on form_collection (region_id, due_on desc);

-- One answered form. Bound to the record that it answers; for a collection that is the assignment, so that the assignment's
-- one-time link opens it and nothing else. Owner columns are the respondent's.
create table form_answer (
  id uuid primary key,
  record_id uuid not null references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  version_id uuid not null references form_version,
  collection_id uuid references form_collection,
  state text not null default 'draft',
  answers jsonb not null default '{}',
  -- words entered for a school wait for it (decisions 24)
  confirmation text,
  confirmed_by uuid references person,
  confirmed_on date,
  kept_at timestamptz,
  kept_by uuid references person,
  version integer not null default 1,
  constraint form_answer_once unique (record_id, version_id, organisation_id),
  constraint form_answer_state_known check (state in ('draft','sent','returned','accepted')),
  constraint confirmation_known check (confirmation in ('waiting','confirmed','corrected')),
  constraint answers_are_object check (jsonb_typeof(answers) = 'object'),
  constraint answers_not_endless check (length(answers::text) <= 2000000)
);
create index form_answer_by_collection on form_answer (collection_id, organisation_id);
create index form_answer_by_organisation on form_answer (organisation_id, version_id);

-- Each sending as it was, with what was decided about it; nothing is overwritten.
create table form_sending (
  id uuid primary key,
  record_id uuid not null references record,
  answer_id uuid not null references form_answer,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  no integer not null,
  answers jsonb not null,
  sent_on date not null,
  sent_at timestamptz not null,
  entered_by uuid references person,
  entered_as text not null,
  channel text not null default 'self',
  decision text,
  -- [{field, text}]; an empty field is about the whole
  remarks jsonb not null default '[]',
  decided_on date,
  decided_by uuid references person,
  constraint form_sending_once unique (answer_id, no),
  constraint form_channel_known check (channel in ('self','link','phone','paper','file')),
  constraint form_decision_known check (decision in ('accepted','returned')),
  constraint form_decided_iff_dated check ((decision is null) = (decided_on is null)),
  constraint form_returned_with_words check (decision is distinct from 'returned' or jsonb_array_length(remarks) > 0)
);
create index form_sending_by_answer on form_sending (answer_id, no);

-- An answer may have only the questions of its own version.
create function form_answers_fit_version() returns trigger language plpgsql as $$
begin
  if exists (select 1 from jsonb_object_keys(new.answers) as given(key), form_version v
             where v.id = new.version_id and not given.key = any (v.keys)) then
    raise exception 'answers of another version' using errcode = 'check_violation', constraint = 'answers_of_their_version';
  end if;
  return new;
end $$;
create trigger answers_of_their_version before insert or update of answers, version_id on form_answer
  for each row execute function form_answers_fit_version();

-- A table of answers that was read from a file and waits to be compared and confirmed.
create table form_load (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  collection_id uuid not null references form_collection,
  file_name text not null,
  -- [{answer, version, fields}] as typed
  rows jsonb not null,
  loaded_by uuid references person,
  loaded_at timestamptz not null,
  applied_on date
);

call protect('form_collection', 'noun');
call protect('form_answer', 'child');
call protect('form_sending', 'child');
call protect('form_load', 'own');

alter table form enable row level security;
create policy see on form for select to svyazka_app using (
  (region_id is null and scope_kind() <> 'nobody')
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or municipality_id = any ((select scope_ids('above_municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (municipality_id is null and region_id = any ((select scope_ids('above_regions'))::uuid[])));
create policy add on form for insert to svyazka_app with check (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy change on form for update to svyazka_app using (
  municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or region_id = any ((select scope_ids('regions'))::uuid[]));
create policy work on form to svyazka_worker using (true) with check (true);
grant select, insert, update on form to svyazka_app;
grant select, insert, update, delete on form to svyazka_worker;

-- A version is seen with its form, and with the answer that is given under it (a link sees only that).
alter table form_version enable row level security;
create policy see on form_version for select to svyazka_app using (
  exists (select 1 from form f where f.id = form_id)
  or exists (select 1 from form_answer a where a.version_id = form_version.id));
create policy add on form_version for insert to svyazka_app with check (exists (
  select 1 from form f where f.id = form_id and (
    f.municipality_id = any ((select scope_ids('municipalities'))::uuid[]) or f.region_id = any ((select scope_ids('regions'))::uuid[]))));
create policy work on form_version to svyazka_worker using (true) with check (true);
grant select, insert on form_version to svyazka_app;
grant select, insert on form_version to svyazka_worker;

-- What the program knows about the respondent: also for a link, which sees no register (decisions 24). Only for an answer in sight.
create function form_known(answer uuid, today date) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'values', jsonb_build_object(
      'organisation.shortName', o.short_name, 'organisation.fullName', o.full_name, 'organisation.address', o.address,
      'organisation.email', o.email, 'organisation.phone', o.phone, 'organisation.site', o.site_url, 'organisation.inn', o.inn,
      'organisation.pupils', o.pupils, 'organisation.teachers', o.teachers, 'organisation.municipality', m.name,
      'organisation.headName', (
        select concat_ws(' ', p.last_name, p.first_name, p.middle_name) from role_held r join person p on p.id = r.person_id and p.state = 'active'
        where r.organisation_id = o.id and r.role = 'schoolHead' and r.from_on <= today and (r.until_on is null or r.until_on > today)
        order by r.from_on desc, r.id limit 1),
      'organisation.category', (
        select c.category from organisation_category c where c.organisation_id = o.id and c.from_on <= today and (c.until_on is null or c.until_on > today)),
      'collection.schools', (
        select count(*) from form_answer other where other.collection_id = a.collection_id and other.municipality_id is not distinct from a.municipality_id)),
    'last', (
      select s.answers from form_sending s join form_answer earlier on earlier.id = s.answer_id join form_version v on v.id = earlier.version_id
      where earlier.organisation_id = a.organisation_id and earlier.id <> a.id and v.form_id = mine.form_id and s.decision is distinct from 'returned'
      order by s.sent_at desc limit 1))
  from form_answer a join form_version mine on mine.id = a.version_id join organisation o on o.id = a.organisation_id left join municipality m on m.id = o.municipality_id
  where a.id = answer and (
    a.record_id = scope_link_record() or a.organisation_id = any (scope_ids('organisations'))
    or a.municipality_id = any (scope_ids('municipalities')) or a.region_id = any (scope_ids('regions')))
$$;
revoke all on function form_known(uuid, date) from public;
grant execute on function form_known(uuid, date) to svyazka_app, svyazka_worker;

-- An assignment that is answered by filling something in: the section of that page; its address is followed by the id.
alter table assignment add column answer_path text;
alter table assignment add constraint answer_path_shape check (answer_path ~ '^/[a-z-]+$');

-- A link reads back the entry that it has just written itself (the runner needs its number); nothing of other people.
create policy see_own_of_link on audit_entry for select to svyazka_app using (
  scope_kind() = 'link' and person_id is null and record_id = (select scope_link_record()));
