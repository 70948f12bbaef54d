-- The board of annual reports (年报巡检): what offices have published, what an examiner above them finds in it, and what they are told.
-- The rows are those of the office inspected. app.see_board names the offices that the examiner inspects: their own is never among them.

-- class: tenant
create table mingfa.board_report (
  office_id      bigint      not null,
  id             uuid        not null,
  year           integer     not null,
  no             integer     not null,
  source         text        not null,
  file_name      text        not null,
  file_hash      text,
  page_id        uuid,
  text           text        not null,
  metadata       jsonb       not null,
  own_figures    jsonb,
  published_on   date,
  given_at       timestamptz,
  result         jsonb       not null,
  inspected_at   timestamptz not null,
  added_by       text        not null,
  added_at       timestamptz not null,
  constraint board_report_pkey primary key (office_id, id),
  constraint board_report_no_key unique (office_id, year, no),
  constraint board_report_no_check check (no > 0),
  constraint board_report_source_check check (source in ('file', 'paste', 'page'))
);
comment on table mingfa.board_report is 'Annual reports as published by an office, read for inspection; the highest number of a year is the one that stands.';
comment on column mingfa.board_report.page_id is 'The page of report_page it was taken from.';
comment on column mingfa.board_report.given_at is 'Since then the office may see it with the findings it was told of.';
alter table mingfa.board_report enable row level security;
alter table mingfa.board_report force row level security;
create policy board_report_inspect on mingfa.board_report for select
  using (office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[]));
create policy board_report_given on mingfa.board_report for select
  using (given_at is not null and office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy board_report_add on mingfa.board_report for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[])
  );
create policy board_report_change on mingfa.board_report for update
  using (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[])
  )
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.board_report from mingfa_app;
grant select, insert on mingfa.board_report to mingfa_app;
grant update (published_on, given_at, result, inspected_at) on mingfa.board_report to mingfa_app;

-- class: tenant
create table mingfa.board_mark (
  office_id bigint      not null,
  report_id uuid        not null,
  finding   text        not null,
  no        integer     not null,
  verdict   text        not null,
  remark    text        not null,
  marked_by text        not null,
  marked_at timestamptz not null,
  constraint board_mark_pkey primary key (office_id, report_id, finding, no),
  constraint board_mark_report_fkey foreign key (office_id, report_id) references mingfa.board_report (office_id, id),
  constraint board_mark_no_check check (no > 0),
  constraint board_mark_verdict_check check (verdict in ('true', 'false', 'open'))
);
comment on table mingfa.board_mark is 'What examiners say of findings (属实、不属实); appended, the highest number stands.';
alter table mingfa.board_mark enable row level security;
alter table mingfa.board_mark force row level security;
create policy board_mark_inspect on mingfa.board_mark for select
  using (office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[]));
create policy board_mark_add on mingfa.board_mark for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[])
  );
revoke all on mingfa.board_mark from mingfa_app;
grant select, insert on mingfa.board_mark to mingfa_app;

-- class: tenant
create table mingfa.board_notice (
  office_id   bigint      not null,
  id          uuid        not null,
  year        integer     not null,
  kind        text        not null,
  report_id   uuid,
  words       text        not null,
  findings    jsonb       not null,
  due_on      date,
  from_office bigint      not null,
  sent_by     text        not null,
  sent_at     timestamptz not null,
  reply       text,
  replied_by  text,
  replied_at  timestamptz,
  constraint board_notice_pkey primary key (office_id, id),
  constraint board_notice_report_fkey foreign key (office_id, report_id) references mingfa.board_report (office_id, id),
  constraint board_notice_kind_check check (kind in ('publish', 'rectify')),
  constraint board_notice_reply_check check ((reply is null) = (replied_at is null) and (reply is null) = (replied_by is null))
);
comment on table mingfa.board_notice is 'Reminders to an office (催报、提醒整改): who, when, what, with the findings as they were told, and its answer.';
create index board_notice_sent on mingfa.board_notice (office_id, sent_at desc);
alter table mingfa.board_notice enable row level security;
alter table mingfa.board_notice force row level security;
create policy board_notice_inspect on mingfa.board_notice for select
  using (office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[]));
create policy board_notice_own on mingfa.board_notice for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy board_notice_add on mingfa.board_notice for insert
  with check (
    office_id = nullif(current_setting('app.office', true), '')::bigint
    and office_id = any (nullif(current_setting('app.see_board', true), '')::bigint[])
    and reply is null
  );
create policy board_notice_reply on mingfa.board_notice for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint and reply is null)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.board_notice from mingfa_app;
grant select, insert on mingfa.board_notice to mingfa_app;
grant update (reply, replied_by, replied_at) on mingfa.board_notice to mingfa_app;

-- class: tenant
create table mingfa.board_setting (
  office_id  bigint      not null,
  no         integer     not null,
  due        text        not null,
  ground     text        not null,
  off        text[]      not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  constraint board_setting_pkey primary key (office_id, no),
  constraint board_setting_no_check check (no > 0),
  constraint board_setting_due_check check (due ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')
);
comment on table mingfa.board_setting is 'Of the office that inspects: the day for those whom the law does not name, on what ground, and rules switched off; appended, the highest number stands.';
alter table mingfa.board_setting enable row level security;
alter table mingfa.board_setting force row level security;
create policy board_setting_read on mingfa.board_setting for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy board_setting_add on mingfa.board_setting for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.board_setting from mingfa_app;
grant select, insert on mingfa.board_setting to mingfa_app;
