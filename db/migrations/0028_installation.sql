-- What the keeper of the whole installation sees: counts, roles by node, the state of letters and jobs. No contacts, no
-- addresses, no words of letters and papers: those belong to the nodes (decisions 17-21).
create function keeps_installation() returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from role_held r where r.person_id = scope_person() and r.role = 'administrator' and r.level = 'installation'
    and (scope_today() is null or (r.from_on <= scope_today() and (r.until_on is null or r.until_on > scope_today()))))
$$;

create function installation_facts(at timestamptz, today date) returns jsonb language sql stable security definer set search_path = public as $$
  select case when keeps_installation() then jsonb_build_object(
    'regions', coalesce((select jsonb_agg(jsonb_build_object('name', g.name,
        'municipalities', (select count(*) from municipality m where m.region_id = g.id),
        'organisations', (select count(*) from organisation o where o.region_id = g.id and o.state <> 'closed'),
        'people', (select count(distinct h.person_id) from role_held h where h.region_id = g.id and h.from_on <= today and (h.until_on is null or h.until_on > today))) order by g.name)
      from (select * from region order by name limit 100) g), '[]'::jsonb),
    'keepers', coalesce((select jsonb_agg(jsonb_build_object('role', h.role, 'node', h.node, 'person', h.person, 'from', h.from_on) order by h.role, h.node, h.person)
      from (select r.role, r.from_on, coalesce(m.short_name, g.name, '') as node,
          p.last_name || ' ' || left(p.first_name, 1) || '.' || coalesce(' ' || left(p.middle_name, 1) || '.', '') as person
        from role_held r join person p on p.id = r.person_id left join region g on g.id = r.region_id left join municipality m on m.id = r.municipality_id
        where r.role in ('administrator','regionalCoordinator','municipalCoordinator') and r.from_on <= today and (r.until_on is null or r.until_on > today)
        order by r.role, g.name, m.short_name limit 300) h), '[]'::jsonb),
    'mail', (select jsonb_build_object('waiting', count(*) filter (where sent_at is null and refused_at is null),
        'late', count(*) filter (where sent_at is null and refused_at is null and created_at < at - interval '1 hour'),
        'refused', count(*) filter (where refused_at is not null), 'sent', count(*) filter (where sent_at is not null))
      from mail_outbox where created_at > at - interval '30 days'),
    'jobs', coalesce((select jsonb_agg(jsonb_build_object('job', j.job, 'state', j.state, 'count', j.n) order by j.job, j.state)
      from (select job, state, count(*) as n from job_progress where created_at > at - interval '30 days' group by job, state) j), '[]'::jsonb),
    'calendar', (select coalesce(max(year), 0) from calendar_year where moved_known))
  end
$$;
revoke all on function keeps_installation(), installation_facts(timestamptz, date) from public;
grant execute on function keeps_installation(), installation_facts(timestamptz, date) to svyazka_app;
