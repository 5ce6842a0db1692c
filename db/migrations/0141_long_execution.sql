-- The table of execution shows the first assignments of a source by their order of giving (queries/matrix.ts). By (source, row) all of
-- them were read, each with its school, and sorted: a paper given out to a region has thousands. The one by row is answered by
-- assignment_once, which begins with the same two columns.
drop index assignment_by_source;
create index assignment_by_source on assignment (source_record_id, id);
