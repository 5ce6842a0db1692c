-- A changed answer of a school and a plan mended by hand replace their rows.
grant delete on mentor_offer_theme, matching_line to svyazka_app;

-- Which job counts the plan: its page shows how far it is.
alter table matching_scenario add column job_id uuid;
