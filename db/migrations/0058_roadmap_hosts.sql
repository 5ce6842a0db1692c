-- R240: one row of a roadmap is carried out at several hosts at once, each choosing how. The row belongs to the host.

create table roadmap_host (
  id uuid primary key,
  record_id uuid not null references roadmap,
  item_id uuid not null references roadmap_item,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  -- the form that the host has chosen, and its own days, as written; empty until it has
  form text not null default '',
  term_as_written text not null default '',
  chosen_on date,
  chosen_by uuid references person,
  -- no longer a host, since when
  removed_on date,
  version integer not null default 1,
  constraint host_once unique (item_id, organisation_id),
  constraint chosen_iff_dated check ((form = '') = (chosen_on is null))
);
create index roadmap_host_by_roadmap on roadmap_host (record_id, item_id);
call protect('roadmap_host', 'child');
