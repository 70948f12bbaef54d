-- Colleagues who stand in for one another: who acts for whom, in which kinds of cases, from when to when.

-- class: tenant
create table mingfa.delegation (
  office_id   bigint      not null,
  id          uuid        not null,
  from_person uuid        not null,
  to_person   uuid        not null,
  types       text[]      not null,
  from_day    date        not null,
  to_day      date        not null,
  reason      text        not null,
  created_by  text        not null,
  created_at  timestamptz not null,
  ended_on    date,
  constraint delegation_pkey primary key (office_id, id),
  constraint delegation_days_check check (to_day >= from_day),
  constraint delegation_people_check check (from_person <> to_person)
);
comment on table mingfa.delegation is 'Authority lent for an absence (委托): to_person acts for from_person; ended_on is the first day it no longer holds.';
create index delegation_to on mingfa.delegation (office_id, to_person, to_day);
alter table mingfa.delegation enable row level security;
alter table mingfa.delegation force row level security;
create policy delegation_read on mingfa.delegation for select to mingfa_app
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy delegation_auth on mingfa.delegation for select to mingfa_auth using (true);
create policy delegation_add on mingfa.delegation for insert to mingfa_app
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy delegation_end on mingfa.delegation for update to mingfa_app
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.delegation from mingfa_app;
grant select, insert, update on mingfa.delegation to mingfa_app;
grant select on mingfa.delegation to mingfa_auth;
