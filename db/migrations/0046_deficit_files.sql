-- Files that show that a deficit is filled are as narrow as the deficit itself (decisions 21): its school, its municipality, and
-- whom an opening lets in; never the region by being above.
create policy see_deficits on attachment for select to svyazka_app using (
  purpose = 'deficitEvidence' and deficit_opened_to_me(municipality_id, organisation_id));
create policy narrow_deficits on attachment as restrictive for select to svyazka_app using (
  purpose <> 'deficitEvidence'
  or organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or municipality_id = any ((select scope_ids('municipalities'))::uuid[])
  or deficit_opened_to_me(municipality_id, organisation_id));
create index attachment_of_deficit on attachment (row_id) where purpose = 'deficitEvidence';
