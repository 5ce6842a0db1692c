-- R218: what a municipality reports upwards about a period of the programme. The region asks, an assignment carries the state;
-- here are the words of the municipality and the figures as they were when it sent them.

create table model_summary (
  id uuid primary key,
  record_id uuid not null references municipal_model,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  from_on date not null,
  -- the last day itself
  until_on date not null,
  asked_on date not null,
  -- what was done beyond the figures, what stood in the way, what is asked of the region
  done text not null default '',
  obstacles text not null default '',
  requests text not null default '',
  -- as of the day of sending; null until then
  figures jsonb,
  sent_on date,
  sent_by uuid references person,
  version integer not null default 1,
  constraint summary_once unique (record_id, from_on, until_on),
  constraint summary_period_right check (until_on >= from_on),
  constraint summary_sent_whole check ((figures is null) = (sent_on is null))
);
call protect('model_summary', 'child');
