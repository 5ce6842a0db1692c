-- A plan is read whole on its page, so it has a longest length; the longest known have some hundreds of rows.
alter table roadmap_item add constraint roadmap_too_long check (ord < 1500) not valid;
