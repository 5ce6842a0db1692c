-- A sent form and every request ask the same as before in fewer steps.

-- The keys of a version are read once and taken away at once, not compared one by one.
create or replace function form_answers_fit_version() returns trigger language plpgsql as $$
declare
  known text[];
begin
  select v.keys into known from form_version v where v.id = new.version_id;
  if new.answers - known <> '{}' then
    raise exception 'answers of another version' using errcode = 'check_violation', constraint = 'answers_of_their_version';
  end if;
  return new;
end $$;

-- What is read by those above and by controllers only now and then: the record is asked by a call, made when no node of the
-- asker answers, and not prepared with every statement that names the table.
create function record_seen(which uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from record r where r.id = which);
end $$;

do $$
declare
  tbl text;
begin
  foreach tbl in array array['form_answer', 'form_sending', 'assignment_delegation', 'assignment_controller'] loop
    execute format('alter policy see on %I using (organisation_id = any ((select scope_ids(''organisations''))::uuid[])
      or municipality_id = any ((select scope_ids(''municipalities''))::uuid[])
      or region_id = any ((select scope_ids(''regions''))::uuid[])
      or record_seen(record_id))', tbl);
  end loop;
end $$;

-- Asked by every request: the facts of the person in the same question, not by a function inside a function; its plan is kept.
create or replace function session_facts(secret text, at timestamptz) returns jsonb
  language plpgsql stable security definer set search_path to 'public' as $$
begin
  return (select jsonb_build_object(
    'person', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'language', p.language,
    'session', s.id, 'shift', coalesce(h.days, 0), 'expired', s."expiresAt" <= at, 'expiresAt', s."expiresAt",
    'totp', coalesce(u."twoFactorEnabled", false),
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
  from auth."session" s
  join auth."user" u on u.id = s."userId"
  join person p on p.account_id = u.id and p.state = 'active'
  left join auth.session_shift h on h.session_id = s.id
  where s.token = secret and s."expiresAt" > at - interval '24 hours');
end $$;
