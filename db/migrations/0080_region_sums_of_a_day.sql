-- Sums of a region «на дату» (decisions 15): what schools had sent and how rounds stood by the day that is shown; null is now.
drop function deficit_round_figures(uuid, date);
create function deficit_round_figures(of_region uuid, quarter date, shown date)
returns table (municipality_id uuid, round_id uuid, state text, due_on date, expected integer, submitted integer, late integer)
language sql stable security definer set search_path = public as $$
  select r.municipality_id, r.id, then_.state, r.due_on, count(s.id)::int,
    count(s.id) filter (where s.state = 'sent' and (shown is null or s.sent_on <= shown))::int,
    count(s.id) filter (where s.sent_on > greatest(r.due_on, coalesce(s.extended_until, r.due_on)) and (shown is null or s.sent_on <= shown))::int
  from deficit_round r join record b on b.id = r.id join region g on g.id = r.region_id
    cross join lateral (select case when shown is null then r.state else coalesce(
      (select c.to_state from state_change c where c.record_id = r.id and c.row_id is null and c.on_day <= shown order by c.at desc, c.id desc limit 1),
      (select c.from_state from state_change c where c.record_id = r.id and c.row_id is null and c.on_day > shown order by c.at, c.id limit 1), r.state) end as state) then_
    left join deficit_sheet s on s.round_id = r.id and then_.state <> 'planned'
  where r.region_id = of_region and r.quarter_on = quarter and then_.state <> 'recalled'
    and (shown is null or (b.created_at at time zone g.zone)::date <= shown)
    and (of_region = any (scope_ids('regions')) or r.municipality_id = any (scope_ids('municipalities')))
  group by r.id, then_.state
$$;
revoke all on function deficit_round_figures(uuid, date, date) from public;
grant execute on function deficit_round_figures(uuid, date, date) to svyazka_app;

-- Municipalities by themes, as in 0051 and 0052: small counts hidden, by subtraction too.
drop function deficit_region_map(uuid, date);
create function deficit_region_map(of_region uuid, quarter date, shown date)
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
      select d.municipality_id as mid, d.theme_id as tid, count(distinct d.organisation_id)::int as k,
        dense_rank() over (order by d.municipality_id)::int as mline, dense_rank() over (order by d.theme_id)::int as tline
      from deficit_entry e join deficit d on d.id = e.deficit_id join deficit_round r on r.id = e.round_id
      where r.region_id = of_region and r.quarter_on = quarter and e.severity > 0
        and (shown is null or exists (select 1 from deficit_sheet told where told.id = e.sheet_id and told.sent_on <= shown)) and d.theme_id is not null group by 1, 2) f) c;
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
revoke all on function deficit_region_map(uuid, date, date) from public;
grant execute on function deficit_region_map(uuid, date, date) to svyazka_app;
