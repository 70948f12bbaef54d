-- 法治政府建设年度报告: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.report (
  "office_id" bigint not null,
  "id" uuid not null,
  "version" date not null,
  "status" text not null,
  "seq" integer not null,
  "backfilled" boolean not null,
  "trace" jsonb not null,
  "next_due" date,
  "next_term" text,
  "opened_on" date not null,
  "changed_at" timestamptz not null,
  "fingerprint" text,
  "extra" jsonb not null,
  "title" text,
  "period_end" date,
  "body_hash" text,
  "frozen_hash" text,
  "composed_on" date,
  "submitted_on" date,
  "reviewed_on" date,
  "approved_on" date,
  "frozen_on" date,
  "sent_up_on" date,
  "sent_to" text,
  "published_on" date,
  "withdrawn_on" date,
  "note" text,
  "term_send_up_due" date,
  "term_send_up_met" date,
  "term_publish_due" date,
  "term_publish_met" date,
  search tsvector not null,
  constraint report_pkey primary key (office_id, id)
);

create index report_opened on mingfa.report (office_id, opened_on desc, id desc);
create index report_status on mingfa.report (office_id, status, opened_on desc, id desc);
create index report_due on mingfa.report (office_id, next_due) where next_due is not null;
create unique index report_fingerprint_key on mingfa.report (office_id, fingerprint) where fingerprint is not null;
create index report_search on mingfa.report using gin (search);
create index report_by_composed_on on mingfa.report (office_id, "composed_on");
create index report_by_published_on on mingfa.report (office_id, "published_on");

alter table mingfa.report enable row level security;
alter table mingfa.report force row level security;
create policy report_read on mingfa.report for select using (office_id = any (nullif(current_setting('app.see_report', true), '')::bigint[]));
create policy report_add on mingfa.report for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy report_change on mingfa.report for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy report_rebuild on mingfa.report to mingfa_owner using (true) with check (true);
revoke all on mingfa.report from mingfa_app;
grant select, insert, update on mingfa.report to mingfa_app;

comment on table mingfa.report is '法治政府建设年度报告：由动作日志折叠而成，可随时重建';
comment on column mingfa.report."title" is '报告名称，《法治政府建设与责任落实督察工作规定》第23条';
comment on column mingfa.report."period_end" is '报告期截止日，《法治政府建设与责任落实督察工作规定》第23、24条';
comment on column mingfa.report."body_hash" is '正文校验码，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."frozen_hash" is '定稿校验码，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."composed_on" is '起草日期，《法治政府建设与责任落实督察工作规定》第25条';
comment on column mingfa.report."submitted_on" is '送审日期，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."reviewed_on" is '审核日期，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."approved_on" is '审定日期，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."frozen_on" is '定稿日期，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."sent_up_on" is '报送上级日期，《法治政府建设与责任落实督察工作规定》第23条';
comment on column mingfa.report."sent_to" is '报送机关，《法治政府建设与责任落实督察工作规定》第23条';
comment on column mingfa.report."published_on" is '公开日期，《法治政府建设与责任落实督察工作规定》第24条';
comment on column mingfa.report."withdrawn_on" is '撤回日期，《法治政府建设年度报告编制通行做法》（待核实）';
comment on column mingfa.report."note" is '办理意见';
