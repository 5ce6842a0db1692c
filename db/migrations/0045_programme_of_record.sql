-- To which programme a record belongs: its letters are written as the programme writes (product, section 4.19), whoever gets them.

create view record_programme with (security_invoker = true) as
with direct(record_id, programme_id) as (
    select id, id from programme
    union all select id, programme_id from municipal_model
    union all select id, programme_id from deficit_round
    union all select id, programme_id from school_pair where programme_id is not null
    union all select id, programme_id from matching where programme_id is not null
    union all select l.to_record_id, p.id from record_link l join programme p on p.id = l.record_id where l.kind in ('source','ground')
    union all select l.to_record_id, m.programme_id from record_link l join municipal_model m on m.id = l.record_id where l.kind in ('source','ground')),
  led(record_id, programme_id) as (
    select record_id, programme_id from direct
    union all select s.id, d.programme_id from deficit_sheet s join direct d on d.record_id = s.round_id
    union all select c.id, d.programme_id from contract c join direct d on d.record_id = c.pair_id
    union all select v.record_id, d.programme_id from roadmap_version v join direct d on d.record_id = v.directive_id)
select record_id, programme_id from led where record_id is not null
union select a.id, led.programme_id from assignment a join led on led.record_id = a.source_record_id;
grant select on record_programme to svyazka_worker;

-- One digest a day of each manner of writing: the node's, and that of each programme with settings of its own.
alter table digest_day drop constraint digest_day_pkey;
alter table digest_day add column about text not null default '';
alter table digest_day add primary key (addressee, day, about);
