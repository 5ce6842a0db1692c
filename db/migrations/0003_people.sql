-- Sign-in, sessions and people. The schema `auth` belongs to better-auth (decisions 38): the first part is what its
-- `compileMigrations()` gives, column names and quotes as they are; a test asserts that nothing is left to compile.

create schema auth;
grant usage on schema auth to svyazka_auth;
set local search_path = auth;

create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "username" text unique, "displayUsername" text, "twoFactorEnabled" boolean);
create table "session" ("id" text not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" text not null references "user" ("id") on delete cascade);
create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
create table "twoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null, "userId" text not null references "user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);
create index "session_userId_idx" on "session" ("userId");
create index "account_userId_idx" on "account" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
create index "twoFactor_secret_idx" on "twoFactor" ("secret");
create index "twoFactor_userId_idx" on "twoFactor" ("userId");

reset search_path;

-- «Другая дата» of a demo session (decisions 29); a session without a row stands at today.
create table auth.session_shift (
  session_id text primary key references auth."session" on delete cascade,
  days integer not null
);

-- Wrong attempts by login name, address or account: the wait doubles (architecture, section 5).
create table auth.sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_by_time on auth.sign_in_attempt (last_at);

-- A submit whose session is quite gone: sealed with a key that only the browser holds (decisions 35).
create table auth.lost_submit (
  id uuid primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);

grant select, insert, update, delete on all tables in schema auth to svyazka_auth;

-- ---------------------------------------------------------------- people
-- ё and е are one letter when names are compared (decisions 48).
alter table person add column normal_name text generated always as (
  replace(lower(last_name || ' ' || first_name || coalesce(' ' || middle_name, '')), 'ё', 'е')) stored;
create index person_normal_name on person using gin (normal_name gin_trgm_ops);
alter table person add column erasure_asked_at timestamptz;
create index person_contact_email on person_contact (lower(email));

alter table invitation add column purpose text not null default 'join';
alter table invitation add constraint invitation_purpose_known check (purpose in ('join','reset'));
create index invitation_by_person on invitation (person_id, created_at desc);

-- Leave of a person and who stands in for him; the duties themselves are rows of role_held (decisions 25).
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  deputy_id uuid references person,
  reason text not null,
  from_on date not null,
  until_on date not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  constraint absence_period_right check (until_on > from_on),
  constraint absence_reason_known check (reason in ('leave','illness','trip','other')),
  constraint deputy_is_another check (deputy_id <> person_id)
);
create index absence_by_person on absence (person_id, until_on);
alter table absence enable row level security;
create policy see on absence for select to svyazka_app using (person_visible(person_id));
create policy add on absence for insert to svyazka_app with check (person_visible(person_id));
create policy change on absence for update to svyazka_app using (person_visible(person_id));
create policy work on absence to svyazka_worker using (true) with check (true);
grant select, insert, update on absence to svyazka_app;
grant select, insert, update, delete on absence to svyazka_worker;

-- People one may sign in as in a demo installation (decisions 40).
create table persona (
  code text primary key,
  person_id uuid not null unique references person,
  -- what this person shows: «Разбирает распоряжение, ведёт дорожную карту»
  sentence text not null,
  ord integer not null
);
grant select on persona to svyazka_app, svyazka_worker;
grant insert, update, delete on persona to svyazka_worker;

-- SchoolNetworkTeam: the team of a school or of a network, an object of its own with members and dates.
create table school_team (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  name text not null,
  purpose text,
  head_id uuid references person,
  -- names stay as they were when the team was formed (R221)
  head_name text,
  act text,
  from_on date not null,
  until_on date,
  version integer not null default 1,
  constraint team_kind_known check (kind in ('school','network')),
  constraint team_period_right check (until_on is null or until_on > from_on)
);
create index school_team_by_organisation on school_team (organisation_id, from_on);
create index school_team_by_municipality on school_team (municipality_id, name);
call protect('school_team', 'noun');

