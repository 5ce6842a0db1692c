-- What lists count by: found by the test of long lists (test/engine/many-rows.test.ts).
create index deficit_entry_by_sheet on deficit_entry (sheet_id);
