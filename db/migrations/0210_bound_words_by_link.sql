-- A school that answers by a link sees the words of the row that bind it, like any reader of the roadmap.
drop function linked_host_asked();
create function linked_host_asked() returns table (id uuid, region uuid, municipality uuid, organisation uuid, host text, roadmap uuid, roadmap_title text,
  item uuid, number text, title text, row_term text, form text, term text, version integer, bound json)
language sql stable security definer set search_path = public as $$
  select h.id, h.region_id, h.municipality_id, h.organisation_id, o.short_name, r.id, r.title, i.id, i.number, i.title, i.term_as_written, h.form,
    h.term_as_written, h.version,
    json_build_object('amended', r.amended, 'profile', r.profile, 'kind', r.period_kind, 'year', r.period_year,
      'owner', json_build_object('region', r.region_id, 'municipality', r.municipality_id, 'organisation', r.organisation_id),
      'cells', case when r.amended then (select k -> 'cells' from (select items from roadmap_version where record_id = r.id order by no desc limit 1) v,
        jsonb_array_elements(v.items) k where k ->> 'id' = i.id::text) end)
  from roadmap_host h join roadmap_item i on i.id = h.item_id join roadmap r on r.id = h.record_id join organisation o on o.id = h.organisation_id
  where h.id = linked_host()
$$;
revoke all on function linked_host_asked() from public;
grant execute on function linked_host_asked() to svyazka_app;
