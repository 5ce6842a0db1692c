-- What was taken back because its source asked no longer is given again once the source asks again; what a person recalled stays recalled.
alter table assignment add column withdrawn boolean not null default false,
  add constraint withdrawn_is_recalled check (not withdrawn or state = 'recalled');
