-- Fields that an office adds to a kind of case: a change is a new version, an end is a day; nothing is deleted.

-- class: tenant
create table mingfa.own_field (
  office_id  bigint      not null,
  id         text        not null,
  version    integer     not null,
  type       text        not null,
  kind       text        not null,
  label      text        not null,
  options    jsonb       not null,
  at_actions text[]      not null,
  required   boolean     not null,
  help       text,
  valid_from date        not null,
  valid_to   date,
  changed_at timestamptz not null,
  constraint own_field_pkey primary key (office_id, id, version),
  constraint own_field_version_check check (version > 0),
  constraint own_field_kind_check check (kind in ('text', 'longText', 'day', 'boolean', 'choice', 'money', 'count'))
);
comment on table mingfa.own_field is 'Fields of an office''s own (自设字段), all versions; values lie in the column extra of each case.';
alter table mingfa.own_field enable row level security;
alter table mingfa.own_field force row level security;
create policy own_field_read on mingfa.own_field for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy own_field_keep on mingfa.own_field for all
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy own_field_auth on mingfa.own_field for select to mingfa_auth using (true);
revoke all on mingfa.own_field from mingfa_app;
grant select, insert, update on mingfa.own_field to mingfa_app;
grant select on mingfa.own_field to mingfa_auth;
