-- From a penalty case to the inspection that it came of.
create index inspection_filed_no on mingfa.inspection (office_id, filed_no) where filed_no is not null;
