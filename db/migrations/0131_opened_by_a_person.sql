-- What goes out to everybody is approved by a person (decisions 20): a key of another program cannot open it.
alter table opening alter column opened_by set not null;
