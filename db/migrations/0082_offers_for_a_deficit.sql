-- Who in the district has offered to help with a theme: asked by a school about its own deficit or by its municipality.
create function helpers_of_theme(of_school uuid, of_municipality uuid, of_theme uuid, from_year integer)
returns table (id uuid, name text, level smallint) language sql stable security definer set search_path = public as $$
  select distinct on (o.id) o.id, o.short_name, t.level::smallint
  from mentor_offer f join mentor_offer_theme t on t.record_id = f.id and t.theme_id = of_theme join organisation o on o.id = f.organisation_id and o.state <> 'closed'
  where f.municipality_id = of_municipality and f.state = 'offered' and f.school_year >= from_year and f.organisation_id <> of_school
    and exists (select 1 from organisation s where s.id = of_school and s.municipality_id = of_municipality)
    and (of_school = any (scope_ids('organisations')) or of_municipality = any (scope_ids('municipalities')))
  order by o.id, f.school_year, t.level desc
$$;
revoke all on function helpers_of_theme(uuid, uuid, uuid, integer) from public;
grant execute on function helpers_of_theme(uuid, uuid, uuid, integer) to svyazka_app;
