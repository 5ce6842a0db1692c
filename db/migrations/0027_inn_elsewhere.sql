-- Which of the given tax numbers belong to organisations at work outside the node that is loaded: the number alone, never whose it is.
create function inns_elsewhere(given text[], of_region uuid, of_municipality uuid) returns setof text
language sql stable security definer set search_path = public as $$
  select o.inn from organisation o
  where scope_person() is not null and o.inn = any (given) and o.state <> 'closed'
    and case when of_municipality is null then o.region_id <> of_region else o.municipality_id is distinct from of_municipality end
$$;