create table school_team_member (
  id uuid primary key,
  record_id uuid not null references school_team,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  person_id uuid not null references person,
  printed_name text not null,
  -- the school the member comes from, in a network
  from_organisation_id uuid references organisation,
  duty text,
  from_on date not null,
  until_on date,
  constraint member_period_right check (until_on is null or until_on > from_on),
  constraint member_once exclude using gist (record_id with =, person_id with =, daterange(from_on, until_on) with &&)
);
create index school_team_member_by_person on school_team_member (person_id);
call protect('school_team_member', 'child');

-- ---------------------------------------------------------------- who manages whom
create function scope_today() returns date language sql stable parallel safe as $$
  select nullif(current_setting('app.today', true), '')::date
$$;

-- Contacts, invitations: only whoever manages a node of the person. A teacher of the same school is a colleague, not a manager.
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
          else true end))
$$;

-- One condition asks organisation or municipality or region: each needs an index of its own.
create index role_held_by_municipality on role_held (municipality_id);
create index role_held_by_region on role_held (region_id);
create index position_held_by_municipality on position_held (municipality_id);
create index position_held_by_region on position_held (region_id);

-- People of a node and below, or of all nodes of the asker: `person` asks `person_visible` row by row, which is dear for a whole
-- region; here the same condition is asked of the nodes at once.
create function people_at(node_level text, node uuid) returns setof person language sql stable security definer set search_path = public as $$
  select p.* from person p where p.id in (
    select h.person_id from (
      select person_id, region_id, municipality_id, organisation_id from role_held
      union all select person_id, region_id, municipality_id, organisation_id from position_held) h
    where (h.organisation_id = any (scope_ids('organisations')) or h.municipality_id = any (scope_ids('municipalities'))
        or h.region_id = any (scope_ids('regions')))
      and case node_level when 'region' then h.region_id = node when 'municipality' then h.municipality_id = node
        when 'organisation' then h.organisation_id = node else true end)
$$;

-- Roles of a person at all his nodes: whoever wants to give him a new password must be above every one of them.
create function roles_of(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'level', r.level, 'region', r.region_id,
      'municipality', r.municipality_id, 'organisation', r.organisation_id, 'from', r.from_on, 'until', r.until_on)), '[]'::jsonb)
  from role_held r where r.person_id = who and person_visible(who)
$$;

-- The first form of this policy asked `record`, whose own policy asks `share`: PostgreSQL refuses the circle as endless.
create function record_is_mine(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from record r where r.id = which and (
    r.organisation_id = any (scope_ids('organisations'))
    or r.municipality_id = any (scope_ids('municipalities'))
    or r.region_id = any (scope_ids('regions'))))
$$;
drop policy add on share;
create policy add on share for insert to svyazka_app with check (record_is_mine(record_id));

-- ---------------------------------------------------------------- sessions
-- What one request needs to know of a session, in one trip (decisions 39). An expired session names its person for 24 hours.
create function session_facts(secret text, at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select person_facts(p.id) || jsonb_build_object('session', s.id, 'shift', coalesce(h.days, 0),
      'expired', s."expiresAt" <= at, 'expiresAt', s."expiresAt", 'totp', coalesce(u."twoFactorEnabled", false))
  from auth."session" s
  join auth."user" u on u.id = s."userId"
  join person p on p.account_id = u.id
  left join auth.session_shift h on h.session_id = s.id
  where s.token = secret and s."expiresAt" > at - interval '24 hours'
$$;

create function link_facts(hash text, at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('id', l.id, 'record', l.record_id, 'row', l.row_id, 'commands', to_jsonb(l.commands), 'region', l.region_id,
      'municipality', l.municipality_id, 'organisation', l.organisation_id, 'label', l.label, 'address', l.address)
  from one_time_link l
  where l.token_hash = hash and l.expires_at > at and l.revoked_at is null and l.tries <= 500
$$;

-- Counts an opening of the link; the same answer as link_facts.
create function open_link(hash text, at timestamptz) returns jsonb language sql volatile security definer set search_path = public as $$
  update one_time_link set tries = tries + 1 where token_hash = hash;
  select link_facts(hash, at)
$$;

-- Accounts behind an e-mail: a shared mailbox gives several, and then the login name must be typed.
create function accounts_of_email(address text) returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('account', u.id, 'login', u.username) order by u.username), '[]'::jsonb)
  from person_contact c join person p on p.id = c.person_id and p.state = 'active' join auth."user" u on u.id = p.account_id
  where lower(c.email) = lower(address) and u.username is not null
