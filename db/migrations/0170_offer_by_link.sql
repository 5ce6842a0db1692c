-- A school without an account says how it helps others by a one-time link (decisions 24): the link sees what this school has
-- said, of this year and of earlier ones, and writes the answer of its own year alone.
create function linked_offer_school() returns uuid language sql stable security definer set search_path = public as $$
  select organisation_id from assignment where id = scope_link_record() and answer_path = '/offers-asked'
$$;
create function linked_offer_year() returns integer language sql stable security definer set search_path = public as $$
  select m.school_year from assignment a join matching m on m.id = a.source_record_id where a.id = scope_link_record() and a.answer_path = '/offers-asked'
$$;
create function linked_offer_answer() returns uuid language sql stable security definer set search_path = public as $$
  select id from mentor_offer where organisation_id = linked_offer_school() and school_year = linked_offer_year()
$$;
-- A link sees no register and no matching: the school it speaks for, the year and the last day.
create function linked_offer(on_day date) returns table (id uuid, region uuid, municipality uuid, name text, category text, year integer, matching uuid, until date)
language sql stable security definer set search_path = public as $$
  select o.id, o.region_id, o.municipality_id, o.short_name,
    (select c.category from organisation_category c where c.organisation_id = o.id and c.from_on <= on_day and (c.until_on is null or c.until_on > on_day) limit 1),
    m.school_year, m.id, m.offers_until
  from assignment a join matching m on m.id = a.source_record_id join organisation o on o.id = a.organisation_id
  where a.id = scope_link_record() and a.answer_path = '/offers-asked' and a.state <> 'recalled'
$$;
revoke all on function linked_offer_school(), linked_offer_year(), linked_offer_answer(), linked_offer(date) from public;
grant execute on function linked_offer_school(), linked_offer_year(), linked_offer_answer(), linked_offer(date) to svyazka_app;

alter table mentor_offer drop constraint offer_channel_known;
alter table mentor_offer add constraint offer_channel_known check (channel in ('self','phone','paper','file','link'));

create policy add_by_link on record for insert to svyazka_app with check (kind = 'mentorOffer' and organisation_id = linked_offer_school());
create policy by_link on mentor_offer for select to svyazka_app using (organisation_id = (select linked_offer_school()));
create policy add_by_link on mentor_offer for insert to svyazka_app with check (
  organisation_id = linked_offer_school() and school_year = linked_offer_year());
create policy change_by_link on mentor_offer for update to svyazka_app using (id = (select linked_offer_answer()));
create policy by_link on mentor_offer_theme for select to svyazka_app using (organisation_id = (select linked_offer_school()));
create policy add_by_link on mentor_offer_theme for insert to svyazka_app with check (record_id = linked_offer_answer());
create policy remove_by_link on mentor_offer_theme for delete to svyazka_app using (record_id = (select linked_offer_answer()));
