-- What a detached signature says of itself: who signed, when, until when the certificate serves. Read, never verified.
alter table attachment add column signature jsonb;
