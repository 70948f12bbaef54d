-- An adviser from outside reads the single cases on which an opinion is asked, and nothing else of the office: app.advised names such offices,
-- app.single those cases. A table that has no such policy shows them nothing. The tables of letters, evidence and looking-up have theirs beside them.

create policy case_action_single on mingfa.case_action for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );
create policy case_task_single on mingfa.case_task for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );
create policy case_hand_single on mingfa.case_hand for select
  using (
    office_id = any (nullif(current_setting('app.advised', true), '')::bigint[])
    and case_id = any (nullif(current_setting('app.single', true), '')::uuid[])
  );

-- Which cases they are is read before there is a viewer.
create policy case_task_auth on mingfa.case_task for select to mingfa_auth using (kind in ('step', 'opinion'));
create policy case_hand_auth on mingfa.case_hand for select to mingfa_auth using (action = 'careOpine');
grant select on mingfa.case_task, mingfa.case_hand to mingfa_auth;
