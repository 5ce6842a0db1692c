-- Asking schools again, answering by a link, and what a check was lifted about.

-- Each asking is a round: answers and rulings of earlier ones stay as they were.
alter table matching
  add column round integer not null default 0,
  -- the day until which schools do what the act says: contracts, plans
  add column contracts_until date;
alter table matching_consent
  add column round integer not null default 1,
  -- the поручение by which the school is asked; a one-time link is bound to it
  add column assignment_id uuid references assignment,
  add column minutes integer not null default 0,
  drop constraint consent_once,
  add constraint consent_once unique (record_id, round, organisation_id, partner_id, kind);
create index matching_consent_by_assignment on matching_consent (assignment_id);
alter table matching_ruling
  add column round integer not null default 1,
  drop constraint ruling_once,
  add constraint ruling_once unique (record_id, round, mentee_id, mentor_id, kind);
-- A check that comes true for another cause stops again.
alter table matching_lift
  add column about text not null default '',
  drop constraint lift_once,
  add constraint lift_once unique (record_id, mentee_id, mentor_id, check_code, about);

-- What a school lacks stands in its consent (decisions 21): the region reads it only where it matches by itself.
create policy narrow on matching_consent as restrictive for select to svyazka_app using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[]) or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or assignment_id = (select scope_link_record())
  or (region_id = any ((select scope_ids('regions'))::uuid[]) and exists (select 1 from matching m where m.id = record_id and m.municipality_id is null)));
create policy by_link on matching_consent for select to svyazka_app using (assignment_id = (select scope_link_record()));
create policy answer_by_link on matching_consent for update to svyazka_app using (assignment_id = (select scope_link_record()));

-- What an asked school is told: of the matching, and of mentor schools that it may wish. Also for a link, which sees no register.
create function consent_about(asked uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('matching', m.id, 'title', m.title, 'state', m.state, 'round', m.round, 'from', m.from_on, 'until', m.until_on,
      'answerBy', m.consent_until, 'silence', m.silence, 'school', o.id, 'schoolName', o.short_name, 'schoolYear', m.school_year,
      'mentors', case when bool_or(c.side = 'curated') then coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.short_name) order by s.short_name)
        from mentor_offer f join organisation s on s.id = f.organisation_id where f.school_year = m.school_year and f.state = 'offered' and f.cap_lead > 0
          and f.region_id = m.region_id and (m.municipality_id is null or f.municipality_id = m.municipality_id) and s.id <> o.id), '[]'::jsonb) else '[]'::jsonb end)
  from matching_consent c join matching m on m.id = c.record_id join organisation o on o.id = c.organisation_id
  where c.assignment_id = asked and (c.assignment_id = scope_link_record() or c.organisation_id = any (scope_ids('organisations'))
    or c.municipality_id = any (scope_ids('municipalities')) or (m.municipality_id is null and c.region_id = any (scope_ids('regions'))))
  group by m.id, o.id
$$;
revoke all on function consent_about(uuid) from public;
grant execute on function consent_about(uuid) to svyazka_app;

-- How many schools a mentor school can take in this matching: what was laid down, what it offers, what it said before.
create function matching_places(which uuid, mentor uuid) returns integer language sql stable security definer set search_path = public as $$
  select coalesce((select d.value from matching_decision d where d.record_id = m.id and d.kind = 'capacity' and d.mentor_id = mentor and d.withdrawn_on is null limit 1),
    (select f.cap_lead + f.cap_subject from mentor_offer f where f.organisation_id = mentor and f.school_year = m.school_year and f.state = 'offered'),
    (select c.schools from mentor_capacity c where c.organisation_id = mentor))
  from matching m where m.id = which
$$;
revoke all on function matching_places(uuid, uuid) from public;
grant execute on function matching_places(uuid, uuid) to svyazka_worker;

-- What the register says of the schools of the plan on a day: whom to call, what may stop a pair, how many it helps already,
-- those of this plan and of the matching that it goes on from apart.
create function matching_sides(which uuid, on_day date) returns table (school uuid, name text, phone text, "hasHead" boolean, "isReorganising" boolean,
    refusal text, elsewhere integer, most integer)
language sql stable security definer set search_path = public as $$
  with here as (select m.* from matching m where m.id = which and (m.municipality_id = any (scope_ids('municipalities'))
      or (m.municipality_id is null and m.region_id = any (scope_ids('regions'))))),
    line as (select l.mentee_id, l.mentor_id from matching_line l join here m on l.scenario_id = m.scenario_id)
  select o.id, o.short_name, coalesce(o.phone, ''),
    -- a register that holds no post of a head says nothing about it
    (select count(*) = 0 or bool_or(p.from_on <= on_day and (p.until_on is null or p.until_on > on_day)) from position_held p
      where p.organisation_id = o.id and p.title ~* 'директор|заведующ' and p.title !~* 'зам'),
    o.state = 'reorganising',
    (select f.reason from mentor_offer f where f.organisation_id = o.id and f.school_year = m.school_year and f.state = 'refused'),
    (select count(distinct b.organisation_id)::int from pair_bond b join school_pair p on p.id = b.record_id
      join pair_school s on s.record_id = b.record_id and s.organisation_id = b.mentor_id and s.agreed_on is not null
      where b.mentor_id = o.id and b.is_live and p.state in ('proposed','agreed','confirmed','working') and daterange(b.from_on, b.until_on) && daterange(m.from_on, m.until_on)
        and not exists (select 1 from line l where l.mentor_id = b.mentor_id and l.mentee_id = b.organisation_id)
        and not exists (select 1 from matching_ruling r where r.record_id = m.continues_id and r.pair_id = p.id)),
    matching_places(m.id, o.id)
  from here m join organisation o on o.id in (select mentee_id from line union select mentor_id from line)
$$;
revoke all on function matching_sides(uuid, date) from public;
grant execute on function matching_sides(uuid, date) to svyazka_app;
