-- Everybody's first page asks which papers wait for his decision and whether he controls anything. Asked in the open, the first
-- walked over every waiting paper of the country with the policies of four tables, the second prepared those of three to find
-- nothing. Both are the asker's own matters; what they lead to keeps its policies.

drop index directive_waiting;
create index directive_waiting_at on directive (coalesce(organisation_id, municipality_id, region_id)) where state = 'resolution';

-- Incoming papers without a resolution at the nodes that he leads, drafts without a visa of his or of whoever he stands in for.
create function papers_waiting_for_me(nodes uuid[], day date) returns uuid[] language plpgsql stable security definer set search_path = public as $$
declare
  mine uuid[] := array(select scope_person() union all select h.delegated_by from role_held h
    where h.person_id = scope_person() and h.delegated_by is not null and h.from_on <= day and (h.until_on is null or h.until_on > day));
begin
  return array(
    select d.id from directive d where d.state = 'resolution' and coalesce(d.organisation_id, d.municipality_id, d.region_id) = any (nodes)
    union
    select d.id from directive_visa v join directive d on d.id = v.record_id
      where v.person_id = any (mine) and v.state = 'waiting' and v.since is not null and d.state = 'visas');
end $$;

-- Whether he is named as controller of anything open or of a paper: only then it is worth asking of what he may see.
create function controls_something() returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return exists (select 1 from assignment a where a.controller_person_id = scope_person() and a.state in ('assigned','inWork','reported','returned'))
    or exists (select 1 from assignment_controller c where c.person_id = scope_person())
    or exists (select 1 from share s where s.person_id = scope_person() and s.why = 'control');
end $$;

revoke all on function papers_waiting_for_me(uuid[], date), controls_something() from public;
grant execute on function papers_waiting_for_me(uuid[], date), controls_something() to svyazka_app;
