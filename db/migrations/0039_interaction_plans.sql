-- Interaction plans of pairs (R117-R123): a roadmap that several schools keep together, its way to agreement, what it takes into account.

-- One question of both policies of a pair's sides, asked past the policies of its table.
create function of_my_pair(pair uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from pair_school s where s.record_id = pair
    and (s.organisation_id = any (scope_ids('organisations')) or s.municipality_id = any (scope_ids('municipalities'))))
$$;
revoke all on function of_my_pair(uuid) from public;
grant execute on function of_my_pair(uuid) to svyazka_app, svyazka_worker;
alter policy change_side on school_pair using (of_my_pair(id));
alter policy change_side on pair_bond using (of_my_pair(record_id));

-- While somebody looks at a plan or has agreed to it, its words stand still; what came of its rows is written all the same.
alter table roadmap add column held boolean not null default false;

create table interaction_plan (
  id uuid primary key references roadmap,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  pair_id uuid not null references school_pair,
  state text not null default 'draft',
  -- the school's programme of transition that it is a part of (R118)
  part_of text not null default '',
  remarks text not null default '',
  sent_on date,
  agreed_on date,
  -- number of the version that was agreed last
  agreed_no integer,
  version integer not null default 1,
  constraint plan_state_known check (state in ('draft','sent','returned','agreed')),
  constraint plan_returned_with_remarks check (state <> 'returned' or length(btrim(remarks)) > 0),
  constraint plan_agreed_iff_dated check (state <> 'agreed' or (agreed_on is not null and agreed_no is not null))
);
create index interaction_plan_by_pair on interaction_plan (pair_id);
create index interaction_plan_by_municipality on interaction_plan (municipality_id, state);
call protect('interaction_plan', 'noun');

create function of_my_plan(plan uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from interaction_plan p where p.id = plan and of_my_pair(p.pair_id))
$$;
revoke all on function of_my_plan(uuid) from public;
grant execute on function of_my_plan(uuid) to svyazka_app, svyazka_worker;

-- Whoever of the pair wrote the plan first owns its rows; the other schools and their municipalities write in it too.
create policy change_side on interaction_plan for update to svyazka_app using (of_my_pair(pair_id));
create policy change_side on roadmap for update to svyazka_app using (of_my_plan(id));
create policy add_side on roadmap_item for insert to svyazka_app with check (of_my_plan(record_id));
create policy change_side on roadmap_item for update to svyazka_app using (of_my_plan(record_id));
create policy add_side on roadmap_version for insert to svyazka_app with check (of_my_plan(record_id));
create policy add_side on state_change for insert to svyazka_app with check (of_my_plan(record_id));
create policy add_side on responsible for insert to svyazka_app with check (of_my_plan(record_id));
create policy remove_side on responsible for delete to svyazka_app using (of_my_plan(record_id));

-- Heads approve what they have seen: a change of the rows afterwards asks them anew.
create table plan_approval (
  id uuid primary key,
  record_id uuid not null references interaction_plan,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  -- version of the roadmap that was approved
  of_version integer not null,
  on_day date not null,
  channel text not null default 'self',
  by_person uuid references person,
  name text not null default '',
  constraint plan_approval_once unique (record_id, organisation_id),
  constraint plan_approval_channel_known check (channel in ('self','phone','paper'))
);
call protect('plan_approval', 'child');

-- Problems and guidelines, models of interaction, kinds of mentoring: taken into account, or why not.
create table plan_consideration (
  id uuid primary key,
  record_id uuid not null references interaction_plan,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  code text not null,
  -- as it was called that day
  title text not null,
  verdict text not null,
  words text not null default '',
  ord integer not null default 0,
  constraint plan_consideration_once unique (record_id, kind, code),
  constraint consideration_kind_known check (kind in ('guideline','model','mentoring')),
  constraint consideration_verdict_known check (verdict in ('taken','unfit')),
  constraint unfit_with_reason check (verdict = 'taken' or length(btrim(words)) > 0)
);
call protect('plan_consideration', 'child');
create policy write_side on plan_consideration to svyazka_app using (of_my_plan(record_id)) with check (of_my_plan(record_id));
grant delete on plan_consideration to svyazka_app;

-- Which assignments of the schools the plan fulfils: they close by themselves when it is agreed.
create table plan_assignment (
  id uuid primary key,
  record_id uuid not null references interaction_plan,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid not null references organisation,
  assignment_id uuid not null references assignment,
  constraint plan_assignment_once unique (record_id, assignment_id)
);
call protect('plan_assignment', 'child');
grant delete on plan_assignment to svyazka_app;
