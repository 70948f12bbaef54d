-- 依申请公开: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.disclosure (
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
  "request_no" text,
  "earlier_no" text,
  "submitted_on" date,
  "received_on" date,
  "way" text,
  "receipt_proof" text,
  "content" text,
  "purpose" text,
  "provide_form" text,
  "get_way" text,
  "registrar" text,
  "dismiss_reason" text,
  "handling_unit" text,
  "applicant_kind" text,
  "applicant_name" text,
  "applicant_code" text,
  "other_identity" text,
  "legal_rep" text,
  "phone" text,
  "email" text,
  "address" text,
  "clarify_what" text,
  "clarify_asked_on" date,
  "clarify_by" date,
  "clarification" text,
  "clarified_on" date,
  "reasons_asked" text,
  "reasons_asked_on" date,
  "reasons_given" text,
  "reasons_sound" boolean,
  "delay_days" bigint,
  "delay_reason" text,
  "excessive" boolean,
  "fee_fen" bigint,
  "fee_basis" text,
  "fee_told_on" date,
  "fee_paid_fen" bigint,
  "fee_paid_on" date,
  "search_note" text,
  "searched_on" date,
  "third_involved" boolean,
  "third" text,
  "third_letter_no" text,
  "third_asked_on" date,
  "third_received_on" date,
  "third_answered_on" date,
  "third_opinion" text,
  "third_reason" text,
  "third_pending" boolean,
  "consulted" text,
  "co_made" boolean,
  "office_asked_on" date,
  "office_received_on" date,
  "office_answered_on" date,
  "office_opinion" text,
  "office_pending" boolean,
  "extend_reason" text,
  "extended" boolean,
  "extended_on" date,
  "examine_note" text,
  "examine_result" text,
  "examined_on" date,
  "review_note" text,
  "review_result" text,
  "reviewed_on" date,
  "proposed_outcome" text,
  "draft_note" text,
  "withheld_part" text,
  "public_interest" boolean,
  "override_reason" text,
  "outcome" text,
  "answer_reason" text,
  "other_way" text,
  "remedy_told" boolean,
  "answer_no" text,
  "answered_on" date,
  "deliver_way" text,
  "deliver_note" text,
  "delivered_on" date,
  "withdraw_note" text,
  "proactive_note" text,
  "proactive_on" date,
  "reconsideration" text,
  "reconsidered_on" date,
  "litigation" text,
  "suit_kind" text,
  "litigated_on" date,
  "remedy_note" text,
  "closed_on" date,
  "ledger_due" text,
  "ledger_overdue" text,
  "ledger_status" text,
  "remarks" text,
  "applicant_name_key" text,
  "applicant_code_key" text,
  "other_identity_key" text,
  "legal_rep_key" text,
  "phone_key" text,
  "email_key" text,
  "address_key" text,
  "third_key" text,
  "term_answer_due" date,
  "term_answer_met" date,
  "term_ask_to_clarify_due" date,
  "term_ask_to_clarify_met" date,
  "term_third_answer_due" date,
  "term_third_answer_met" date,
  "term_office_answer_due" date,
  "term_office_answer_met" date,
  "term_pay_fee_due" date,
  "term_pay_fee_met" date,
  "term_confirm_due" date,
  "term_confirm_met" date,
  search tsvector not null,
  constraint disclosure_pkey primary key (office_id, id),
  constraint disclosure_delay_days_check check ("delay_days" >= 0),
  constraint disclosure_fee_fen_check check ("fee_fen" >= 0),
  constraint disclosure_fee_paid_fen_check check ("fee_paid_fen" >= 0)
);

create index disclosure_opened on mingfa.disclosure (office_id, opened_on desc, id desc);
create index disclosure_status on mingfa.disclosure (office_id, status, opened_on desc, id desc);
create index disclosure_due on mingfa.disclosure (office_id, next_due) where next_due is not null;
create unique index disclosure_fingerprint_key on mingfa.disclosure (office_id, fingerprint) where fingerprint is not null;
create index disclosure_search on mingfa.disclosure using gin (search);
create index disclosure_by_received_on on mingfa.disclosure (office_id, "received_on");
create index disclosure_by_answered_on on mingfa.disclosure (office_id, "answered_on");
create index disclosure_by_clarify_asked_on on mingfa.disclosure (office_id, "clarify_asked_on");
create index disclosure_by_third_asked_on on mingfa.disclosure (office_id, "third_asked_on");
create index disclosure_by_extended_on on mingfa.disclosure (office_id, "extended_on");
create index disclosure_by_proactive_on on mingfa.disclosure (office_id, "proactive_on");
create index disclosure_by_fee_paid_on on mingfa.disclosure (office_id, "fee_paid_on");
create index disclosure_by_reconsidered_on on mingfa.disclosure (office_id, "reconsidered_on");
create index disclosure_by_litigated_on on mingfa.disclosure (office_id, "litigated_on");

