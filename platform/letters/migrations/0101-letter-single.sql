-- Letters of a case on which an adviser from outside is asked (see 0100).

create policy letter_single on mingfa.letter for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );
