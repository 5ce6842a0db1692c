-- Answers that the record gives by itself: partners by pairs and networks, schools of the district in a programme, since when (R194-R196).
create or replace function form_known(answer uuid, today date) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'values', jsonb_build_object(
      'organisation.shortName', o.short_name, 'organisation.fullName', o.full_name, 'organisation.address', o.address,
      'organisation.email', o.email, 'organisation.phone', o.phone, 'organisation.site', o.site_url, 'organisation.inn', o.inn,
      'organisation.pupils', o.pupils, 'organisation.teachers', o.teachers, 'organisation.municipality', m.name,
      'organisation.headName', (
        select concat_ws(' ', p.last_name, p.first_name, p.middle_name) from role_held r join person p on p.id = r.person_id and p.state = 'active'
        where r.organisation_id = o.id and r.role = 'schoolHead' and r.from_on <= today and (r.until_on is null or r.until_on > today)
        order by r.from_on desc, r.id limit 1),
      'organisation.category', (
        select c.category from organisation_category c where c.organisation_id = o.id and c.from_on <= today and (c.until_on is null or c.until_on > today)),
      'collection.schools', (
        select count(*) from form_answer other where other.collection_id = a.collection_id and other.municipality_id is not distinct from a.municipality_id),
      'programme.schools', (
        select nullif(count(distinct p.organisation_id), 0) from participation p
        where p.municipality_id = a.municipality_id and p.from_on <= today and (p.until_on is null or p.until_on > today)),
      'programme.since', (
        select min(p.from_on) from participation p where p.organisation_id = o.id
        having bool_or(p.from_on <= today and (p.until_on is null or p.until_on > today))),
      'pairs.partners', (
        select nullif(count(distinct other.organisation_id), 0) from pair_school mine
        join school_pair s on s.id = mine.record_id and s.state in ('confirmed', 'working') and s.from_on <= today and s.until_on >= today
        join pair_school other on other.record_id = mine.record_id and other.organisation_id <> o.id
        where mine.organisation_id = o.id)),
    'last', (
      select s.answers from form_sending s join form_answer earlier on earlier.id = s.answer_id join form_version v on v.id = earlier.version_id
      where earlier.organisation_id = a.organisation_id and earlier.id <> a.id and v.form_id = mine.form_id and s.decision is distinct from 'returned'
      order by s.sent_at desc limit 1))
  from form_answer a join form_version mine on mine.id = a.version_id join organisation o on o.id = a.organisation_id left join municipality m on m.id = o.municipality_id
  where a.id = answer and (
    a.record_id = scope_link_record() or a.organisation_id = any (scope_ids('organisations'))
    or a.municipality_id = any (scope_ids('municipalities')) or a.region_id = any (scope_ids('regions')))
$$;
