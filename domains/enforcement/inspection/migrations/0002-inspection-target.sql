-- The yearly cap is counted for one target whenever a visit is approved.
create index inspection_target_code on mingfa.inspection (office_id, target_code_key) where target_code_key is not null;
create index inspection_target_name on mingfa.inspection (office_id, target_name);
