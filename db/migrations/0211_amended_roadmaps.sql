-- Few roadmaps are being amended at a time: they are found without looking through all the others of the region.
create index roadmap_amended on roadmap (region_id) where amended;
