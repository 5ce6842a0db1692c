-- Policies say what they said and cost less. Preparing a policy's questions was dearer than answering them: every table of a
-- noun's rows asked `record`, whose policy asked `share`, whose policy asked again, some twenty questions for a table.

-- Not inlined: an inlined one is prepared anew, step by step, for every question of every policy.
create or replace function scope_ids(kind text) returns uuid[] language plpgsql stable parallel safe as $$
begin
  return coalesce(nullif(current_setting('app.' || kind, true), '')::uuid[], '{}'::uuid[]);
end $$;
-- Municipalities and regions above the asker's own nodes, together: ids of places never meet.
create function scope_above() returns uuid[] language plpgsql stable parallel safe as $$
begin
  return scope_ids('above_municipalities') || scope_ids('above_regions');
end $$;

-- Asked only of a record that is shared or reaches below and is not the asker's own.
create function shared_with_me(which uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return exists (select 1 from share s where s.record_id = which and (
    s.organisation_id = any (scope_ids('organisations'))
    or s.municipality_id = any (scope_ids('municipalities'))
    or (s.organisation_id is null and s.municipality_id = any (scope_ids('above_municipalities')))));
end $$;

alter policy see on record using (
  organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (reach = 'below' and organisation_id is null and coalesce(municipality_id, region_id) = any ((select scope_above())::uuid[]))
  or (reach = 'open' and scope_kind() <> 'nobody')
  or (reach in ('shared','below') and shared_with_me(id))
  or id = scope_link_record());

alter policy see on role_held using (
  person_id = scope_person()
  or organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or (case level when 'municipality' then municipality_id when 'region' then region_id end) = any ((select scope_above())::uuid[]));

-- The same people as `person_visible` names, without a call of it for every row: a role is seen exactly where it makes its
-- person seen.
alter policy see on person using (
  id = scope_person()
  or exists (select 1 from role_held r where r.person_id = person.id)
  or exists (select 1 from position_held p where p.person_id = person.id and (
    p.organisation_id = any ((select scope_ids('organisations'))::uuid[])
    or p.municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or p.region_id = any ((select scope_ids('regions'))::uuid[]))));

alter policy see on organisation using (
  id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or region_id = any ((select scope_ids('regions'))::uuid[])
  or coalesce(municipality_id, region_id) = any ((select scope_above())::uuid[]));
revoke all on function shared_with_me(uuid) from public;
grant execute on function shared_with_me(uuid) to svyazka_app;
