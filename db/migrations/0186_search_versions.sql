-- Rows of a roadmap in force are found by the words that bind people, not by what its editors are still writing. A plan of a pair
-- has one working copy for everybody.
create function keep_roadmap_text() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from record_text where record_id = new.record_id and row_id is not null;
  insert into record_text (record_id, row_id, region_id, municipality_id, organisation_id, shown)
    select record_id, id, region_id, municipality_id, organisation_id, trim(coalesce(number, '') || ' ' || title || ' ' || coalesce(term_as_written, ''))
      from roadmap_item where record_id = new.record_id and removed_at is null and trim(title) <> '';
  return null;
end $$;
create trigger keep_text after insert on roadmap_version for each row execute function keep_roadmap_text();

-- A row is kept by itself until the first version of its roadmap.
create function has_no_version(roadmap_id uuid) returns boolean language sql stable security definer set search_path = public as $$
  select not exists (select 1 from roadmap_version v join roadmap r on r.id = v.record_id where v.record_id = roadmap_id and r.profile <> 'pair')
$$;
revoke all on function has_no_version(uuid), keep_roadmap_text() from public;
grant execute on function has_no_version(uuid) to svyazka_app, svyazka_worker;

drop trigger keep_text on roadmap_item;
create trigger keep_text after insert on roadmap_item for each row
  when (has_no_version(new.record_id)) execute function keep_record_text('row', 'number', 'title', 'term_as_written');
create trigger keep_text_changed after update of number, title, term_as_written, removed_at on roadmap_item for each row
  when (has_no_version(new.record_id)) execute function keep_record_text('row', 'number', 'title', 'term_as_written');
create trigger keep_text_gone after delete on roadmap_item for each row execute function keep_record_text('row');