$$;

-- Who may be sent a letter to set a new password: by login name, or by e-mail (then everybody behind it).
create function reset_targets(typed text) returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('person', p.id, 'email', c.email, 'login', u.username)), '[]'::jsonb)
  from person_contact c join person p on p.id = c.person_id and p.state = 'active' join auth."user" u on u.id = p.account_id
  where c.email is not null and (lower(c.email) = lower(typed) or u.username = lower(typed))
$$;

-- ---------------------------------------------------------------- invitations and accounts
-- By the secret of the link or by the printed code; tells why it does not open anything any more.
create function invitation_facts(hash text, at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('id', i.id, 'person', p.id, 'purpose', i.purpose, 'login', u.username,
      'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name,
      'state', case when i.used_at is not null then 'used' when i.revoked_at is not null or p.state <> 'active' then 'revoked'
                    when i.expires_at <= at then 'expired' else 'open' end)
  from invitation i join person p on p.id = i.person_id left join auth."user" u on u.id = p.account_id
  where i.token_hash = hash or i.code_hash = hash
$$;

create function login_taken(wanted text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from auth."user" where username = lower(wanted))
$$;

-- Only for the person who is asking (his invitation has been checked): the account with its password.
-- better-auth wants a unique e-mail; ours may be shared by a school, so the account carries one that no letter reaches.
create function create_account(account text, login text, password_hash text, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public as $$
begin
  if scope_person() is null or exists (select 1 from person where id = scope_person() and account_id is not null) then
    raise exception 'no account may be made here' using errcode = 'insufficient_privilege';
  end if;
  insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username, "displayUsername", "twoFactorEnabled")
    values (account, lower(login), account || '@login.invalid', true, at, at, lower(login), login, false);
  insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (account, account, 'credential', account, password_hash, at, at);
  update person set account_id = account where id = scope_person();
end $$;

-- A new password of the person who is asking; every other session of his ends.
create function set_password(password_hash text, keep_session text, at timestamptz) returns void
language plpgsql volatile security definer set search_path = public as $$
declare mine text := (select account_id from person where id = scope_person());
begin
  if mine is null then raise exception 'no account' using errcode = 'insufficient_privilege'; end if;
  update auth.account set password = password_hash, "updatedAt" = at where "userId" = mine and "providerId" = 'credential';
  if not found then
    insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
      values (mine, mine, 'credential', mine, password_hash, at, at);
  end if;
  delete from auth."session" where "userId" = mine and id is distinct from keep_session;
end $$;

-- A lost telephone: after a new invitation the second step is set up anew.
create function drop_second_step() returns void language plpgsql volatile security definer set search_path = public as $$
declare mine text := (select account_id from person where id = scope_person());
begin
  delete from auth."twoFactor" where "userId" = mine;
  update auth."user" set "twoFactorEnabled" = false where id = mine;
end $$;

-- What the card of a person shows of his account.
create function account_facts(who uuid) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('login', u.username, 'totp', coalesce(u."twoFactorEnabled", false),
      'password', exists (select 1 from auth.account a where a."userId" = u.id and a."providerId" = 'credential' and a.password is not null),
      'lastSeen', (select max(s."updatedAt") from auth."session" s where s."userId" = u.id))
  from person p join auth."user" u on u.id = p.account_id
  where p.id = who and person_managed(who)
$$;

create function password_of_mine() returns text language sql stable security definer set search_path = public as $$
  select a.password from person p join auth.account a on a."userId" = p.account_id and a."providerId" = 'credential' where p.id = scope_person()
$$;

create function my_sessions(at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'since', s."createdAt", 'seen', s."updatedAt", 'agent', s."userAgent",
      'address', s."ipAddress") order by s."updatedAt" desc), '[]'::jsonb)
  from person p join auth."session" s on s."userId" = p.account_id where p.id = scope_person() and s."expiresAt" > at
