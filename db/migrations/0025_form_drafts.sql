-- Forms are written step by step in a working copy; only what is published becomes a version (decisions 14, 16).

create table form_draft (
  id uuid primary key,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  -- forms belong to authorities; the column stands for the common shape of owners
  organisation_id uuid references organisation,
  -- the form that gets its next version; null while a new one is written
  form_id uuid references form,
  copied_from uuid references form,
  -- the table of a paper that it was read from, so that a second press finds the same working copy
  table_id uuid references directive_table on delete set null,
  source text not null default '',
  base_no integer not null default 0,
  definition jsonb not null,
  -- every key that the form has ever had: a key is never given to another question
  used_keys text[] not null default '{}',
  begun_by uuid references person,
  changed_by uuid references person,
  changed_at timestamptz not null,
  version integer not null default 1,
  constraint form_draft_is_object check (jsonb_typeof(definition) = 'object'),
  constraint form_draft_not_endless check (length(definition::text) <= 500000)
);
call protect('form_draft', 'own');
-- published or thrown away, a working copy is gone
grant delete on form_draft to svyazka_app;
create unique index form_draft_once on form_draft (form_id) where form_id is not null;
create unique index form_draft_of_table on form_draft (table_id, region_id, municipality_id) nulls not distinct where table_id is not null;
create index form_draft_by_municipality on form_draft (municipality_id);
create index form_draft_by_region on form_draft (region_id);

-- A form taken out of use: nothing new is asked by it, what was asked goes on.
alter table form add column withdrawn_on date, add column withdrawn_by uuid references person, add column withdrawn_why text,
  add constraint form_withdrawn_with_words check ((withdrawn_on is null) = (withdrawn_why is null));

-- A filled table may be about one answer: then its school loads it itself.
alter table form_load alter column collection_id drop not null, add column answer_id uuid references form_answer,
  -- versions of the answers whose differences were shown: what changed since is shown again
  add column seen jsonb not null default '{}',
  add constraint form_load_about_one check (num_nonnulls(collection_id, answer_id) = 1);
