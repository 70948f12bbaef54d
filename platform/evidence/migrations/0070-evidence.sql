-- Evidence of cases, the files on their way in, and the chain of custody of each piece.

-- class: tenant
create table mingfa.evidence_upload (
  office_id   bigint      not null,
  id          uuid        not null,
  case_type   text        not null,
  case_id     uuid        not null,
  created_by  text        not null,
  file_name   text        not null,
  size        bigint      not null,
  device_at   timestamptz,
  skew_ms     bigint,
  created_at  timestamptz not null,
  arrived_at  timestamptz,
  store_name  text,
  sha256      text,
  sm3         text,
  mime        text,
  taken_at    timestamptz,
  taken_place text,
  evidence_id uuid,
  constraint evidence_upload_pkey primary key (office_id, id),
  constraint evidence_upload_size_check check (size > 0)
);
comment on table mingfa.evidence_upload is 'Files being uploaded for a case (上传中、待登记), seen by whoever uploads. device_at: the file''s own time; taken_at: from the picture (EXIF).';
create index evidence_upload_case on mingfa.evidence_upload (office_id, case_id);
alter table mingfa.evidence_upload enable row level security;
alter table mingfa.evidence_upload force row level security;
create policy evidence_upload_read on mingfa.evidence_upload for select
  using (
    created_by = nullif(current_setting('app.person', true), '')
    and (
      office_id = any (nullif(current_setting('app.offices', true), '')::bigint[])
      or office_id = nullif(current_setting('app.office', true), '')::bigint
    )
  );
create policy evidence_upload_add on mingfa.evidence_upload for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy evidence_upload_change on mingfa.evidence_upload for update
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  )
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy evidence_upload_drop on mingfa.evidence_upload for delete
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and created_by = nullif(current_setting('app.person', true), '')
  );
create policy evidence_upload_owner on mingfa.evidence_upload to mingfa_owner using (true) with check (true);
revoke all on mingfa.evidence_upload from mingfa_app;
grant select, insert, update, delete on mingfa.evidence_upload to mingfa_app;

-- class: tenant
create table mingfa.evidence (
  office_id    bigint      not null,
  id           uuid        not null,
  case_type    text        not null,
  case_id      uuid        not null,
  no           integer     not null,
  kind         text        not null,
  title        text        not null,
  source       text        not null,
  collectors   text[]      not null,
  collected_at timestamptz not null,
  place        text        not null,
  file_name    text        not null,
  mime         text        not null,
  size         bigint      not null,
  store_name   text        not null,
  sha256       text        not null,
  sm3          text,
  device_at    timestamptz,
  device_clock text,
  device_place text,
  skew_ms      bigint,
  server_at    timestamptz not null,
  added_by     text        not null,
  added_at     timestamptz not null,
  action_id    uuid        not null,
  scan         text        not null,
  scan_note    text,
  scanned_at   timestamptz,
  thumb_name   text,
  thumb_size   bigint,
  void_at      timestamptz,
  void_by      text,
  void_reason  text,
  void_action  uuid,
  constraint evidence_pkey primary key (office_id, id),
  constraint evidence_no_key unique (office_id, case_id, no),
  constraint evidence_kind_check check (kind in ('document', 'object', 'audiovisual', 'electronic', 'testimony', 'statement', 'appraisal', 'inspection')),
  constraint evidence_scan_check check (scan in ('none', 'waiting', 'clean', 'infected', 'failed')),
  constraint evidence_clock_check check (device_clock in ('exif', 'file')),
  constraint evidence_void_check check ((void_at is null) = (void_reason is null))
);
comment on table mingfa.evidence is 'Evidence of a case (证据). The original lies sealed in the store under store_name and never changes; times: of the device, of the server, and their skew.';
create index evidence_file on mingfa.evidence (office_id, store_name);
alter table mingfa.evidence enable row level security;
alter table mingfa.evidence force row level security;
create policy evidence_read on mingfa.evidence for select
  using (office_id = any (nullif(current_setting('app.see_' || case_type, true), '')::bigint[]));
create policy evidence_owner on mingfa.evidence for select to mingfa_owner using (true);
create policy evidence_add on mingfa.evidence for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy evidence_change on mingfa.evidence for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.evidence from mingfa_app;
grant select, insert on mingfa.evidence to mingfa_app;
-- What a piece of evidence is cannot be changed by anybody; what is learnt of its file, and that it no longer counts, can be added.
grant update (scan, scan_note, scanned_at, thumb_name, thumb_size, void_at, void_by, void_reason, void_action) on mingfa.evidence to mingfa_app;

-- class: tenant
create table mingfa.evidence_custody (
  office_id   bigint      not null,
  evidence_id uuid        not null,
  no          integer     not null,
  case_type   text        not null,
  what        text        not null,
  person      text        not null,
  at          timestamptz not null,
  detail      text,
  digest      text        not null,
  prev_hash   text        not null,
  hash        text        not null,
  constraint evidence_custody_pkey primary key (office_id, evidence_id, no),
  constraint evidence_custody_what_check check (what in ('received', 'viewed', 'downloaded', 'printed', 'transferred', 'scanned', 'voided')),
  constraint evidence_custody_digest_check check (digest in ('sha256', 'sm3'))
);
comment on table mingfa.evidence_custody is 'Chain of custody (保管链): who received, viewed, downloaded, handed over or voided a piece of evidence. Appended only, each row hashed with the one before it.';
alter table mingfa.evidence_custody enable row level security;
alter table mingfa.evidence_custody force row level security;
create policy evidence_custody_read on mingfa.evidence_custody for select
  using (office_id = any (nullif(current_setting('app.see_' || case_type, true), '')::bigint[]));
create policy evidence_custody_owner on mingfa.evidence_custody for select to mingfa_owner using (true);
create policy evidence_custody_append on mingfa.evidence_custody for insert
  with check (
    office_id = any (nullif(current_setting('app.see_' || case_type, true), '')::bigint[])
    and person = nullif(current_setting('app.person', true), '')
  );
revoke all on mingfa.evidence_custody from mingfa_app;
grant select, insert on mingfa.evidence_custody to mingfa_app;
