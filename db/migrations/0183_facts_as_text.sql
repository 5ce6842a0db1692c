-- Asked for every page: what nobody looks into is written out at once, not first made into a tree.
drop function session_facts(text, timestamptz);
create function session_facts(secret text, at timestamptz)
  returns json
language plpgsql
stable security definer
set search_path = public
as $$
begin
  return (select json_build_object(
    'person', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'language', p.language,
    'session', s.id, 'shift', coalesce(h.days, 0), 'expired', s."expiresAt" <= at, 'expiresAt', s."expiresAt",
    'totp', coalesce(u."twoFactorEnabled", false),
    'roles', coalesce((
      select json_agg(json_build_object(
          'role', r.role, 'level', r.level, 'region', r.region_id, 'municipality', r.municipality_id, 'organisation', r.organisation_id,
          'from', r.from_on, 'until', r.until_on, 'act', r.act, 'delegated', r.delegated_by is not null,
          'nodeName', coalesce(o.short_name, m.name, g.name, ''),
          'placeName', coalesce(m.short_name, g.name, ''),
          'zone', coalesce(m.zone, g.zone, 'Europe/Moscow'),
          'words', (select json_object_agg(l.code, json_build_object(
              'nominative', l.nominative, 'genitive', l.genitive, 'dative', l.dative,
              'plural', l.plural, 'pluralGenitive', l.plural_genitive, 'pluralDative', l.plural_dative))
            from local_label l where l.municipality_id = r.municipality_id and l.nominative <> '')) order by r.from_on, r.id)
      from role_held r
      left join organisation o on o.id = r.organisation_id
      left join municipality m on m.id = r.municipality_id
      left join region g on g.id = r.region_id
      where r.person_id = p.id), '[]'::json))
  from auth."session" s
  join auth."user" u on u.id = s."userId"
  join person p on p.account_id = u.id and p.state = 'active'
  left join auth.session_shift h on h.session_id = s.id
  where s.token = secret and s."expiresAt" > at - interval '24 hours');
end $$;
revoke all on function session_facts(text, timestamptz) from public;
grant execute on function session_facts(text, timestamptz) to svyazka_app;
