-- Mediations of the same party, by the keyed hash of its code.
create index mediation_party_a_code on mingfa.mediation (office_id, party_a_code_key) where party_a_code_key is not null;
create index mediation_party_b_code on mingfa.mediation (office_id, party_b_code_key) where party_b_code_key is not null;
