-- The same paper twice (product, section 4.17): what a person decided stands as a link between the two, for every pair once.
alter table record_link drop constraint link_kind_known;
alter table record_link add constraint link_kind_known
  check (kind in ('ground','source','answers','amends','repeals','copiedFrom','annexOf','sameAs','differsFrom'));
-- One mechanism: a paper may differ from several.
alter table directive drop column differs_from, drop column differs_reason;
