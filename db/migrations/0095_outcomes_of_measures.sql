-- More kinds of measures: materials that were accepted, and those whose modules bring them (sites, practices).
alter table deficit_measure drop constraint measure_source_known;
alter table deficit_measure add constraint measure_source_known
  check (source in ('methodDay','school','roadmap','pair','material','site','practice','own'));

-- Who used a measure and what came of it, over the schools of a municipality: how many took it, with how many the very deficit is
-- gone or milder in the next round, in how many days. Whoever does not see the rows (a school about its neighbours) hears counts
-- from five up, and not those from which a smaller one could be found (decisions 21).
create function measure_outcomes(of_municipality uuid, sources text[], ids uuid[])
returns table (source text, source_id uuid, schools integer, gone integer, milder integer, days integer, hidden boolean)
language sql stable security definer set search_path = public as $$
  with asked as (select distinct * from unnest(sources, ids) as a (source, source_id)),
  used as (
    select m.source, m.source_id, d.organisation_id, m.decided_on, d.closed_how, d.closed_on, was.severity as was, next.severity as now, next.sent_on
    from asked a join deficit_measure m on m.source = a.source and m.source_id = a.source_id and m.state in ('chosen','done') and m.municipality_id = of_municipality
      join deficit d on d.id = m.deficit_id
      left join lateral (select e.severity from deficit_entry e join deficit_sheet s on s.id = e.sheet_id
        where e.deficit_id = d.id and s.sent_on <= m.decided_on order by s.sent_on desc, e.id desc limit 1) was on true
      left join lateral (select e.severity, s.sent_on from deficit_entry e join deficit_sheet s on s.id = e.sheet_id
        where e.deficit_id = d.id and s.sent_on > m.decided_on order by s.sent_on, e.id limit 1) next on true
    where of_municipality = any (scope_ids('municipalities')) or of_municipality = any (scope_ids('above_municipalities'))),
  judged as (
    select u.source, u.source_id, u.organisation_id,
      coalesce(u.closed_on >= u.decided_on, false) or u.now = 0 as gone, u.now > 0 and u.now < u.was as milder,
      case when u.closed_on >= u.decided_on then u.closed_on when u.now < u.was then u.sent_on end - u.decided_on as days from used u),
  schools as (
    select j.source, j.source_id, j.organisation_id, bool_or(j.gone) as gone, bool_or(j.milder) as milder, min(j.days) as days
    from judged j group by 1, 2, 3),
  summed as (
    select s.source, s.source_id, count(*)::int as n, count(*) filter (where s.gone)::int as g, count(*) filter (where s.milder and not s.gone)::int as w,
      (percentile_disc(0.5) within group (order by s.days))::int as d
    from schools s group by 1, 2),
  near as (select of_municipality = any (scope_ids('municipalities')) as sees)
  select t.source, t.source_id,
    case when k.sees or t.n >= 5 then t.n end,
    case when k.sees or (t.n >= 5 and t.g not between 1 and 4 and t.w not between 1 and 4 and t.n - t.g - t.w not between 1 and 4) then t.g end,
    case when k.sees or (t.n >= 5 and t.g not between 1 and 4 and t.w not between 1 and 4 and t.n - t.g - t.w not between 1 and 4) then t.w end,
    case when k.sees or t.g + t.w >= 5 then t.d end,
    not k.sees and (t.n < 5 or t.g between 1 and 4 or t.w between 1 and 4 or t.n - t.g - t.w between 1 and 4)
  from summed t cross join near k
$$;
revoke all on function measure_outcomes(uuid, text[], uuid[]) from public;
grant execute on function measure_outcomes(uuid, text[], uuid[]) to svyazka_app;
create index deficit_measure_by_source on deficit_measure (municipality_id, source, source_id) where source_id is not null;
