-- Whether a theme that a school has named waits for the method day: told to the school of the deficit, its municipality and its pair.
create function deficit_in_agenda(of_deficit uuid, by_day date)
returns text language sql stable security definer set search_path = public as $$
  select case when p.state = 'proposed' or by_day is null or p.decided_on <= by_day then p.state else 'proposed' end
  from deficit d join section_proposal p on p.municipality_id = d.municipality_id and p.theme_id = d.theme_id join deficit_round r on r.id = p.record_id
  where d.id = of_deficit and d.route = 'common' and (by_day is null or r.routed_on <= by_day)
    and (d.municipality_id = any (scope_ids('municipalities')) or d.organisation_id = any (scope_ids('organisations'))
      or exists (select 1 from deficit_opening g where g.organisation_id = d.organisation_id 
        and (g.to_organisation_id = any (scope_ids('organisations')) or (g.to_region and g.region_id = any (scope_ids('regions'))))
        and (g.until_on is null or g.until_on > scope_today())))
  order by r.quarter_on desc limit 1
$$;
revoke all on function deficit_in_agenda(uuid, date) from public;
grant execute on function deficit_in_agenda(uuid, date) to svyazka_app, svyazka_worker;
