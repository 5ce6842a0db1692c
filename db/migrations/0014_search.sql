-- Search over everything a person may see: the words of records and of their rows, kept by triggers beside what they belong to.

create table record_text (
  record_id uuid not null references record,
  -- a clause, a row of a roadmap; empty for the record itself
  row_id uuid,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  -- as a person reads it
  shown text not null,
  -- lower case, «ё» as «е»: what letters are compared with
  words text not null generated always as (translate(lower(shown), 'ё', 'е')) stored,
  stems tsvector not null generated always as (to_tsvector('russian', translate(lower(shown), 'ё', 'е'))) stored,
  constraint record_text_once unique nulls not distinct (record_id, row_id)
);
create index record_text_by_stem on record_text using gin (stems);
create index record_text_by_letters on record_text using gin (words gin_trgm_ops);
call protect('record_text', 'child');

-- Arguments: «record» or «row», then the columns whose words are found. A row that was struck out or taken away is not found.
create function keep_record_text() returns trigger language plpgsql security definer set search_path = public as $$
declare
  facts jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  which uuid := case when tg_argv[0] = 'row' then (facts ->> 'id')::uuid end;
  owner uuid := (facts ->> case when tg_argv[0] = 'row' then 'record_id' else 'id' end)::uuid;
  said text := '';
  part integer;
begin
  for part in 1 .. tg_nargs - 1 loop
    said := trim(said || ' ' || coalesce(facts ->> tg_argv[part], ''));
  end loop;
  if tg_op = 'DELETE' or said = '' or (facts ->> 'is_left_out') = 'true' or (facts ->> 'removed_at') is not null then
    delete from record_text where record_id = owner and row_id is not distinct from which;
    return null;
  end if;
  insert into record_text (record_id, row_id, region_id, municipality_id, organisation_id, shown)
    values (owner, which, (facts ->> 'region_id')::uuid, (facts ->> 'municipality_id')::uuid, (facts ->> 'organisation_id')::uuid, said)
    on conflict on constraint record_text_once do update set shown = excluded.shown, municipality_id = excluded.municipality_id,
      organisation_id = excluded.organisation_id where record_text.shown <> excluded.shown;
  return null;
end $$;

-- Organisations have a search of their own (aliases, abbreviations); assignments repeat the words of what gave them.
create trigger keep_text after insert or update of title on record
  for each row when (new.kind not in ('organisation', 'assignment')) execute function keep_record_text('record', 'title');
create trigger keep_text after insert or update or delete on clause
  for each row execute function keep_record_text('row', 'number', 'text');
create trigger keep_text after insert or update or delete on roadmap_item
  for each row execute function keep_record_text('row', 'number', 'title', 'term_as_written');

insert into record_text (record_id, row_id, region_id, municipality_id, organisation_id, shown)
  select id, null, region_id, municipality_id, organisation_id, title from record
    where kind not in ('organisation', 'assignment') and trim(title) <> ''
  union all select record_id, id, region_id, municipality_id, organisation_id, trim(coalesce(number, '') || ' ' || text) from clause
    where not is_left_out and trim(text) <> ''
  union all select record_id, id, region_id, municipality_id, organisation_id, trim(coalesce(number, '') || ' ' || title || ' ' || coalesce(term_as_written, '')) from roadmap_item
    where removed_at is null and trim(title) <> '';

-- Policies cannot use these indexes (their operators may leak), so the nearest are found here, inside what the scope names,
-- and read again by the caller under the policies: an id out of sight shows nothing. Without stems the letters are compared.
create function found_texts(stems_asked text, typed text, of_kind text, most integer)
  returns table (record_id uuid, row_id uuid, near real)
  language sql stable security definer set search_path = public set pg_trgm.strict_word_similarity_threshold = 0.45 as $$
  with scope as materialized (select scope_ids('organisations') as organisations, scope_ids('municipalities') as municipalities,
      scope_ids('regions') as regions, scope_ids('above_municipalities') as over, scope_ids('above_regions') as above),
  hits as materialized (
    select t.*, 1 + ts_rank(t.stems, to_tsquery('russian', stems_asked)) as near from record_text t
      where stems_asked <> '' and t.stems @@ to_tsquery('russian', stems_asked)
    union all select t.*, strict_word_similarity(typed, t.words) from record_text t
      where stems_asked = '' and typed <<% t.words)
  select h.record_id, h.row_id, h.near::real from hits h join record r on r.id = h.record_id cross join scope s
  where (of_kind is null or r.kind = of_kind)
    and (h.organisation_id = any (s.organisations) or h.municipality_id = any (s.municipalities) or h.region_id = any (s.regions)
      or r.reach <> 'own' and (h.municipality_id is null or h.municipality_id = any (s.over) or r.reach in ('shared', 'open')) and h.region_id = any (s.above))
  order by h.near desc, (h.row_id is null) desc, h.record_id desc limit most
$$;
revoke all on function found_texts(text, text, text, integer) from public;
grant execute on function found_texts(text, text, text, integer) to svyazka_app;
