-- An answer about a plan says that it came by a one-time link (decisions 24), as answers to forms, rounds and offers do.
alter table matching_consent drop constraint consent_channel_known;
alter table matching_consent add constraint consent_channel_known check (channel in ('self','phone','paper','link'));
