-- The own words of a municipality (R219) come with the facts of the session: every page and its header say them, and no
-- page asks for them again.
create or replace function person_facts(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'person', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'language', p.language,
    'roles', coalesce((
      select jsonb_agg(jsonb_build_object(
          'role', r.role, 'level', r.level, 'region', r.region_id, 'municipality', r.municipality_id, 'organisation', r.organisation_id,
          'from', r.from_on, 'until', r.until_on, 'act', r.act, 'delegated', r.delegated_by is not null,
          'nodeName', coalesce(o.short_name, m.name, g.name, ''),
          'placeName', coalesce(m.short_name, g.name, ''),
          'zone', coalesce(m.zone, g.zone, 'Europe/Moscow'),
          'words', (select jsonb_object_agg(l.code, jsonb_build_object(
              'nominative', l.nominative, 'genitive', l.genitive, 'dative', l.dative,
              'plural', l.plural, 'pluralGenitive', l.plural_genitive, 'pluralDative', l.plural_dative))
            from local_label l where l.municipality_id = r.municipality_id and l.nominative <> '')) order by r.from_on, r.id)
      from role_held r
      left join organisation o on o.id = r.organisation_id
      left join municipality m on m.id = r.municipality_id
      left join region g on g.id = r.region_id
      where r.person_id = p.id), '[]'::jsonb))
  from person p where p.id = who and p.state = 'active'
$$;
