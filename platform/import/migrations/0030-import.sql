-- Imports of office ledgers, and what an office has said of the columns of its ledgers.

-- class: tenant
create table mingfa.import_job (
  office_id  bigint      not null,
  id         uuid        not null,
  created_by text        not null,
  file_name  text        not null,
  file_hash  text        not null,
  wishes     jsonb       not null,
  status     text        not null,
  mode       text,
  done       bigint      not null,
  total      bigint      not null,
  attempts   integer     not null,
  preview    text,
  result     jsonb,
  message    text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint import_job_pkey primary key (office_id, id),
  constraint import_job_status_check check (status in ('reading', 'ready', 'running', 'done', 'cancelled', 'failed')),
  constraint import_job_mode_check check (mode in ('all', 'good'))
);
comment on table mingfa.import_job is 'Imports of office ledgers (台账导入), seen by whoever began them. The preview quotes the ledger and is sealed like personal data.';
create index import_job_id on mingfa.import_job (id);
alter table mingfa.import_job enable row level security;
alter table mingfa.import_job force row level security;
create policy import_job_read on mingfa.import_job for select
  using (
    office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy import_job_add on mingfa.import_job for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy import_job_change on mingfa.import_job for update
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  )
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.import_job from mingfa_app;
grant select, insert, update on mingfa.import_job to mingfa_app;

-- class: tenant
create table mingfa.import_mapping (
  office_id  bigint      not null,
  print      text        not null,
  type       text        not null,
  columns    jsonb       not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  constraint import_mapping_pkey primary key (office_id, print)
);
comment on table mingfa.import_mapping is 'Which column is which, as somebody of the office has corrected it, by the fingerprint of the headings.';
alter table mingfa.import_mapping enable row level security;
alter table mingfa.import_mapping force row level security;
create policy import_mapping_own on mingfa.import_mapping
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.import_mapping from mingfa_app;
grant select, insert, update on mingfa.import_mapping to mingfa_app;
