-- Whoever answers by a one-time link has no account: a request for a later day then names nobody.
alter table assignment_postponement alter column by_person drop not null;
