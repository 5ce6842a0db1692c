-- A one-time link answers more than assignments (decisions 24): a school's word about its pair, the signature of its contract, the
-- approval of the pair's plan, the answer to a question put to it. A link speaks for one school; one that is bound to a row of a
-- record sees that row and not the record.
create function scope_link_row() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.link_row', true), '')::uuid
$$;
create function scope_link_organisation() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.link_organisation', true), '')::uuid
$$;

-- The pair behind the linked record: itself, or that of a contract or a plan.
create function linked_pair() returns uuid language sql stable security definer set search_path = public as $$
  select coalesce((select id from school_pair where id = scope_link_record()), (select pair_id from contract where id = scope_link_record()),
    (select pair_id from interaction_plan where id = scope_link_record()))
$$;
-- Who decides about the plan that a link approves: a link sees nobody's roles, and they must hear of it.
create function linked_plan_keepers(on_day date) returns setof uuid language sql stable security definer set search_path = public as $$
  select distinct h.person_id from interaction_plan p join pair_school s on s.record_id = p.pair_id join role_held h on h.municipality_id = s.municipality_id
  where p.id = scope_link_record() and h.level = 'municipality' and h.role in ('methodologist', 'municipalCoordinator')
    and h.from_on <= on_day and (h.until_on is null or h.until_on > on_day)
$$;
revoke all on function linked_pair(), linked_plan_keepers(date) from public;
grant execute on function linked_pair(), linked_plan_keepers(date) to svyazka_app;

create policy by_link on school_pair for select to svyazka_app using (id = (select linked_pair()));
create policy by_link on pair_school for select to svyazka_app using (record_id = (select linked_pair()));

-- The form that the linked contract is printed by.
create policy by_link on contract_template for select to svyazka_app using (id in (select c.template_id from contract c where c.id = (select scope_link_record())));

-- What a link may not meet though it belongs to the record: people, goals, consultations; words of the plan are only read.
do $$
declare
  tbl text;
begin
  foreach tbl in array array['pair_person', 'pair_goal', 'consultation'] loop
    execute format('create policy not_by_link on %s as restrictive for all to svyazka_app using ((select scope_kind()) <> ''link'') with check ((select scope_kind()) <> ''link'')', tbl);
  end loop;
  foreach tbl in array array['roadmap_item', 'responsible', 'plan_consideration'] loop
    execute format('create policy not_added_by_link on %s as restrictive for insert to svyazka_app with check ((select scope_kind()) <> ''link'')', tbl);
    execute format('create policy not_changed_by_link on %s as restrictive for update to svyazka_app using ((select scope_kind()) <> ''link'')', tbl);
  end loop;
  -- of several schools of one record the link writes for its own
  foreach tbl in array array['pair_school', 'plan_approval', 'plan_assignment'] loop
    execute format('create policy own_side_added on %s as restrictive for insert to svyazka_app with check ((select scope_kind()) <> ''link'' or organisation_id = scope_link_organisation())', tbl);
    execute format('create policy own_side_changed on %s as restrictive for update to svyazka_app using ((select scope_kind()) <> ''link'' or organisation_id = scope_link_organisation())', tbl);
  end loop;
end $$;

create policy by_link on pair_opinion for select to svyazka_app using (record_id = (select scope_link_record()) and organisation_id = (select scope_link_organisation()));
create policy add_by_link on pair_opinion for insert to svyazka_app with check (record_id = scope_link_record() and organisation_id = scope_link_organisation());
create policy change_by_link on pair_opinion for update to svyazka_app using (record_id = scope_link_record() and organisation_id = scope_link_organisation());

-- What one school said by its link stands in the journal too: the other school of the same record does not read it there.
drop policy see_own_of_link on audit_entry;
create policy see_own_of_link on audit_entry for select to svyazka_app using (scope_kind() = 'link' and person_id is null
  and organisation_id is not distinct from (select scope_link_organisation())
  and (record_id = (select scope_link_record()) or row_id = (select scope_link_row())));

-- How each side's signature came.
alter table contract add column mentor_channel text not null default 'self', add column curated_channel text not null default 'self';
alter table contract add constraint contract_channel_known check (mentor_channel in ('self','link','phone','paper') and curated_channel in ('self','link','phone','paper'));
alter table plan_approval drop constraint plan_approval_channel_known;
alter table plan_approval add constraint plan_approval_channel_known check (channel in ('self','phone','paper','link'));

-- A question is a row of the thing asked about: its link sees the question, not the thing.
alter table question_answer add column channel text not null default 'self';
alter table question_answer add constraint answer_channel_known check (channel in ('self','link','phone','paper'));
create function linked_question() returns table (record uuid, kind text, title text, region uuid, municipality uuid, organisation uuid)
language sql stable security definer set search_path = public as $$
  select r.id, r.kind, r.title, r.region_id, r.municipality_id, r.organisation_id from question q join record r on r.id = q.record_id where q.id = scope_link_row()
$$;
revoke all on function linked_question() from public;
grant execute on function linked_question() to svyazka_app;
create policy by_link on question for select to svyazka_app using (id = (select scope_link_row()));
create policy change_by_link on question for update to svyazka_app using (id = scope_link_row());
create policy add_by_link on question_answer for insert to svyazka_app with check (question_id = scope_link_row() and by_person is null and channel = 'link');
