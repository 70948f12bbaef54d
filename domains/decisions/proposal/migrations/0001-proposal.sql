-- 人大建议、政协提案: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.proposal (
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
  "number" text,
  "kind" text,
  "level" text,
  "session" text,
  "period" text,
  "title" text,
  "content" text,
  "topic" text,
  "key" boolean,
  "proposer" text,
  "co_proposers" text,
  "phone" text,
  "raised_on" date,
  "assigned_by" text,
  "assigned_on" date,
  "assign_no" text,
  "role" text,
  "lead_office" text,
  "co_offices" text,
  "section" text,
  "handler" text,
  "head_of_case" text,
  "taken_up_on" date,
  "return_reason" text,
  "return_refusal" text,
  "returned_on" date,
  "contact_way" text,
  "contacted_on" date,
  "contact_note" text,
  "survey_note" text,
  "co_reply" text,
  "hard" boolean,
  "extend_reason" text,
  "extended_on" date,
  "draft" text,
  "review_result" text,
  "review_note" text,
  "signer" text,
  "answer_no" text,
  "answered_on" date,
  "reply_way" text,
  "form_enclosed" boolean,
  "copy_sent" boolean,
  "answer_class" text,
  "promised_on" date,
  "fulfilled_on" date,
  "track_note" text,
  "opinion" text,
  "opinion_on" date,
  "opinion_note" text,
  "answered_again_on" date,
  "answered_again_no" text,
  "publishable" boolean,
  "openness" text,
  "secrecy_reviewed" boolean,
  "not_published_reason" text,
  "answer_summary" text,
  "published_on" date,
  "withdraw_reason" text,
  "closed_on" date,
  "ledger_status" text,
  "remarks" text,
  "phone_key" text,
  "term_answer_due" date,
  "term_answer_met" date,
  "term_send_back_due" date,
  "term_send_back_met" date,
  "term_co_reply_due" date,
  "term_co_reply_met" date,
  "term_opinion_due" date,
  "term_opinion_met" date,
  "term_answer_again_due" date,
  "term_answer_again_met" date,
  search tsvector not null,
  constraint proposal_pkey primary key (office_id, id)
);

create index proposal_opened on mingfa.proposal (office_id, opened_on desc, id desc);
create index proposal_status on mingfa.proposal (office_id, status, opened_on desc, id desc);
create index proposal_due on mingfa.proposal (office_id, next_due) where next_due is not null;
create unique index proposal_fingerprint_key on mingfa.proposal (office_id, fingerprint) where fingerprint is not null;
create index proposal_search on mingfa.proposal using gin (search);
create index proposal_by_assigned_on on mingfa.proposal (office_id, "assigned_on");
create index proposal_by_answered_on on mingfa.proposal (office_id, "answered_on");
create index proposal_by_answered_again_on on mingfa.proposal (office_id, "answered_again_on");

alter table mingfa.proposal enable row level security;
alter table mingfa.proposal force row level security;
create policy proposal_read on mingfa.proposal for select using (office_id = any (nullif(current_setting('app.see_proposal', true), '')::bigint[]));
create policy proposal_add on mingfa.proposal for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy proposal_change on mingfa.proposal for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy proposal_rebuild on mingfa.proposal to mingfa_owner using (true) with check (true);
revoke all on mingfa.proposal from mingfa_app;
grant select, insert, update on mingfa.proposal to mingfa_app;

comment on table mingfa.proposal is '人大建议、政协提案：由动作日志折叠而成，可随时重建';
comment on column mingfa.proposal."number" is '编号';
comment on column mingfa.proposal."kind" is '类别，《代表法》第51条';
comment on column mingfa.proposal."level" is '层级，《代表法》第51条';
comment on column mingfa.proposal."session" is '届次';
comment on column mingfa.proposal."period" is '提出时期';
comment on column mingfa.proposal."title" is '案由，《代表法》第51条';
comment on column mingfa.proposal."content" is '内容';
comment on column mingfa.proposal."topic" is '内容分类';
comment on column mingfa.proposal."key" is '是否重点件，《代表法》第52条';
comment on column mingfa.proposal."proposer" is '领衔代表（委员），《代表法》第24条';
comment on column mingfa.proposal."co_proposers" is '附议人';
comment on column mingfa.proposal."phone" is '联系电话';
comment on column mingfa.proposal."raised_on" is '提出日期';
comment on column mingfa.proposal."assigned_by" is '交办单位，《代表法》第51条';
comment on column mingfa.proposal."assigned_on" is '交办日期，《代表法》第51条';
comment on column mingfa.proposal."assign_no" is '交办函文号';
comment on column mingfa.proposal."role" is '承办方式，《代表法》第51条';
comment on column mingfa.proposal."lead_office" is '主办单位，《代表法》第51条';
comment on column mingfa.proposal."co_offices" is '会办单位';
comment on column mingfa.proposal."section" is '承办科室';
comment on column mingfa.proposal."handler" is '经办人';
comment on column mingfa.proposal."head_of_case" is '分管领导';
comment on column mingfa.proposal."taken_up_on" is '签收日期';
comment on column mingfa.proposal."return_reason" is '退办理由，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."return_refusal" is '不予退办理由，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."returned_on" is '退办日期，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."contact_way" is '沟通方式，《代表法》第51条';
comment on column mingfa.proposal."contacted_on" is '沟通日期，《代表法》第51条';
comment on column mingfa.proposal."contact_note" is '代表（委员）意见听取情况，《代表法》第51条';
comment on column mingfa.proposal."survey_note" is '调研情况';
comment on column mingfa.proposal."co_reply" is '会办单位意见，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."hard" is '涉及面广、处理难度大，《代表法》第51条';
comment on column mingfa.proposal."extend_reason" is '延长答复理由，《代表法》第51条';
comment on column mingfa.proposal."extended_on" is '延长答复日期，《代表法》第51条';
comment on column mingfa.proposal."draft" is '答复稿，《代表法》第51条';
comment on column mingfa.proposal."review_result" is '签发意见，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."review_note" is '审核意见，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."signer" is '签发人，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."answer_no" is '答复文号';
comment on column mingfa.proposal."answered_on" is '答复日期，《代表法》第51条';
comment on column mingfa.proposal."reply_way" is '答复方式';
comment on column mingfa.proposal."form_enclosed" is '已附征询意见表，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."copy_sent" is '已抄送交办机关，《代表法》第51条';
comment on column mingfa.proposal."answer_class" is '答复类别，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."promised_on" is '承诺解决日期，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."fulfilled_on" is '承诺落实日期，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."track_note" is '跟踪落实情况，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."opinion" is '代表（委员）意见，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."opinion_on" is '反馈日期，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."opinion_note" is '反馈意见内容';
comment on column mingfa.proposal."answered_again_on" is '重新答复日期，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."answered_again_no" is '重新答复文号，《地方建议提案办理规定》（待核实）';
comment on column mingfa.proposal."publishable" is '是否公开，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."openness" is '公开属性，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."secrecy_reviewed" is '已审查不涉及国家秘密、商业秘密和个人隐私，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."not_published_reason" is '不予公开理由，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."answer_summary" is '公开的答复内容，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."published_on" is '公开日期，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."withdraw_reason" is '撤回公开理由，《国办发〔2014〕46号》（待核实）';
comment on column mingfa.proposal."closed_on" is '办结日期';
comment on column mingfa.proposal."ledger_status" is '办理状态';
comment on column mingfa.proposal."remarks" is '备注';
