-- What a filled table holds besides the answers is told to the person before anything is saved:
-- {extra: heads that no question has, strange: rows that name no answer of ours, twice: rows about the same answer}.
alter table form_load rename column seen to notes;

-- Day of the last reminder to those who have not answered.
alter table form_collection add column reminded_on date;
