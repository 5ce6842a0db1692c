-- Corrections of a reading that can be taken back, several controllers, people who control without a role, twins of papers.

-- Papers are called as people call them: «Распоряжение № 118 «О плане»».
update record r set title = left(
  case when d.kind in ('', 'другое') then 'Документ' else upper(left(d.kind, 1)) || substr(d.kind, 2) end
  || coalesce(' № ' || nullif(d.number, ''), '') || case when btrim(d.title) = '' then '' else ' «' || rtrim(ltrim(btrim(d.title), '«'), '»') || '»' end, 500)
  from directive d where d.id = r.id and d.state <> 'mentioned';

-- A clause or a row of a plan cut in two, or glued with its neighbour: what stood there before, so that it can be taken back.
create table directive_correction (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  kind text not null,
  -- «п. 2.1», «строка 8.1»
  place text not null,
  -- rows as they were: clauses with their responsibles, or the rows of a table
  before jsonb not null,
  made_at timestamptz not null,
  made_by uuid references person,
  undone_at timestamptz,
  constraint correction_kind_known check (kind in ('splitClause','glueClause','splitRow','glueRow'))
);
create index directive_correction_by_paper on directive_correction (record_id, made_at);

-- Besides the first controller of a paper or a clause (R124, R126): no clause means the whole paper.
create table directive_controller (
  id uuid primary key,
  record_id uuid not null references directive,
  region_id uuid not null references region,
  municipality_id uuid references municipality,
  organisation_id uuid references organisation,
  clause_id uuid references clause,
  ord integer not null,
  person_id uuid not null references person,
  constraint directive_controller_once unique nulls not distinct (record_id, clause_id, person_id)
);
create index directive_controller_by_person on directive_controller (person_id, record_id);

call protect('directive_correction', 'child');
call protect('directive_controller', 'child');
grant delete on directive_controller, assignment_controller to svyazka_app;

-- The same paper once more: which one it looks like, and why a person said that it is another.
alter table directive
  add column differs_from uuid references directive,
  add column differs_reason text,
  add constraint differs_with_reason check ((differs_from is null) = (differs_reason is null));

-- Whoever is named as controller sees what he controls, whatever roles he holds (decisions 19-21).
alter table share add column person_id uuid references person;
alter table share drop constraint share_once;
alter table share add constraint share_once unique nulls not distinct (record_id, municipality_id, organisation_id, person_id);
create index share_by_person on share (person_id, record_id) where person_id is not null;
create policy see_mine on share for select to svyazka_app using (person_id = (select scope_person()));
grant delete on share to svyazka_app;
create policy remove on share for delete to svyazka_app using (person_id is not null and exists (
  select 1 from record r where r.id = record_id and (
    r.organisation_id = any ((select scope_ids('organisations'))::uuid[])
    or r.municipality_id = any ((select scope_ids('municipalities'))::uuid[])
    or r.region_id = any ((select scope_ids('regions'))::uuid[]))));
create policy see_mine on record for select to svyazka_app
  using (id in (select s.record_id from share s where s.person_id = (select scope_person())));
-- He judges what he was named for: the state, the decision beside the report, the line of history.
create policy judge on assignment for update to svyazka_app
  using (id in (select s.record_id from share s where s.person_id = (select scope_person())))
  with check (id in (select s.record_id from share s where s.person_id = (select scope_person())));
create policy judge on assignment_report for update to svyazka_app
  using (record_id in (select s.record_id from share s where s.person_id = (select scope_person())))
  with check (record_id in (select s.record_id from share s where s.person_id = (select scope_person())));
create policy judge on state_change for insert to svyazka_app
  with check (record_id in (select s.record_id from share s where s.person_id = (select scope_person())));
