-- Files that are attached to an opinion (会签、法律顾问意见) come, are kept and are seen as evidence is, but are none: they have numbers of their own and
-- stand with the opinion.

alter table mingfa.evidence_upload add column purpose text not null default 'evidence';
alter table mingfa.evidence_upload add constraint evidence_upload_purpose_check check (purpose in ('evidence', 'opinion'));
alter table mingfa.evidence add column purpose text not null default 'evidence';
alter table mingfa.evidence add constraint evidence_purpose_check check (purpose in ('evidence', 'opinion'));
alter table mingfa.evidence drop constraint evidence_no_key;
alter table mingfa.evidence add constraint evidence_no_key unique (office_id, case_id, purpose, no);
