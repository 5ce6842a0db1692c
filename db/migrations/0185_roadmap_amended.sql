-- Whoever may not edit a roadmap is shown its last approved version while the working copy says something else. Kept by every
-- change of the working copy, so that a page of a roadmap nobody has touched asks nothing more.
alter table roadmap add column amended boolean not null default false;

create function pg_temp.said(cells jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each_text(cells) where value <> ''
$$;

with version as (
  select distinct on (record_id) record_id, layout, (select jsonb_agg(jsonb_build_array(k.item -> 'id', k.item -> 'parentId', pg_temp.said(k.item -> 'cells')) order by k.ord)
      from jsonb_array_elements(items) with ordinality as k (item, ord)) as items
    from roadmap_version order by record_id, no desc
), copy as (
  select record_id, jsonb_agg(jsonb_build_array(id, parent_id, pg_temp.said(cells)) order by ord, id) as items
    from roadmap_item where removed_at is null and record_id in (select record_id from version) group by record_id
)
update roadmap r set amended = true from version v left join copy c using (record_id)
  where r.id = v.record_id and (v.layout <> r.layout or v.items is distinct from c.items);
