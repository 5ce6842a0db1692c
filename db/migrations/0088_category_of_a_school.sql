-- The category of a school on a day was found by the index that keeps two categories apart: four pages and fifty microseconds a
-- school. In a region the whole table was read instead and it did not show; in a country it made the list of schools twice as dear.
create index if not exists organisation_category_by_organisation on organisation_category (organisation_id, from_on);
-- The members of a team the same.
create index if not exists school_team_member_by_team on school_team_member (record_id);
