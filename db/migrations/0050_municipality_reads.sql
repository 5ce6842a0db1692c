-- R175: a paper of the region goes to whole municipalities; any of their officials marks that it has been read.
alter table directive_distribution add column addressee_municipality_id uuid references municipality,
  add constraint distribution_to_one check (addressee_organisation_id is null or addressee_municipality_id is null);
create unique index distribution_municipality_once on directive_distribution (record_id, addressee_municipality_id) where addressee_municipality_id is not null;
create policy read_mark_municipality on directive_distribution for update to svyazka_app
  using (addressee_municipality_id = any ((select scope_ids('municipalities'))::uuid[]))
  with check (addressee_municipality_id = any ((select scope_ids('municipalities'))::uuid[]));
