-- Effects that a passport promises (R042), each planned and reported against; a report is never changed, the next one follows it.

create table model_effect (
  id uuid primary key,
  record_id uuid not null references municipal_model,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  ord integer not null,
  -- «Реализована», «Произошли»
  kind text not null,
  words text not null,
  -- what will show it: a number, words
  planned text not null default '',
  due_on date,
  -- a later passport names it no more; its reports stay
  dropped_on date,
  constraint effect_kind_known check (kind in ('carriedOut','happened')),
  constraint effect_words_once unique (record_id, words)
);
create index model_effect_by_model on model_effect (record_id, ord);
call protect('model_effect', 'child');

create table model_effect_report (
  id uuid primary key,
  record_id uuid not null references municipal_model,
  effect_id uuid not null references model_effect,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  state text not null,
  -- what came of it, and by what it is seen
  actual text not null,
  evidence text not null default '',
  on_day date not null,
  by_person uuid references person,
  at timestamptz not null,
  constraint effect_report_state_known check (state in ('reached','partly','notReached')),
  constraint effect_report_says check (length(btrim(actual)) > 0)
);
create index model_effect_report_by_effect on model_effect_report (effect_id, on_day desc, at desc);
create index model_effect_report_by_model on model_effect_report (record_id);
call protect('model_effect_report', 'child');