alter table mingfa.disclosure enable row level security;
alter table mingfa.disclosure force row level security;
create policy disclosure_read on mingfa.disclosure for select using (office_id = any (nullif(current_setting('app.see_disclosure', true), '')::bigint[]));
create policy disclosure_add on mingfa.disclosure for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy disclosure_change on mingfa.disclosure for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy disclosure_rebuild on mingfa.disclosure to mingfa_owner using (true) with check (true);
revoke all on mingfa.disclosure from mingfa_app;
grant select, insert, update on mingfa.disclosure to mingfa_app;

comment on table mingfa.disclosure is '依申请公开：由动作日志折叠而成，可随时重建';
comment on column mingfa.disclosure."request_no" is '申请编号，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."earlier_no" is '原申请编号，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."submitted_on" is '提交日期，《政府信息公开条例》第31条';
comment on column mingfa.disclosure."received_on" is '收到日期，《政府信息公开条例》第31条';
comment on column mingfa.disclosure."way" is '申请方式，《政府信息公开条例》第29、31条';
comment on column mingfa.disclosure."receipt_proof" is '收到日的认定，《政府信息公开条例》第31条';
comment on column mingfa.disclosure."content" is '申请内容，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."purpose" is '信息用途';
comment on column mingfa.disclosure."provide_form" is '提供方式，《政府信息公开条例》第29、40条';
comment on column mingfa.disclosure."get_way" is '获取途径，《政府信息公开条例》第29、40条';
comment on column mingfa.disclosure."registrar" is '登记人，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."dismiss_reason" is '不作为申请登记的理由，《政府信息公开条例》第29、31条';
comment on column mingfa.disclosure."handling_unit" is '承办科室，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."applicant_kind" is '申请人类型，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."applicant_name" is '申请人名称，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."applicant_code" is '身份证号或统一社会信用代码，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."other_identity" is '其他身份证明，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."legal_rep" is '法定代表人或联系人，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."phone" is '电话，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."email" is '电子邮箱，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."address" is '通信地址，《政府信息公开条例》第29条';
comment on column mingfa.disclosure."clarify_what" is '需要补正的事项，《政府信息公开条例》第30条';
comment on column mingfa.disclosure."clarify_asked_on" is '补正通知日期，《政府信息公开条例》第30条';
comment on column mingfa.disclosure."clarify_by" is '补正期限，《政府信息公开条例》第30条';
comment on column mingfa.disclosure."clarification" is '补正内容，《政府信息公开条例》第30条';
comment on column mingfa.disclosure."clarified_on" is '补正完成日期，《政府信息公开条例》第30条';
comment on column mingfa.disclosure."reasons_asked" is '要求说明理由的情形，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."reasons_asked_on" is '要求说明理由日期，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."reasons_given" is '申请人说明的理由，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."reasons_sound" is '理由合理，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."delay_days" is '延迟答复的合理期限，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."delay_reason" is '延迟答复理由，《政府信息公开条例》第35条';
comment on column mingfa.disclosure."excessive" is '申请的数量、频次明显超过合理范围，《政府信息公开条例》第42条';
comment on column mingfa.disclosure."fee_fen" is '收费金额，《政府信息公开条例》第42条';
comment on column mingfa.disclosure."fee_basis" is '计费说明，《政府信息公开信息处理费管理办法》（待核实）';
comment on column mingfa.disclosure."fee_told_on" is '收费通知日期，《政府信息公开条例》第42条';
comment on column mingfa.disclosure."fee_paid_fen" is '实收金额，《政府信息公开条例》第42条';
comment on column mingfa.disclosure."fee_paid_on" is '缴费日期，《政府信息公开条例》第42条';
comment on column mingfa.disclosure."search_note" is '检索记录，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."searched_on" is '检索日期，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."third_involved" is '公开会损害第三方合法权益，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third" is '第三方，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_letter_no" is '征求意见书文号，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_asked_on" is '征求第三方日期，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_received_on" is '第三方收到征求意见书日期，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_answered_on" is '第三方反馈日期，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_opinion" is '第三方意见，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_reason" is '第三方的理由，《政府信息公开条例》第32条';
comment on column mingfa.disclosure."third_pending" is '征求第三方意见中，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."consulted" is '征求意见的机关，《政府信息公开条例》第33、34条';
comment on column mingfa.disclosure."co_made" is '由两个以上行政机关共同制作，《政府信息公开条例》第34条';
comment on column mingfa.disclosure."office_asked_on" is '征求其他机关日期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."office_received_on" is '其他机关收到征求意见书日期，《政府信息公开条例》第34条';
comment on column mingfa.disclosure."office_answered_on" is '其他机关反馈日期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."office_opinion" is '其他机关意见，《政府信息公开条例》第34条';
comment on column mingfa.disclosure."office_pending" is '征求其他机关意见中，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."extend_reason" is '延期理由，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."extended" is '是否延期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."extended_on" is '延期日期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."examine_note" is '公开审查意见，《政府信息公开条例》第17、37条';
comment on column mingfa.disclosure."examine_result" is '公开审查结论，《政府信息公开条例》第17条';
comment on column mingfa.disclosure."examined_on" is '公开审查日期，《政府信息公开条例》第17条';
comment on column mingfa.disclosure."review_note" is '合法性审核意见，《本机关政府信息公开审查制度》（待核实）';
comment on column mingfa.disclosure."review_result" is '合法性审核结论，《本机关政府信息公开审查制度》（待核实）';
comment on column mingfa.disclosure."reviewed_on" is '合法性审核日期，《本机关政府信息公开审查制度》（待核实）';
comment on column mingfa.disclosure."proposed_outcome" is '拟办答复类型，《政府信息公开条例》第36、39条';
comment on column mingfa.disclosure."draft_note" is '拟办意见，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."withheld_part" is '不予公开部分及处理，《政府信息公开条例》第37条';
comment on column mingfa.disclosure."public_interest" is '不公开会对公共利益造成重大影响，《政府信息公开条例》第15、32条';
comment on column mingfa.disclosure."override_reason" is '决定公开的内容和理由（已书面告知第三方），《政府信息公开条例》第32条';
comment on column mingfa.disclosure."outcome" is '答复类型，《政府信息公开条例》第36、39条';
comment on column mingfa.disclosure."answer_reason" is '答复理由和依据，《政府信息公开条例》第36条第（三）项';
comment on column mingfa.disclosure."other_way" is '告知的其他渠道，《政府信息公开条例》第36、39条';
comment on column mingfa.disclosure."remedy_told" is '已告知复议、诉讼的途径和期限，《行政复议法》第23条';
comment on column mingfa.disclosure."answer_no" is '答复文号，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."answered_on" is '答复日期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."deliver_way" is '送达方式，《政府信息公开条例》第40条';
comment on column mingfa.disclosure."deliver_note" is '送达情况，《政府信息公开条例》第40条';
comment on column mingfa.disclosure."delivered_on" is '送达日期，《政府信息公开条例》第40条';
comment on column mingfa.disclosure."withdraw_note" is '撤回情况，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."proactive_note" is '转为主动公开的处理，《政府信息公开条例》第44条';
comment on column mingfa.disclosure."proactive_on" is '转为主动公开日期，《政府信息公开条例》第44条';
comment on column mingfa.disclosure."reconsideration" is '行政复议，《行政复议法》第23条';
comment on column mingfa.disclosure."reconsidered_on" is '申请复议日期，《行政复议法》第23条';
comment on column mingfa.disclosure."litigation" is '行政诉讼，《政府信息公开条例》第51条（待核实）';
comment on column mingfa.disclosure."suit_kind" is '起诉情形，《政府信息公开条例》第51条（待核实）';
comment on column mingfa.disclosure."litigated_on" is '提起诉讼日期，《政府信息公开条例》第51条（待核实）';
comment on column mingfa.disclosure."remedy_note" is '复议、诉讼情况，《政府信息公开条例》第51条（待核实）';
comment on column mingfa.disclosure."closed_on" is '归档日期，《政府信息公开条例》第36条';
comment on column mingfa.disclosure."ledger_due" is '答复期限，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."ledger_overdue" is '是否超期，《政府信息公开条例》第33条';
comment on column mingfa.disclosure."ledger_status" is '办理状态';
comment on column mingfa.disclosure."remarks" is '备注';
