-- Evidence of a case on which an adviser from outside is asked (see platform/ledger/migrations/0100-single-case.sql), and who had it in hand: their
-- own looking is put down like anybody's. An entry now says of which case its evidence is; those of before are told by the evidence.

create policy evidence_single on mingfa.evidence for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );

alter table mingfa.evidence_custody add column case_id uuid;
create policy evidence_custody_fill on mingfa.evidence_custody for update to mingfa_owner using (true) with check (true);
update mingfa.evidence_custody c set case_id = e.case_id from mingfa.evidence e where e.office_id = c.office_id and e.id = c.evidence_id;
drop policy evidence_custody_fill on mingfa.evidence_custody;

create policy evidence_custody_single on mingfa.evidence_custody for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );
create policy evidence_custody_single_append on mingfa.evidence_custody for insert
  with check (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
    and person = nullif(current_setting('app.person', true), '')
  );
