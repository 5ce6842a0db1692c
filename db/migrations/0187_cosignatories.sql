-- A paper of two bodies is signed by both: who signed besides the first, as printed.
alter table directive add column cosignatories jsonb not null default '[]';
