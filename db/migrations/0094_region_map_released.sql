-- The region's map by closed rounds only (docs/decisions/0012). A map that grows sheet by sheet tells by the difference of two days
-- what the school that answered between them lacks, however small counts are hidden. So a round is let out whole, when it closes,
-- and what comes or is mended later stays with the municipality until the next round.
alter table deficit_round add column released_on date;

-- Which schools named a theme when the round was let out: the municipality's own, the region reads it by counts.
create table deficit_release (
  round_id uuid not null references deficit_round,
  theme_id uuid not null references deficit_theme,
  region_id uuid not null references region,
  municipality_id uuid not null references municipality,
  organisation_id uuid references organisation,
  schools uuid[] not null,
  primary key (round_id, theme_id),
  constraint release_is_of_nodes check (organisation_id is null and cardinality(schools) > 0)
);
call protect('deficit_release', 'own');
alter policy see on deficit_release using (municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
alter policy add on deficit_release with check (municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
alter policy change on deficit_release using (false) with check (false);
alter policy remove on deficit_release using (municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
grant delete on deficit_release to svyazka_app;

-- Lets a round out. A round that was opened again and closed once more is let out anew only when five schools or more have
-- answered since: fewer would be told by the difference.
create function release_deficits(of_round uuid, on_day date) returns void language plpgsql as $$
declare before date;
begin
  select r.released_on into before from deficit_round r where r.id = of_round;
  if before is not null and (select count(*) from deficit_sheet s where s.round_id = of_round and s.sent_on > before) < 5 then return; end if;
  delete from deficit_release x where x.round_id = of_round;
  insert into deficit_release (round_id, theme_id, region_id, municipality_id, schools)
    select e.round_id, d.theme_id, e.region_id, e.municipality_id, array_agg(distinct e.organisation_id)
    from deficit_entry e join deficit d on d.id = e.deficit_id
    where e.round_id = of_round and e.severity > 0 and d.theme_id is not null group by 1, 2, 3, 4;
  update deficit_round r set released_on = on_day where r.id = of_round;
end $$;
revoke all on function release_deficits(uuid, date) from public;
grant execute on function release_deficits(uuid, date) to svyazka_app, svyazka_worker;

-- Rounds closed before today, all in one reading: a country has thousands of them.
insert into deficit_release (round_id, theme_id, region_id, municipality_id, schools)
  select e.round_id, d.theme_id, e.region_id, e.municipality_id, array_agg(distinct e.organisation_id)
  from deficit_entry e join deficit d on d.id = e.deficit_id join deficit_round r on r.id = e.round_id
  where r.state = 'closed' and e.severity > 0 and d.theme_id is not null group by 1, 2, 3, 4;
update deficit_round set released_on = closed_on where state = 'closed';

-- Municipalities by themes, as in 0080, of what was let out by the day that is shown.
create or replace function deficit_region_map(of_region uuid, quarter date, shown date)
returns table (municipality_id uuid, theme_id uuid, schools integer, hidden boolean)
language plpgsql stable security definer set search_path = public as $$
declare
  m uuid[]; t uuid[]; n integer[]; h boolean[];
  -- lines of each cell, and how many cells each line hides
  mi integer[]; ti integer[]; hides integer[];
  changed boolean := true; line integer; at integer; rounds integer := 0;
begin
  if not of_region = any (scope_ids('regions')) then return; end if;
  select array_agg(c.mid), array_agg(c.tid), array_agg(c.k), array_agg(c.k < 5), array_agg(c.mline), array_agg(c.places + c.tline), array_fill(0, array[coalesce(max(c.places + c.tline), 0)])
    into m, t, n, h, mi, ti, hides
    from (select f.*, max(f.mline) over () as places from (
      select x.municipality_id as mid, x.theme_id as tid, count(distinct named.school)::int as k,
        dense_rank() over (order by x.municipality_id)::int as mline, dense_rank() over (order by x.theme_id)::int as tline
      from deficit_round r join deficit_release x on x.round_id = r.id cross join lateral unnest(x.schools) as named (school)
      where r.region_id = of_region and r.quarter_on = quarter and r.state <> 'recalled' and (shown is null or r.released_on <= shown) group by 1, 2) f) c;
  if m is null then return; end if;
  for at in 1 .. cardinality(h) loop
    if h[at] then
      hides[mi[at]] := hides[mi[at]] + 1;
      hides[ti[at]] := hides[ti[at]] + 1;
    end if;
  end loop;
  while changed and rounds < 20 loop
    changed := false; rounds := rounds + 1;
    for line in 1 .. cardinality(hides) loop
      if hides[line] = 1 then
        select c.i into at from unnest(n, h, mi, ti) with ordinality as c (k, is_hidden, mline, tline, i)
          where (c.mline = line or c.tline = line) and not c.is_hidden order by c.k, c.i limit 1;
        if at is not null then
          h[at] := true; changed := true;
          hides[mi[at]] := hides[mi[at]] + 1;
          hides[ti[at]] := hides[ti[at]] + 1;
        end if;
      end if;
    end loop;
  end loop;
  return query select c.m, c.t, case when c.h then null else c.n end, c.h from unnest(m, t, n, h) as c (m, t, n, h);
end $$;
