-- Views of lists that people keep, and exports of whole lists that run as jobs.

-- class: tenant
create table mingfa.saved_view (
  office_id  bigint      not null,
  id         uuid        not null,
  created_by text        not null,
  type       text        not null,
  name       text        not null,
  query      text        not null,
  shared     boolean     not null,
  created_at timestamptz not null,
  constraint saved_view_pkey primary key (office_id, id)
);
comment on table mingfa.saved_view is 'Filter and order of a list under a name (常用视图), for whoever kept it or for the whole office.';
create index saved_view_type on mingfa.saved_view (office_id, type, created_by);
alter table mingfa.saved_view enable row level security;
alter table mingfa.saved_view force row level security;
create policy saved_view_read on mingfa.saved_view for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and (shared or created_by = nullif(current_setting('app.person', true), ''))
  );
create policy saved_view_add on mingfa.saved_view for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy saved_view_drop on mingfa.saved_view for delete
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
revoke all on mingfa.saved_view from mingfa_app;
grant select, insert, delete on mingfa.saved_view to mingfa_app;

-- class: tenant
create table mingfa.export_job (
  office_id  bigint      not null,
  id         uuid        not null,
  created_by text        not null,
  type       text        not null,
  query      jsonb       not null,
  format     text        not null,
  columns    text        not null,
  status     text        not null,
  done       bigint      not null,
  total      bigint      not null,
  attempts   integer     not null,
  file_name  text        not null,
  message    text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint export_job_pkey primary key (office_id, id),
  constraint export_job_status_check check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  constraint export_job_format_check check (format in ('xlsx', 'csv'))
);
comment on table mingfa.export_job is 'Exports of whole lists (导出), seen by whoever asked for them. The files lie in MINGFA_HOME/exports for some days.';
create index export_job_id on mingfa.export_job (id);
alter table mingfa.export_job enable row level security;
alter table mingfa.export_job force row level security;
create policy export_job_read on mingfa.export_job for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy export_job_add on mingfa.export_job for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy export_job_change on mingfa.export_job for update
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  )
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.export_job from mingfa_app;
grant select, insert, update on mingfa.export_job to mingfa_app;
