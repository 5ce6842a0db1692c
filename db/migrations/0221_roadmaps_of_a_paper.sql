-- What a paper brought or approved is found by the paper, not among all the roadmaps one may see.
create index roadmap_by_paper on roadmap (directive_id) where directive_id is not null;
create index roadmap_version_by_paper on roadmap_version (directive_id) where directive_id is not null;
