-- Reminders of terms: each rung of each due day fires once, whoever asks and however often.

-- class: tenant
create table mingfa.reminder (
  office_id bigint      not null,
  case_id   uuid        not null,
  term      text        not null,
  due       date        not null,
  rung      text        not null,
  type      text        not null,
  number    text,
  fired_on  date        not null,
  at        timestamptz not null,
  constraint reminder_pkey primary key (office_id, case_id, term, due, rung),
  constraint reminder_rung_check check (rung in ('yellow', 'orange', 'red'))
);
comment on table mingfa.reminder is 'Reminders that have fired (催办梯级): 3 个工作日内、1 个工作日内、超期.';
create index reminder_newest on mingfa.reminder (office_id, fired_on desc, at desc);
alter table mingfa.reminder enable row level security;
alter table mingfa.reminder force row level security;
create policy reminder_read on mingfa.reminder for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy reminder_fire on mingfa.reminder for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.reminder from mingfa_app;
grant select, insert on mingfa.reminder to mingfa_app;
