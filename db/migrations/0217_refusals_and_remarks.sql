-- Which school said no to a pair, and how its word came: the district writes a refusal down as it writes a consent.
alter table pair_school add column declined_on date;
alter table pair_school add constraint pair_school_says_one check (agreed_on is null or declined_on is null);

-- A remark by a link is heard at the node that the record is kept at and at the school's own: a pair across districts has two.
create or replace function linked_holders(any_of text[], on_day date) returns setof uuid
language sql stable security definer set search_path = public as $$
  select distinct h.person_id
  from (select region_id, municipality_id from record where id = scope_link_record()
    union select region_id, municipality_id from organisation where id = scope_link_organisation()) node
    join role_held h on h.region_id = node.region_id and h.municipality_id is not distinct from node.municipality_id
  where h.level = case when node.municipality_id is null then 'region' else 'municipality' end
    and h.role = any (any_of) and h.from_on <= on_day and (h.until_on is null or h.until_on > on_day)
$$;
