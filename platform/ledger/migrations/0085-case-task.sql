-- What waits in each case and for whom, and who has worked on it: written with every action in its own transaction, so that the
-- queue is read by an index whatever the number of cases. Made anew from the log by rebuilding.

-- class: tenant
create table mingfa.case_task (
  office_id bigint not null,
  case_id   uuid   not null,
  kind      text   not null,
  role      text   not null,
  person    text   not null,
  type      text   not null,
  due       date   not null,
  hands     text[] not null,
  barred    text[] not null,
  named     text[] not null,
  constraint case_task_pkey primary key (office_id, case_id, kind, role, person),
  constraint case_task_kind_check check (kind in ('step', 'opinion', 'demand', 'term'))
);
comment on table mingfa.case_task is 'What waits in a case: steps by role, opinions by person, demands of supervisors, the next term (待办、督办、预警).';
create index case_task_due on mingfa.case_task (office_id, kind, due, case_id);
alter table mingfa.case_task enable row level security;
alter table mingfa.case_task force row level security;
create policy case_task_read on mingfa.case_task for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy case_task_add on mingfa.case_task for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_task_change on mingfa.case_task for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_task_drop on mingfa.case_task for delete
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_task_rebuild on mingfa.case_task to mingfa_owner using (true) with check (true);
revoke all on mingfa.case_task from mingfa_app;
grant select, insert, update, delete on mingfa.case_task to mingfa_app;

-- class: tenant
create table mingfa.case_hand (
  office_id bigint  not null,
  person    text    not null,
  case_id   uuid    not null,
  type      text    not null,
  on_day    date    not null,
  seq       integer not null,
  action    text    not null,
  constraint case_hand_pkey primary key (office_id, person, case_id)
);
comment on table mingfa.case_hand is 'The last thing that each person did to a case (已办).';
create index case_hand_day on mingfa.case_hand (office_id, person, on_day, case_id);
create index case_hand_case on mingfa.case_hand (office_id, case_id);
alter table mingfa.case_hand enable row level security;
alter table mingfa.case_hand force row level security;
create policy case_hand_read on mingfa.case_hand for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy case_hand_add on mingfa.case_hand for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_hand_change on mingfa.case_hand for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_hand_drop on mingfa.case_hand for delete
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy case_hand_rebuild on mingfa.case_hand to mingfa_owner using (true) with check (true);
revoke all on mingfa.case_hand from mingfa_app;
grant select, insert, update, delete on mingfa.case_hand to mingfa_app;
