-- The thing asked about as a row of records, so that one query serves a link and everybody else; and who asks.
drop function linked_question();
create function linked_question() returns table (id uuid, kind text, title text, region_id uuid, municipality_id uuid, organisation_id uuid)
language sql stable security definer set search_path = public as $$
  select r.id, r.kind, r.title, r.region_id, r.municipality_id, r.organisation_id from question q join record r on r.id = q.record_id where q.id = scope_link_row()
$$;
create function linked_asker() returns text language sql stable security definer set search_path = public as $$
  select p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '')
  from question q join person p on p.id = q.asked_by where q.id = scope_link_row()
$$;
revoke all on function linked_question(), linked_asker() from public;
grant execute on function linked_question(), linked_asker() to svyazka_app;
