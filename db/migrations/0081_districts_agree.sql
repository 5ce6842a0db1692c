-- A plan of schools of two districts is in force once both have agreed: which of them have said so about the plan as it was sent.
alter table interaction_plan add column agreed_by uuid[] not null default '{}';
