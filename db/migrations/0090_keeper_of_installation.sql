-- The keeper of the whole installation manages no people of a region: contacts, invitations and mail belong to regions and districts
-- (ADR 0013). Until now his role was taken for «above everybody» here, while every other policy knew no node of his.
create or replace function person_managed(who uuid) returns boolean language sql stable security definer set search_path = public as $$
  select who = scope_person() or exists (
    select 1 from role_held mine
    where mine.person_id = scope_person()
      and mine.role in ('administrator','regionalCoordinator','municipalCoordinator','authorityHead','committeeOfficer',
                        'registrar','methodologist','municipalCurator','schoolHead','deputyHead')
      and (scope_today() is null or (mine.from_on <= scope_today() and (mine.until_on is null or mine.until_on > scope_today())))
      and exists (
        select 1 from (
          select r.region_id, r.municipality_id, r.organisation_id from role_held r where r.person_id = who
          union all
          select p.region_id, p.municipality_id, p.organisation_id from position_held p where p.person_id = who) node
        where case mine.level
          when 'organisation' then node.organisation_id = mine.organisation_id
          when 'municipality' then node.municipality_id = mine.municipality_id
          when 'region' then node.region_id = mine.region_id
          else false end))
$$;
