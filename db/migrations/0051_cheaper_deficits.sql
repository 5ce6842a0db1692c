-- The same rows are seen, and it costs less. Two policies of reading that both ask of an opening called its function for every
-- row of a school, whoever read it: 30-70 us a row, fifty of the fifty-two milliseconds of a municipality's map.

-- Municipalities whose rows are all open to the asker today.
create function deficit_opened_places() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return array(select o.municipality_id from deficit_opening o
    where o.organisation_id is null and (o.until_on is null or o.until_on > coalesce(nullif(current_setting('app.today', true), ''), '1900-01-01')::date)
      and (o.to_organisation_id = any (scope_ids('organisations')) or (o.to_region and o.region_id = any (scope_ids('regions')))));
end $$;
-- Schools of which some rows are: which, `deficit_opened_to_me` says.
create function deficit_opened_schools() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return array(select o.organisation_id from deficit_opening o
    where o.organisation_id is not null
      and (o.to_organisation_id = any (scope_ids('organisations')) or (o.to_region and o.region_id = any (scope_ids('regions')))));
end $$;
revoke all on function deficit_opened_places() from public;
revoke all on function deficit_opened_schools() from public;
grant execute on function deficit_opened_places() to svyazka_app, svyazka_worker;
grant execute on function deficit_opened_schools() to svyazka_app, svyazka_worker;
create index deficit_opening_by_region on deficit_opening (region_id) where to_region;

-- One policy instead of `see`, `see_opened` and the restrictive `narrow`: what is near, else what is opened.
create procedure see_narrowly(tbl regclass) language plpgsql as $$
begin
  execute format('drop policy see_opened on %s', tbl);
  execute format('drop policy narrow on %s', tbl);
  execute format('alter policy see on %s using (
    organisation_id = any ((select scope_ids(''organisations''))::uuid[])
    or municipality_id = any ((select scope_ids(''municipalities''))::uuid[])
    or municipality_id = any ((select deficit_opened_places())::uuid[])
    or (organisation_id = any ((select deficit_opened_schools())::uuid[]) and deficit_opened_to_me(municipality_id, organisation_id)))', tbl);
end $$;
call see_narrowly('deficit');
call see_narrowly('deficit_entry');
call see_narrowly('deficit_measure');
call see_narrowly('deficit_evidence');
call see_narrowly('deficit_person');

-- Municipalities by themes: how many schools name a theme. Counts under five are hidden, and where a line would let one be
-- counted back from its total, a second one is hidden too (decisions 21). Zero is told: nobody named it. The lines are numbered
-- (municipalities, then themes) and what each hides is counted as it goes: looking through all cells for every line was dearer
-- than the counting of the schools.
create or replace function deficit_region_map(of_region uuid, quarter date)
returns table (municipality_id uuid, theme_id uuid, schools integer, hidden boolean)
language plpgsql stable security definer set search_path = public as $$
declare
  m uuid[]; t uuid[]; n integer[]; h boolean[];
  -- lines of each cell, and how many cells each line hides
  mi integer[]; ti integer[]; hides integer[];
  changed boolean := true; line integer; at integer; rounds integer := 0;
begin
  if not of_region = any (scope_ids('regions')) then return; end if;
  select array_agg(c.mid), array_agg(c.tid), array_agg(c.k), array_agg(c.k < 5), array_agg(c.mline), array_agg(c.places + c.tline), array_fill(0, array[max(c.places + c.tline)])
    into m, t, n, h, mi, ti, hides
    from (select f.*, max(f.mline) over () as places from (
      select d.municipality_id as mid, d.theme_id as tid, count(distinct d.organisation_id)::int as k,
        dense_rank() over (order by d.municipality_id)::int as mline, dense_rank() over (order by d.theme_id)::int as tline
      from deficit_entry e join deficit d on d.id = e.deficit_id join deficit_round r on r.id = e.round_id
      where r.region_id = of_region and r.quarter_on = quarter and e.severity > 0 and d.theme_id is not null group by 1, 2) f) c;
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
