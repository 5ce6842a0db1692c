-- A school without an account says by a one-time link how it carries a row out (decisions 24): the link sees the row it is asked
-- about and its own answer, neither the roadmap nor other hosts.
create function linked_host() returns uuid language sql stable security definer set search_path = public as $$
  select h.id from assignment a join roadmap_host h on h.id = a.source_row_id
  where a.id = scope_link_record() and a.answer_path = '/row-forms' and a.state <> 'recalled' and h.removed_on is null
$$;
create function linked_host_asked() returns table (id uuid, region uuid, municipality uuid, organisation uuid, host text, roadmap uuid, roadmap_title text,
  item uuid, number text, title text, row_term text, form text, term text, version integer)
language sql stable security definer set search_path = public as $$
  select h.id, h.region_id, h.municipality_id, h.organisation_id, o.short_name, r.id, r.title, i.id, i.number, i.title, i.term_as_written, h.form,
    h.term_as_written, h.version
  from roadmap_host h join roadmap_item i on i.id = h.item_id join roadmap r on r.id = h.record_id join organisation o on o.id = h.organisation_id
  where h.id = linked_host()
$$;
revoke all on function linked_host(), linked_host_asked() from public;
grant execute on function linked_host(), linked_host_asked() to svyazka_app;

create policy by_link on roadmap_host for select to svyazka_app using (id = (select linked_host()));
create policy change_by_link on roadmap_host for update to svyazka_app using (id = (select linked_host()));
