-- A title is approved like the rows: `roadmap.title` is that of the working copy, `record.title` what the roadmap is called everywhere,
-- which is its last version's. What was renamed since waits for an approval.
with last as (select distinct on (record_id) record_id, title from roadmap_version order by record_id, no desc),
  renamed as (update roadmap r set amended = true from last v where r.id = v.record_id and r.profile <> 'pair' and r.title <> v.title returning r.id, v.title)
update record n set title = renamed.title from renamed where n.id = renamed.id;

-- A row that is only taken out of the working copy is read on: the index may not leave it out.
drop index roadmap_item_by_roadmap;
create index roadmap_item_by_roadmap on roadmap_item (record_id, ord);
create index roadmap_item_below on roadmap_item (parent_id) where parent_id is not null;

-- A link calls the roadmap as everybody does.
create or replace function linked_host_asked() returns table (id uuid, region uuid, municipality uuid, organisation uuid, host text, roadmap uuid, roadmap_title text,
  item uuid, number text, title text, row_term text, form text, term text, version integer, bound json)
language sql stable security definer set search_path = public as $$
  select h.id, h.region_id, h.municipality_id, h.organisation_id, o.short_name, r.id, (select n.title from record n where n.id = r.id),
    i.id, i.number, i.title, i.term_as_written, h.form, h.term_as_written, h.version,
    json_build_object('kind', r.period_kind, 'year', r.period_year, 'cells', case when r.amended then
      (select k -> 'cells' from (select items from roadmap_version where record_id = r.id order by no desc limit 1) v, jsonb_array_elements(v.items) k where k ->> 'id' = i.id::text) end)
  from roadmap_host h join roadmap_item i on i.id = h.item_id join roadmap r on r.id = h.record_id join organisation o on o.id = h.organisation_id
  where h.id = linked_host()
$$;