$$;

-- Ends one session of mine, or all but the given one.
create function end_my_session(which text) returns integer language sql volatile security definer set search_path = public as $$
  with gone as (delete from auth."session" s using person p where p.id = scope_person() and s."userId" = p.account_id and s.id = which returning 1)
  select count(*)::integer from gone
$$;
create function end_my_other_sessions(keep_session text) returns integer language sql volatile security definer set search_path = public as $$
  with gone as (delete from auth."session" s using person p where p.id = scope_person() and s."userId" = p.account_id and s.id <> keep_session returning 1)
  select count(*)::integer from gone
$$;

-- ---------------------------------------------------------------- erasure and merging
-- The person becomes a pseudonym; audit entries keep ids, their personal words go (decisions 36). The command has checked the right;
-- this function checks once more that the person is managed, and that he is not erasing somebody above him is the command's rule.
create function erase_person(who uuid, pseudonym text, today date) returns void
language plpgsql volatile security definer set search_path = public as $$
declare account text := (select account_id from person where id = who);
begin
  if not person_managed(who) then raise exception 'not managed' using errcode = 'insufficient_privilege'; end if;
  delete from person_contact where person_id = who;
  delete from draft where person_id = who;
  delete from notification where person_id = who;
  delete from mail_outbox where person_id = who;
  delete from invitation where person_id = who;
  delete from persona where person_id = who;
  delete from external_id where id = who;
  delete from audit_personal where entry_id in (select id from audit_entry where person_id = who or row_id = who);
  delete from role_held where person_id = who and from_on >= today;
  update role_held set until_on = today where person_id = who and (until_on is null or until_on > today);
  delete from position_held where person_id = who and from_on >= today;
  update position_held set until_on = today where person_id = who and (until_on is null or until_on > today);
  update school_team_member set printed_name = pseudonym where person_id = who;
  update school_team set head_name = pseudonym where head_id = who;
  update person set account_id = null, last_name = pseudonym, first_name = '', middle_name = null, genitive = null, dative = null,
    notify = 'none', state = 'erased', erasure_asked_at = null, version = version + 1 where id = who;
  delete from auth."user" where id = account;
end $$;

-- Two cards of one person: everything that names him as a holder goes to the card that stays.
create function merge_persons(gone uuid, stays uuid) returns void
language plpgsql volatile security definer set search_path = public as $$
declare old_account text := (select account_id from person where id = gone);
begin
  if not person_managed(gone) or not person_managed(stays) or gone = stays then
    raise exception 'not managed' using errcode = 'insufficient_privilege';
  end if;
  update role_held set person_id = stays where person_id = gone;
  update position_held set person_id = stays where person_id = gone;
  update external_id set id = stays where id = gone;
  update invitation set revoked_at = coalesce(revoked_at, created_at) where person_id = gone and used_at is null;
  insert into person_contact (person_id, email, phone) select stays, email, phone from person_contact where person_id = gone
    on conflict (person_id) do update set email = coalesce(person_contact.email, excluded.email), phone = coalesce(person_contact.phone, excluded.phone);
  delete from person_contact where person_id = gone;
  update person set account_id = null, state = 'merged', merged_into = stays, version = version + 1 where id = gone;
  if old_account is not null and (select account_id from person where id = stays) is null then
    update person set account_id = old_account, version = version + 1 where id = stays;
  elsif old_account is not null then
    delete from auth."user" where id = old_account;
  end if;
