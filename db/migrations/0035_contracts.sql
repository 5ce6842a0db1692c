-- Contracts of consultation help: the form of a municipality, approved before it is used; contracts with numbers and signatures;
-- meetings, each under its contract (R023).

create table contract_template (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  no integer not null,
  file_name text not null,
  sha256 text not null references file_blob,
  tags jsonb not null default '[]',
  state text not null default 'draft',
  remarks text not null default '',
  approved_on date,
  version integer not null default 1,
  constraint template_state_known check (state in ('draft','remarks','approved','replaced')),
  constraint template_no_once unique nulls not distinct (region_id, municipality_id, no),
  constraint approved_iff_dated check ((state in ('approved','replaced')) = (approved_on is not null))
);
create unique index one_approved_template on contract_template (region_id, municipality_id) nulls not distinct where state = 'approved';
call protect('contract_template', 'noun');

create table contract (
  id uuid primary key references record,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  pair_id uuid not null references school_pair,
  mentor_id uuid not null references organisation,
  curated_id uuid not null references organisation,
  -- the form it is printed by; null means the one that comes with the program
  template_id uuid references contract_template,
  number text,
  place text not null,
  dated_on date,
  from_on date not null,
  until_on date not null,
  basis text not null,
  subject text not null,
  -- both sides as they stood when the text was agreed: names and requisites are copied (R221)
  sides jsonb,
  state text not null default 'draft',
  sent_on date,
  mentor_signed_on date,
  curated_signed_on date,
  ended_on date,
  ended_reason text,
  version integer not null default 1,
  constraint contract_state_known check (state in ('draft','agreed','sent','signedByOne','inForce','extended','ended','terminated')),
  constraint contract_period_right check (until_on > from_on),
  constraint agreed_has_number check (state in ('draft','terminated') or (number is not null and sides is not null)),
  constraint in_force_is_signed check (state not in ('inForce','extended','ended') or (mentor_signed_on is not null and curated_signed_on is not null)),
  constraint termination_has_reason check (state <> 'terminated' or length(btrim(ended_reason)) > 0)
);
create index contract_by_pair on contract (pair_id);
create index contract_by_municipality on contract (municipality_id, until_on);
create index contract_by_region on contract (region_id, until_on);
create unique index contract_number_once on contract (region_id, municipality_id, number) nulls not distinct where number is not null;
call protect('contract', 'noun');
-- Each side signs for itself.
create policy change_side on contract for update to svyazka_app using (
  mentor_id = any ((select scope_ids('organisations'))::uuid[]) or curated_id = any ((select scope_ids('organisations'))::uuid[])
  or exists (select 1 from pair_school s where s.record_id = contract.pair_id and s.organisation_id in (contract.mentor_id, contract.curated_id)
    and s.municipality_id = any ((select scope_ids('municipalities'))::uuid[])));

-- A meeting of the pair. Owner columns are those of the school that wrote it down.
create table consultation (
  id uuid primary key,
  record_id uuid not null references school_pair,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  contract_id uuid references contract,
  curated_id uuid not null references organisation,
  on_day date not null,
  form text not null,
  theme text not null,
  hours numeric(4,1) not null,
  who text not null,
  people integer,
  result text not null default '',
  goal_id uuid references pair_goal,
  by_person uuid references person,
  struck_reason text,
  constraint consultation_form_known check (form in ('visit','online','lesson','training','written','group')),
  constraint consultation_hours_sane check (hours > 0 and hours <= 24),
  constraint consultation_people_sane check (people between 0 and 2000)
);
create index consultation_by_pair on consultation (record_id, on_day desc);
create index consultation_by_contract on consultation (contract_id);
call protect('consultation', 'child');

-- Requisites of a school of the pair and who heads it, for whoever is of the pair: a partner from another municipality is not
-- in the register that one sees, but stands in the contract.
create function pair_side(pair uuid, school uuid, on_day date) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object('fullName', o.full_name, 'shortName', o.short_name, 'inn', coalesce(o.inn, ''), 'kpp', coalesce(o.kpp, ''),
      'ogrn', coalesce(o.ogrn, ''), 'address', coalesce(o.address, ''), 'phone', coalesce(o.phone, ''),
      'head', coalesce(h.name, ''), 'position', coalesce(h.title, ''))
    from organisation o left join lateral (
      select concat_ws(' ', p.last_name, p.first_name, p.middle_name) as name,
        (select t.title from position_held t where t.person_id = p.id and t.organisation_id = o.id and t.from_on <= on_day
          and (t.until_on is null or t.until_on > on_day) order by t.from_on desc limit 1) as title
      from role_held r join person p on p.id = r.person_id
      where r.organisation_id = o.id and r.role = 'schoolHead' and r.delegated_by is null and r.from_on <= on_day
        and (r.until_on is null or r.until_on > on_day) order by r.from_on desc limit 1) h on true
    where o.id = school and exists (select 1 from pair_school s where s.record_id = pair and s.organisation_id = school)
      and exists (select 1 from pair_school s where s.record_id = pair and (s.organisation_id = any (scope_ids('organisations'))
        or s.municipality_id = any (scope_ids('municipalities')) or s.region_id = any (scope_ids('regions'))))
$$;
revoke all on function pair_side(uuid, uuid, date) from public;
grant execute on function pair_side(uuid, uuid, date) to svyazka_app;
