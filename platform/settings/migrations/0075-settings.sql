-- Settings that an office's administrators keep, and the record of every change of them.

-- class: tenant
create table mingfa.setting_change (
  office_id   bigint      not null,
  id          uuid        not null,
  at          timestamptz not null,
  person_id   text        not null,
  person_name text        not null,
  area        text        not null,
  subject     text        not null,
  before      jsonb,
  after       jsonb,
  reason      text,
  constraint setting_change_pkey primary key (office_id, id)
);
comment on table mingfa.setting_change is 'Who changed which setting when, with what it was before and after (设置变更记录). Appended only.';
alter table mingfa.setting_change enable row level security;
alter table mingfa.setting_change force row level security;
create policy setting_change_read on mingfa.setting_change for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy setting_change_append on mingfa.setting_change for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.setting_change from mingfa_app;
grant select, insert on mingfa.setting_change to mingfa_app;

-- class: tenant
create table mingfa.metric_target (
  office_id  bigint           not null,
  metric     text             not null,
  year       integer          not null,
  value      double precision not null,
  changed_at timestamptz      not null,
  constraint metric_target_pkey primary key (office_id, metric, year)
);
comment on table mingfa.metric_target is 'What an office means to reach in a year (指标目标值), in the unit of the metric.';
alter table mingfa.metric_target enable row level security;
alter table mingfa.metric_target force row level security;
create policy metric_target_read on mingfa.metric_target for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy metric_target_keep on mingfa.metric_target for all
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.metric_target from mingfa_app;
grant select, insert, update, delete on mingfa.metric_target to mingfa_app;

-- class: tenant
create table mingfa.retention_rule (
  office_id  bigint      not null,
  type       text        not null,
  years      integer     not null,
  article    text        not null,
  changed_at timestamptz not null,
  constraint retention_rule_pkey primary key (office_id, type),
  constraint retention_rule_years_check check (years between 1 and 100)
);
comment on table mingfa.retention_rule is 'For how many years an office keeps the closed cases of a type (保管期限), and by what provision.';
alter table mingfa.retention_rule enable row level security;
alter table mingfa.retention_rule force row level security;
create policy retention_rule_read on mingfa.retention_rule for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy retention_rule_keep on mingfa.retention_rule for all
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.retention_rule from mingfa_app;
grant select, insert, update, delete on mingfa.retention_rule to mingfa_app;

-- class: tenant
create table mingfa.retention_item (
  office_id  bigint      not null,
  case_id    uuid        not null,
  type       text        not null,
  number     text,
  closed_on  date        not null,
  due        date        not null,
  listed_on  date        not null,
  decision   text,
  decided_on date,
  decided_by text,
  reason     text,
  changed_at timestamptz not null,
  constraint retention_item_pkey primary key (office_id, case_id),
  constraint retention_item_decision_check check (decision in ('archive', 'keep', 'destroy'))
);
comment on table mingfa.retention_item is 'Closed cases whose years are over, and what was decided of each (到期鉴定). Nothing is removed by this table.';
create index retention_item_due on mingfa.retention_item (office_id, due, case_id);
alter table mingfa.retention_item enable row level security;
alter table mingfa.retention_item force row level security;
create policy retention_item_read on mingfa.retention_item for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy retention_item_list on mingfa.retention_item for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy retention_item_decide on mingfa.retention_item for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.retention_item from mingfa_app;
grant select, insert, update on mingfa.retention_item to mingfa_app;

-- An office's administrators keep its own days; the change and its record stand in one transaction.
create policy calendar_keep on mingfa.calendar_override for all to mingfa_app
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
grant insert, update, delete on mingfa.calendar_override to mingfa_app;
