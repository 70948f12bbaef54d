-- Cases of the same party, by the keyed hash of its code.
create index penalty_party_code on mingfa.penalty (office_id, party_code_key) where party_code_key is not null;
