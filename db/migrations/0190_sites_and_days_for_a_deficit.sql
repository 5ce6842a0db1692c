-- Internship sites of a district by the register (a dated status or a head of the site), with what their status is about and how far they go in a theme
-- this year: asked by a school about its own deficit or by its municipality. Names and the words of the status only.
create function sites_for_theme(of_school uuid, of_municipality uuid, of_theme uuid, on_day date, from_year integer)
returns table (id uuid, name text, topic text, level smallint) language sql stable security definer set search_path = public as $$
  select o.id, o.short_name, coalesce(a.value, ''),
    (select t.level::smallint from mentor_offer f join mentor_offer_theme t on t.record_id = f.id and t.theme_id = of_theme
      where f.organisation_id = o.id and f.state = 'offered' and f.school_year >= from_year order by f.school_year limit 1)
  from organisation o left join organisation_attribute a on a.organisation_id = o.id and a.attribute = 'internshipSite'
    and a.from_on <= on_day and (a.until_on is null or a.until_on > on_day)
  where o.municipality_id = of_municipality and o.id <> of_school and o.state <> 'closed'
    and (a.id is not null or exists (select 1 from role_held r where r.organisation_id = o.id and r.role = 'siteHead' and r.from_on <= on_day and (r.until_on is null or r.until_on > on_day)))
    and exists (select 1 from organisation s where s.id = of_school and s.municipality_id = of_municipality)
    and (of_school = any (scope_ids('organisations')) or of_municipality = any (scope_ids('municipalities')))
$$;
revoke all on function sites_for_theme(uuid, uuid, uuid, date, integer) from public;
grant execute on function sites_for_theme(uuid, uuid, uuid, date, integer) to svyazka_app;

-- Which proposal of the method day's agenda a deficit waits in: the school, to which the proposals of its district are closed, learns only that there is one.
create function agenda_of_deficit(of_deficit uuid)
returns uuid language sql stable security definer set search_path = public as $$
  select p.id from deficit d join section_proposal p on p.municipality_id = d.municipality_id and p.theme_id = d.theme_id
  where d.id = of_deficit and p.state <> 'declined' and (d.municipality_id = any (scope_ids('municipalities')) or d.organisation_id = any (scope_ids('organisations')))
  order by p.id desc limit 1
$$;
revoke all on function agenda_of_deficit(uuid) from public;
grant execute on function agenda_of_deficit(uuid) to svyazka_app;
