-- Addresses that an office wants told of what happens to its cases, and each telling with what became of it.

-- class: tenant
create table mingfa.webhook (
  office_id   bigint      not null,
  id          uuid        not null,
  name        text        not null,
  url         text        not null,
  events      text[]      not null,
  secret      text        not null,
  active      boolean     not null,
  failures    integer     not null,
  disabled_at timestamptz,
  removed_at  timestamptz,
  cursor      bigint      not null,
  changed_at  timestamptz not null,
  constraint webhook_pkey primary key (office_id, id)
);
comment on table mingfa.webhook is 'Where an office pushes events to (推送); the secret is sealed, the cursor is the last action of the chain that was looked at.';
alter table mingfa.webhook enable row level security;
alter table mingfa.webhook force row level security;
create policy webhook_read on mingfa.webhook for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy webhook_keep on mingfa.webhook for all
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.webhook from mingfa_app;
grant select, insert, update on mingfa.webhook to mingfa_app;

-- class: tenant
create table mingfa.webhook_delivery (
  office_id  bigint      not null,
  id         uuid        not null,
  webhook_id uuid        not null,
  event      text        not null,
  payload    jsonb       not null,
  status     text        not null,
  attempts   integer     not null,
  code       integer,
  error      text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint webhook_delivery_pkey primary key (office_id, id),
  constraint webhook_delivery_status_check check (status in ('waiting', 'sent', 'failed'))
);
comment on table mingfa.webhook_delivery is 'Each event pushed and what was answered (推送记录): ids and statuses only.';
create index webhook_delivery_of on mingfa.webhook_delivery (office_id, webhook_id, id desc);
alter table mingfa.webhook_delivery enable row level security;
alter table mingfa.webhook_delivery force row level security;
create policy webhook_delivery_read on mingfa.webhook_delivery for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy webhook_delivery_write on mingfa.webhook_delivery for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy webhook_delivery_change on mingfa.webhook_delivery for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.webhook_delivery from mingfa_app;
grant select, insert, update on mingfa.webhook_delivery to mingfa_app;
