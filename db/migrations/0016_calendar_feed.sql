-- A person's own calendar: one secret address, of which only the hash is kept; taking it back removes the row.
create table calendar_feed (
  person_id uuid primary key references person,
  token_hash text not null unique,
  created_at timestamptz not null
);
alter table calendar_feed enable row level security;
create policy see on calendar_feed for select to svyazka_app using (person_id = (select scope_person()));
create policy add on calendar_feed for insert to svyazka_app with check (person_id = (select scope_person()));
create policy change on calendar_feed for update to svyazka_app using (person_id = (select scope_person()));
create policy remove on calendar_feed for delete to svyazka_app using (person_id = (select scope_person()));
create policy work on calendar_feed to svyazka_worker using (true) with check (true);
grant select, insert, update, delete on calendar_feed to svyazka_app, svyazka_worker;

-- Who asks, by the hash of the secret: a calendar program has no session.
create function calendar_feed_person(hash text) returns uuid language sql stable security definer set search_path = public as $$
  select f.person_id from calendar_feed f join person p on p.id = f.person_id where f.token_hash = hash and p.state = 'active'
$$;
revoke execute on function calendar_feed_person(text) from public;
grant execute on function calendar_feed_person(text) to svyazka_app;
