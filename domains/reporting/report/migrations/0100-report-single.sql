-- A case of this kind on which an adviser from outside is asked (see platform/ledger/migrations/0100-single-case.sql).

create policy report_single on mingfa.report for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );
