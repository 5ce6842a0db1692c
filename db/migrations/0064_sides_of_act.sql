-- Between the draft of an act and its signature anything may change: the program looks at every pair again when it makes them.

create function matching_sides_of(which uuid, on_day date) returns table (school uuid, name text, phone text, "hasHead" boolean, "isReorganising" boolean,
    refusal text, elsewhere integer, most integer)
language sql stable security definer set search_path = public as $$
  with here as (select m.* from matching m where m.id = which),
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
revoke all on function matching_sides_of(uuid, date) from public;
grant execute on function matching_sides_of(uuid, date) to svyazka_worker;

create or replace function matching_sides(which uuid, on_day date) returns table (school uuid, name text, phone text, "hasHead" boolean, "isReorganising" boolean,
    refusal text, elsewhere integer, most integer)
language sql stable security definer set search_path = public as $$
  select s.* from matching m, lateral matching_sides_of(m.id, on_day) s
  where m.id = which and (m.municipality_id = any (scope_ids('municipalities')) or (m.municipality_id is null and m.region_id = any (scope_ids('regions'))))
$$;
