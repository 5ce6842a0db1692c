-- Plain statements of the optional self-diagnosis, and what a school answered; proposals are counted from the answers.
create table deficit_statement (
  id uuid primary key,
  code text not null unique,
  theme_id uuid not null references deficit_theme,
  ord integer not null,
  text text not null
);
alter table deficit_statement enable row level security;
create policy see on deficit_statement for select to svyazka_app using (scope_kind() <> 'nobody');
create policy work on deficit_statement to svyazka_worker using (true) with check (true);
grant select on deficit_statement to svyazka_app;
grant select, insert, update on deficit_statement to svyazka_worker;

alter table deficit_sheet add column diagnosis jsonb;
alter table deficit_sheet add constraint diagnosis_not_endless check (length(diagnosis::text) <= 50000);