end $$;

-- ---------------------------------------------------------------- demo
create function is_demo() returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from installation where key = 'demo' and value = 'true')
$$;

-- People of the sign-in page of a demo: seeds name them in `persona`, or by external_id alone.
create function demo_personas() returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'person', p.id, 'lastName', p.last_name, 'firstName', p.first_name,
      'middleName', p.middle_name, 'sentence', k.sentence, 'role', r.role, 'node', r.node) order by k.ord, k.code), '[]'::jsonb)
  from (
    select code, person_id, sentence, ord from persona
    union all
    select e.value, e.id, '', 1000 from external_id e
    where e.system = 'persona' and e.kind = 'person' and not exists (select 1 from persona x where x.code = e.value or x.person_id = e.id)) k
  join person p on p.id = k.person_id and p.state = 'active'
  left join lateral (
    select h.role, coalesce(o.short_name, m.name, g.name, '') as node
    from role_held h left join organisation o on o.id = h.organisation_id left join municipality m on m.id = h.municipality_id
      left join region g on g.id = h.region_id
    where h.person_id = p.id order by h.from_on, h.id limit 1) r on true
  where is_demo()
$$;

-- The account of a persona, made when it is first needed; null outside a demo or for anybody else.
create function demo_account(persona_code text, account text, at timestamptz) returns text
language plpgsql volatile security definer set search_path = public as $$
declare who uuid; known text;
begin
  select (p->>'person')::uuid into who from jsonb_array_elements(demo_personas()) p where p->>'code' = persona_code;
  if who is null then return null; end if;
  select account_id into known from person where id = who for update;
  if known is not null then return known; end if;
  insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (account, 'persona', account || '@login.invalid', true, at, at);
  update person set account_id = account where id = who;
  return account;
end $$;

-- «Другая дата» of my own session, in a demo only; false elsewhere.
create function shift_my_session(which text, wanted integer) returns boolean
language plpgsql volatile security definer set search_path = public as $$
begin
  if not is_demo() or not exists (select 1 from auth."session" s join person p on p.account_id = s."userId" where s.id = which and p.id = scope_person()) then
    return false;
  end if;
  insert into auth.session_shift (session_id, days) values (which, wanted)
    on conflict (session_id) do update set days = excluded.days;
  return true;
end $$;

revoke all on function people_at(text, uuid), roles_of(uuid), session_facts(text, timestamptz), link_facts(text, timestamptz), open_link(text, timestamptz), accounts_of_email(text),
  reset_targets(text), invitation_facts(text, timestamptz), login_taken(text), create_account(text, text, text, timestamptz),
  set_password(text, text, timestamptz), drop_second_step(), account_facts(uuid), password_of_mine(), my_sessions(timestamptz), end_my_session(text),
  end_my_other_sessions(text), erase_person(uuid, text, date), merge_persons(uuid, uuid), demo_personas(),
  demo_account(text, text, timestamptz), shift_my_session(text, integer) from public;
grant execute on function people_at(text, uuid), roles_of(uuid), session_facts(text, timestamptz), link_facts(text, timestamptz), open_link(text, timestamptz), accounts_of_email(text),
  reset_targets(text), invitation_facts(text, timestamptz), login_taken(text), create_account(text, text, text, timestamptz),
  set_password(text, text, timestamptz), drop_second_step(), account_facts(uuid), password_of_mine(), my_sessions(timestamptz), end_my_session(text),
  end_my_other_sessions(text), erase_person(uuid, text, date), merge_persons(uuid, uuid), demo_personas(), shift_my_session(text, integer) to svyazka_app;
grant execute on function demo_account(text, text, timestamptz) to svyazka_auth;
