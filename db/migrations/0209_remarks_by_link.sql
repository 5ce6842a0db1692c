-- Remarks on a contract or a plan by a one-time link (decisions 24): a question of the school about the record, as with an account.
-- The link reads what was said by it and what was answered, not the conversations of those who have accounts.
alter table question add column channel text not null default 'self';
alter table question add constraint question_channel_known check (channel in ('self','link'));
alter table question add constraint question_names_who_asks check (channel = 'self' or asked_by is null);
create policy remark_by_link on question for insert to svyazka_app with check (scope_kind() = 'link' and channel = 'link' and asked_by is null and row_id is null
  and record_id = (select scope_link_record()) and organisation_id = (select scope_link_organisation()) and to_organisation_id is null and to_person_id is null and not is_open);
create policy remarks_of_link on question for select to svyazka_app using (channel = 'link'
  and record_id = (select scope_link_record()) and organisation_id = (select scope_link_organisation()));

-- Who hears of them, at the node that the record is kept at: a link sees nobody's roles.
create function linked_holders(any_of text[], on_day date) returns setof uuid
language sql stable security definer set search_path = public as $$
  select distinct h.person_id from record r join role_held h on h.region_id = r.region_id and h.municipality_id is not distinct from r.municipality_id
  where r.id = scope_link_record() and h.level = case when r.municipality_id is null then 'region' else 'municipality' end
    and h.role = any (any_of) and h.from_on <= on_day and (h.until_on is null or h.until_on > on_day)
$$;
revoke all on function linked_holders(text[], date) from public;
grant execute on function linked_holders(text[], date) to svyazka_app;
