-- What a written paper is for, in its author's words; grounds stand beside it as links.
alter table directive add column purpose text not null default '';
