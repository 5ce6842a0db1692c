-- Lists of a named controller, and the schools whose work he looks at.
create index assignment_by_controller on assignment (controller_person_id, state) where controller_person_id is not null;
create policy see_controlled on organisation for select to svyazka_app using (id in (
  select r.organisation_id from share s join record r on r.id = s.record_id
    where s.person_id = (select scope_person()) and r.organisation_id is not null));

-- A share is taken back by whoever keeps its record; asked past the policies, as those of record ask about shares themselves.
drop policy remove on share;
create policy remove on share for delete to svyazka_app using (person_id is not null and record_is_mine(record_id));
create policy see_kept on share for select to svyazka_app using (person_id is not null and record_is_mine(record_id));
