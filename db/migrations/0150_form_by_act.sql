-- A municipality's own form of contracts comes into use by an act; the words stay when the paper is not in the register (R217).
-- Editions approved before have none.
alter table contract_template add column act_words text not null default '';
alter table contract_template add constraint act_only_of_approved check (act_words = '' or approved_on is not null);
