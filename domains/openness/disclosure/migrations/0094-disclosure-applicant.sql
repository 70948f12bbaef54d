-- Requests of the same applicant, by the keyed hash of its code.
create index disclosure_applicant_code on mingfa.disclosure (office_id, applicant_code_key) where applicant_code_key is not null;
