-- Keys of the programmatic interface (docs/decisions/0014): of a person, or of a machine at a node. Only the hash of a key is kept.
create table access_token (
  id uuid primary key,
  name text not null,
  token_hash text not null,
  -- the last characters, so that its holder knows which of his keys a line tells of
  tail text not null,
  person_id uuid references person,
  -- of a machine: the role that it works by, and where
  role text,
  level text,
  region_id uuid references region,
  municipality_id uuid references municipality,
  writes boolean not null,
  modules text[] not null,
  made_by uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  constraint access_token_hash_once unique (token_hash),
  constraint access_token_of_person_or_machine check ((person_id is null) = (role is not null)),
  constraint access_token_machine_has_node check (role is null or (region_id is not null and level in ('region', 'municipality')
    and (level = 'municipality') = (municipality_id is not null))),
  constraint access_token_within_a_year check (expires_at <= made_at + interval '367 days'),
  constraint access_token_of_some_module check (cardinality(modules) > 0)
);
create index access_token_by_person on access_token (person_id);
create index access_token_by_region on access_token (region_id, municipality_id) where person_id is null;

alter table access_token enable row level security;
create policy see on access_token for select to svyazka_app using (
  person_id = (select scope_person())
  or (person_id is null and (municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or region_id = any ((select scope_ids('regions'))::uuid[]))));
create policy add on access_token for insert to svyazka_app with check (
  made_by = (select scope_person()) and (person_id = (select scope_person())
  or (person_id is null and (municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or region_id = any ((select scope_ids('regions'))::uuid[])))));
create policy change on access_token for update to svyazka_app using (
  person_id = (select scope_person())
  or (person_id is null and (municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or region_id = any ((select scope_ids('regions'))::uuid[]))));
create policy work on access_token to svyazka_worker using (true) with check (true);
grant select, insert, update on access_token to svyazka_app;
grant select, insert, update, delete on access_token to svyazka_worker;

-- Who comes with this key, read anew at every request: the person with the roles that he holds now, or the machine with its one role.
create function access_token_facts(hash text, at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select case when t.person_id is not null then person_facts(t.person_id) else jsonb_build_object(
      'person', null, 'lastName', t.name, 'firstName', '', 'middleName', null, 'language', 'ru',
      'roles', jsonb_build_array(jsonb_build_object('role', t.role, 'level', t.level, 'region', t.region_id, 'municipality', t.municipality_id,
        'organisation', null, 'from', t.made_at::date, 'until', null, 'act', null, 'delegated', false, 'nodeName', coalesce(m.name, g.name, ''),
        'placeName', coalesce(m.short_name, g.name, ''), 'zone', coalesce(m.zone, g.zone, 'Europe/Moscow'), 'words', null))) end
    || jsonb_build_object('token', t.id, 'writes', t.writes, 'modules', to_jsonb(t.modules), 'totp', coalesce(u."twoFactorEnabled", false),
      'usedAt', t.last_used_at)
  from access_token t
  left join person p on p.id = t.person_id
  left join auth."user" u on u.id = p.account_id
  left join region g on g.id = t.region_id
  left join municipality m on m.id = t.municipality_id
  where t.token_hash = hash and t.revoked_at is null and t.expires_at > at
    and (t.person_id is null or (p.state = 'active' and p.account_id is not null))
$$;
revoke all on function access_token_facts(text, timestamptz) from public;
grant execute on function access_token_facts(text, timestamptz) to svyazka_app;

create function access_token_used(token uuid, at timestamptz) returns void language sql volatile security definer set search_path = public as $$
  update access_token set last_used_at = at where id = token
$$;
revoke all on function access_token_used(uuid, timestamptz) from public;
grant execute on function access_token_used(uuid, timestamptz) to svyazka_app;
