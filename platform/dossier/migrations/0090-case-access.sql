-- Who looked at the masked personal particulars of a case, or printed its file, and on what ground.

-- class: tenant
create table mingfa.case_access (
  office_id   bigint      not null,
  id          uuid        not null,
  case_type   text        not null,
  case_id     uuid        not null,
  at          timestamptz not null,
  person      text        not null,
  person_name text        not null,
  what        text        not null,
  fields      text[]      not null,
  ground      text        not null,
  constraint case_access_pkey primary key (office_id, id),
  constraint case_access_what_check check (what in ('revealed', 'printed')),
  constraint case_access_ground_check check (length(ground) between 2 and 200)
);
comment on table mingfa.case_access is 'Who looked at personal particulars of a case, which, when and on what ground (查阅记录). Appended only; the values are not in it.';
create index case_access_case on mingfa.case_access (office_id, case_id, at);
alter table mingfa.case_access enable row level security;
alter table mingfa.case_access force row level security;
create policy case_access_read on mingfa.case_access for select
  using (office_id = any (nullif(current_setting('app.see_' || case_type, true), '')::bigint[]));
create policy case_access_append on mingfa.case_access for insert
  with check (
    office_id = any (nullif(current_setting('app.see_' || case_type, true), '')::bigint[])
    and person = nullif(current_setting('app.person', true), '')
  );
revoke all on mingfa.case_access from mingfa_app;
grant select, insert on mingfa.case_access to mingfa_app;
