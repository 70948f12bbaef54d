-- Two people at one report: who is writing which section, and remarks on paragraphs. Nothing here is folded from the action log.

-- class: tenant
create table mingfa.report_lock (
  office_id bigint      not null,
  report_id uuid        not null,
  section   text        not null,
  person    text        not null,
  name      text        not null,
  taken_at  timestamptz not null,
  until     timestamptz not null,
  constraint report_lock_pkey primary key (office_id, report_id, section)
);
comment on table mingfa.report_lock is 'Who is writing a section of a report; it lapses unless it is kept.';
alter table mingfa.report_lock enable row level security;
alter table mingfa.report_lock force row level security;
create policy report_lock_read on mingfa.report_lock for select
  using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_lock_owner on mingfa.report_lock for select to mingfa_owner using (true);
create policy report_lock_take on mingfa.report_lock for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  );
create policy report_lock_keep on mingfa.report_lock for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  );
create policy report_lock_leave on mingfa.report_lock for delete
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  );
revoke all on mingfa.report_lock from mingfa_app;
grant select, insert, update, delete on mingfa.report_lock to mingfa_app;

-- class: tenant
create table mingfa.report_remark (
  office_id     bigint      not null,
  report_id     uuid        not null,
  id            uuid        not null,
  paragraph     text        not null,
  text          text        not null,
  person        text        not null,
  name          text        not null,
  said_at       timestamptz not null,
  resolved_by   text,
  resolved_name text,
  resolved_at   timestamptz,
  constraint report_remark_pkey primary key (office_id, report_id, id)
);
comment on table mingfa.report_remark is 'Remarks on paragraphs of a report (批注), and who saw to them.';
alter table mingfa.report_remark enable row level security;
alter table mingfa.report_remark force row level security;
create policy report_remark_read on mingfa.report_remark for select
  using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_remark_owner on mingfa.report_remark for select to mingfa_owner using (true);
create policy report_remark_add on mingfa.report_remark for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and person = nullif(current_setting('app.person', true), '')
  );
create policy report_remark_resolve on mingfa.report_remark for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.report_remark from mingfa_app;
grant select, insert, update on mingfa.report_remark to mingfa_app;
