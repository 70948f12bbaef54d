-- 行政处罚: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.penalty (
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
  "case_no" text,
  "platform_no" text,
  "sector" text,
  "source" text,
  "source_no" text,
  "cause" text,
  "facts" text,
  "party_name" text,
  "party_kind" text,
  "party_code" text,
  "legal_rep" text,
  "phone" text,
  "address" text,
  "party_capacity" text,
  "happened_on" date,
  "act_ended_on" date,
  "found_on" date,
  "community" text,
  "place" text,
  "authority" text,
  "authority_item" text,
  "harmful" boolean,
  "already_fined" boolean,
  "proposal" text,
  "clue_finding" text,
  "not_filed_reason" text,
  "return_reason" text,
  "filed_on" date,
  "officer1" text,
  "officer1_cert" text,
  "officer2" text,
  "officer2_cert" text,
  "procedure_kind" text,
  "recusal_about" text,
  "recusal_reason" text,
  "recusal_pending" boolean,
  "recusal_granted" boolean,
  "recused_people" text,
  "investigation_way" text,
  "investigation_note" text,
  "id_shown" boolean,
  "recording_no" text,
  "evidence_kind" text,
  "evidence_name" text,
  "evidence_verified" boolean,
  "from_monitor" boolean,
  "monitor_lawful" boolean,
  "monitor_reviewed" boolean,
  "monitor_told" boolean,
  "preservation" text,
  "preservation_reason" text,
  "preserved_items" text,
  "preserved_on" date,
  "preservation_outcome" text,
  "measure" text,
  "measure_kind" text,
  "measure_basis" text,
  "measure_items" text,
  "measure_urgent" boolean,
  "measure_told" boolean,
  "imposed_on" date,
  "measure_extended" boolean,
  "measure_outcome" text,
  "testing" boolean,
  "test_note" text,
  "suspend_reason" text,
  "extend_reason" text,
  "terminate_reason" text,
  "correction" text,
  "correction_note" text,
  "correct_by" date,
  "corrected_on" date,
  "findings" text,
  "provision" text,
  "basis" text,
  "discretion" text,
  "discretion_note" text,
  "public_interest" boolean,
  "social_risk" boolean,
  "major_rights" boolean,
  "complex_law" boolean,
  "listed_review" boolean,
  "complex_or_serious" boolean,
  "crime_suspected" boolean,
  "notice_kind" text,
  "proposed_kind" text,
  "proposed_fine_fen" bigint,
  "proposed_confiscated_fen" bigint,
  "renotice_reason" text,
  "noticed_on" date,
  "notice_way" text,
  "notice_posted_on" date,
  "defence" text,
  "waiver" text,
  "defence_review" text,
  "defence_review_note" text,
  "hearing" text,
  "hearing_on" date,
  "hearing_place" text,
  "hearing_closed" boolean,
  "hearing_held_on" date,
  "hearing_record" text,
  "hearing_signed" boolean,
  "hearing_end_reason" text,
  "review_result" text,
  "review_opinion" text,
  "reviewed_on" date,
  "discussed_on" date,
  "discussion_result" text,
  "discussion_note" text,
  "extend_days" bigint,
  "outcome" text,
  "exemption" text,
  "education" text,
  "decision_no" text,
  "decided_on" date,
  "penalty_kind" text,
  "penalty_content" text,
  "fine_fen" bigint,
  "confiscated_fen" bigint,
  "publishable" boolean,
  "crime_report" text,
  "transfer_refusal" text,
  "police" text,
  "police_result" text,
  "transferred_on" date,
  "police_note" text,
  "served_on" date,
  "service_way" text,
  "electronic_consent" boolean,
  "service_note" text,
  "reported_on" date,
  "posted_on" date,
  "published_on" date,
  "publicity_state" text,
  "redacted" boolean,
  "keep_private_reason" text,
  "withdrawn_on" date,
  "withdraw_reason" text,
  "performance" text,
  "paid_on" date,
  "paid_fen" bigint,
  "pay_way" text,
  "collect_reason" text,
  "receipt_no" text,
  "defer_reason" text,
  "defer_days" bigint,
  "extra_fine_fen" bigint,
  "performed_on" date,
  "reminded_on" date,
  "enforceable_from" date,
  "court_applied_on" date,
  "court_result" text,
  "remedy" text,
  "reconsidered_on" date,
  "litigated_on" date,
  "remedy_pending" boolean,
  "remedy_days" bigint,
  "remedy_result" text,
  "remedy_ended_on" date,
  "remedy_note" text,
  "changed_fine_fen" bigint,
  "close_reason" text,
  "close_note" text,
  "closed_on" date,
  "archived_on" date,
  "archive_no" text,
  "ledger_status" text,
  "remarks" text,
  "party_code_key" text,
  "phone_key" text,
  "address_key" text,
  "term_dispose_preserved_due" date,
  "term_dispose_preserved_met" date,
  "term_request_hearing_due" date,
  "term_request_hearing_met" date,
  "term_hearing_notice_due" date,
  "term_hearing_notice_met" date,
  "term_serve_due" date,
  "term_serve_met" date,
  "term_pay_due" date,
  "term_pay_met" date,
  "term_await_reminder_due" date,
  "term_await_reminder_met" date,
  "term_apply_to_court_due" date,
  "term_apply_to_court_met" date,
  "term_check_clue_due" date,
  "term_check_clue_met" date,
  "term_decide_due" date,
  "term_decide_met" date,
  "term_ratify_measure_due" date,
  "term_ratify_measure_met" date,
  "term_end_measure_due" date,
  "term_end_measure_met" date,
  "term_decide_transfer_due" date,
  "term_decide_transfer_met" date,
  "term_hand_over_due" date,
  "term_hand_over_met" date,
  "term_defend_due" date,
  "term_defend_met" date,
  "term_legal_review_due" date,
  "term_legal_review_met" date,
  "term_report_summary_due" date,
  "term_report_summary_met" date,
  "term_posted_due" date,
  "term_posted_met" date,
  "term_publish_due" date,
  "term_publish_met" date,
  "term_withdraw_publication_due" date,
  "term_withdraw_publication_met" date,
  "term_hand_in_cash_due" date,
  "term_hand_in_cash_met" date,
  "term_bank_cash_due" date,
  "term_bank_cash_met" date,
  "term_reconsider_due" date,
  "term_reconsider_met" date,
  "term_sue_due" date,
  "term_sue_met" date,
  "term_close_due" date,
  "term_close_met" date,
  search tsvector not null,
  constraint penalty_pkey primary key (office_id, id),
  constraint penalty_proposed_fine_fen_check check ("proposed_fine_fen" >= 0),
  constraint penalty_proposed_confiscated_fen_check check ("proposed_confiscated_fen" >= 0),
  constraint penalty_extend_days_check check ("extend_days" >= 0),
  constraint penalty_fine_fen_check check ("fine_fen" >= 0),
  constraint penalty_confiscated_fen_check check ("confiscated_fen" >= 0),
  constraint penalty_paid_fen_check check ("paid_fen" >= 0),
  constraint penalty_defer_days_check check ("defer_days" >= 0),
  constraint penalty_extra_fine_fen_check check ("extra_fine_fen" >= 0),
  constraint penalty_remedy_days_check check ("remedy_days" >= 0),
  constraint penalty_changed_fine_fen_check check ("changed_fine_fen" >= 0)
);

create index penalty_opened on mingfa.penalty (office_id, opened_on desc, id desc);
create index penalty_status on mingfa.penalty (office_id, status, opened_on desc, id desc);
create index penalty_due on mingfa.penalty (office_id, next_due) where next_due is not null;
create unique index penalty_fingerprint_key on mingfa.penalty (office_id, fingerprint) where fingerprint is not null;
create index penalty_search on mingfa.penalty using gin (search);
create index penalty_by_filed_on on mingfa.penalty (office_id, "filed_on");
create index penalty_by_decided_on on mingfa.penalty (office_id, "decided_on");
create index penalty_by_closed_on on mingfa.penalty (office_id, "closed_on");
create index penalty_by_paid_on on mingfa.penalty (office_id, "paid_on");
create index penalty_by_transferred_on on mingfa.penalty (office_id, "transferred_on");
create index penalty_by_remedy_ended_on on mingfa.penalty (office_id, "remedy_ended_on");

alter table mingfa.penalty enable row level security;
alter table mingfa.penalty force row level security;
create policy penalty_read on mingfa.penalty for select using (office_id = any (nullif(current_setting('app.see_penalty', true), '')::bigint[]));
create policy penalty_add on mingfa.penalty for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy penalty_change on mingfa.penalty for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy penalty_rebuild on mingfa.penalty to mingfa_owner using (true) with check (true);
revoke all on mingfa.penalty from mingfa_app;
grant select, insert, update on mingfa.penalty to mingfa_app;

comment on table mingfa.penalty is '行政处罚：由动作日志折叠而成，可随时重建';
comment on column mingfa.penalty."case_no" is '案号';
comment on column mingfa.penalty."platform_no" is '执法平台案号';
comment on column mingfa.penalty."sector" is '执法领域，《行政处罚法》第18、24条';
comment on column mingfa.penalty."source" is '案件来源，《行政处罚法》第54条';
comment on column mingfa.penalty."source_no" is '来源编号';
comment on column mingfa.penalty."cause" is '案由，《行政处罚法》第59条';
comment on column mingfa.penalty."facts" is '违法事实，《行政处罚法》第40、59条';
comment on column mingfa.penalty."party_name" is '当事人，《行政处罚法》第59条';
comment on column mingfa.penalty."party_kind" is '当事人类型，《行政处罚法》第51条';
comment on column mingfa.penalty."party_code" is '证件号码';
comment on column mingfa.penalty."legal_rep" is '法定代表人';
comment on column mingfa.penalty."phone" is '联系电话';
comment on column mingfa.penalty."address" is '地址，《行政处罚法》第59条';
comment on column mingfa.penalty."party_capacity" is '责任能力，《行政处罚法》第30、31条';
comment on column mingfa.penalty."happened_on" is '案发时间，《行政处罚法》第36条';
comment on column mingfa.penalty."act_ended_on" is '违法行为终了日期，《行政处罚法》第36条';
comment on column mingfa.penalty."found_on" is '发现日期，《行政处罚法》第36条';
comment on column mingfa.penalty."community" is '案发地点，《行政处罚法》第22条';
comment on column mingfa.penalty."place" is '案发详细地址';
comment on column mingfa.penalty."authority" is '职权来源，《行政处罚法》第18、20、24条';
comment on column mingfa.penalty."authority_item" is '职权事项，《行政处罚法》第20、24条';
comment on column mingfa.penalty."harmful" is '涉及公民生命健康安全、金融安全且有危害后果，《行政处罚法》第36条';
comment on column mingfa.penalty."already_fined" is '同一违法行为已被罚款，《行政处罚法》第29条';
comment on column mingfa.penalty."proposal" is '立案理由，《行政处罚法》第54条';
comment on column mingfa.penalty."clue_finding" is '线索核查情况，《住房和城乡建设行政处罚程序规定》第15条';
comment on column mingfa.penalty."not_filed_reason" is '不予立案理由，《行政处罚法》第54、76条';
comment on column mingfa.penalty."return_reason" is '退回意见';
comment on column mingfa.penalty."filed_on" is '立案日期，《行政处罚法》第54、60条';
comment on column mingfa.penalty."officer1" is '承办人1，《行政处罚法》第42、55条';
comment on column mingfa.penalty."officer1_cert" is '执法证号1，《行政处罚法》第42条';
comment on column mingfa.penalty."officer2" is '承办人2，《行政处罚法》第42、55条';
comment on column mingfa.penalty."officer2_cert" is '执法证号2，《行政处罚法》第42条';
comment on column mingfa.penalty."procedure_kind" is '程序类型，《行政处罚法》第51、54条';
comment on column mingfa.penalty."recusal_about" is '被申请回避人员，《行政处罚法》第43条';
comment on column mingfa.penalty."recusal_reason" is '回避事由，《行政处罚法》第43条';
comment on column mingfa.penalty."recusal_pending" is '回避申请待决定，《行政处罚法》第43条';
comment on column mingfa.penalty."recusal_granted" is '决定回避，《行政处罚法》第43条';
comment on column mingfa.penalty."recused_people" is '已决定回避的人员，《行政处罚法》第43条';
comment on column mingfa.penalty."investigation_way" is '调查方式，《行政处罚法》第54、55、56条';
comment on column mingfa.penalty."investigation_note" is '调查情况，《行政处罚法》第54、55条';
comment on column mingfa.penalty."id_shown" is '已主动出示执法证件，《行政处罚法》第52、55条';
comment on column mingfa.penalty."recording_no" is '音像记录编号，《国办发〔2018〕118号》三（八）';
comment on column mingfa.penalty."evidence_kind" is '证据种类，《行政处罚法》第46条';
comment on column mingfa.penalty."evidence_name" is '证据名称和来源，《行政处罚法》第46条';
comment on column mingfa.penalty."evidence_verified" is '已查证属实且取得手段合法，《行政处罚法》第46条';
comment on column mingfa.penalty."from_monitor" is '由电子技术监控设备收集，《行政处罚法》第41条';
comment on column mingfa.penalty."monitor_lawful" is '设备有法律、行政法规依据，经法制和技术审核，标志明显，设置地点已公布，《行政处罚法》第41条';
comment on column mingfa.penalty."monitor_reviewed" is '记录内容已审核，真实、清晰、完整、准确，《行政处罚法》第41条';
comment on column mingfa.penalty."monitor_told" is '已及时告知当事人违法事实并提供查询、陈述、申辩便利，《行政处罚法》第41条';
comment on column mingfa.penalty."preservation" is '先行登记保存，《行政处罚法》第56条';
comment on column mingfa.penalty."preservation_reason" is '先行登记保存理由，《行政处罚法》第56条';
comment on column mingfa.penalty."preserved_items" is '先行登记保存物品，《行政处罚法》第56条';
comment on column mingfa.penalty."preserved_on" is '先行登记保存日期，《行政处罚法》第56条';
comment on column mingfa.penalty."preservation_outcome" is '先行登记保存处理，《行政处罚法》第56条';
comment on column mingfa.penalty."measure" is '行政强制措施，《行政强制法》第18、19条';
comment on column mingfa.penalty."measure_kind" is '强制措施种类，《行政强制法》第9、22条';
comment on column mingfa.penalty."measure_basis" is '强制措施依据，《行政强制法》第16、17、22条';
comment on column mingfa.penalty."measure_items" is '查封、扣押物品，《行政强制法》第23、24条';
comment on column mingfa.penalty."measure_urgent" is '情况紧急先行实施，《行政强制法》第19条';
comment on column mingfa.penalty."measure_told" is '已通知当事人到场，当场告知理由、依据和权利并听取陈述、申辩，《行政强制法》第18条';
comment on column mingfa.penalty."imposed_on" is '查封、扣押日期，《行政强制法》第25条';
comment on column mingfa.penalty."measure_extended" is '查封、扣押已延期，《行政强制法》第25条';
comment on column mingfa.penalty."measure_outcome" is '查封、扣押处理，《行政强制法》第27、28条';
comment on column mingfa.penalty."testing" is '检测、检验、鉴定中，《住房和城乡建设行政处罚程序规定》第29条';
comment on column mingfa.penalty."test_note" is '检测、检验、鉴定事项，《住房和城乡建设行政处罚程序规定》第29条';
comment on column mingfa.penalty."suspend_reason" is '中止调查理由，《住房和城乡建设行政处罚程序规定》第30条';
comment on column mingfa.penalty."extend_reason" is '延长理由';
comment on column mingfa.penalty."terminate_reason" is '终止调查理由';
comment on column mingfa.penalty."correction" is '责令改正方式，《行政处罚法》第28条';
comment on column mingfa.penalty."correction_note" is '责令改正内容，《行政处罚法》第28条';
comment on column mingfa.penalty."correct_by" is '改正期限，《行政处罚法》第28条';
comment on column mingfa.penalty."corrected_on" is '改正日期，《行政处罚法》第28、33条';
comment on column mingfa.penalty."findings" is '调查终结报告，《行政处罚法》第57条';
comment on column mingfa.penalty."provision" is '违反条款，《行政处罚法》第59条';
comment on column mingfa.penalty."basis" is '处罚依据，《行政处罚法》第59条';
comment on column mingfa.penalty."discretion" is '裁量阶次，《行政处罚法》第30–34条';
comment on column mingfa.penalty."discretion_note" is '裁量基准适用说明，《行政处罚法》第32、34条';
comment on column mingfa.penalty."public_interest" is '涉及重大公共利益，《行政处罚法》第58条';
comment on column mingfa.penalty."social_risk" is '可能造成重大社会影响或者引发社会风险，《国办发〔2018〕118号》四（十二）';
comment on column mingfa.penalty."major_rights" is '直接关系当事人或者第三人重大权益，《行政处罚法》第58条';
comment on column mingfa.penalty."complex_law" is '案情疑难复杂、涉及多个法律关系，《行政处罚法》第58条';
comment on column mingfa.penalty."listed_review" is '法律、法规或者本机关目录规定应当法制审核，《行政处罚法》第58条';
comment on column mingfa.penalty."complex_or_serious" is '情节复杂或者重大违法行为，《行政处罚法》第57条';
comment on column mingfa.penalty."crime_suspected" is '涉嫌犯罪，《行政处罚法》第27条';
comment on column mingfa.penalty."notice_kind" is '告知权利，《行政处罚法》第44、63条';
comment on column mingfa.penalty."proposed_kind" is '拟处罚种类，《行政处罚法》第44条';
comment on column mingfa.penalty."proposed_fine_fen" is '拟罚款金额，《行政处罚法》第44条';
comment on column mingfa.penalty."proposed_confiscated_fen" is '拟没收金额，《行政处罚法》第44条';
comment on column mingfa.penalty."renotice_reason" is '重新告知理由，《行政处罚法》第44、62条';
comment on column mingfa.penalty."noticed_on" is '告知日期，《行政处罚法》第44、62条';
comment on column mingfa.penalty."notice_way" is '告知书送达方式，《行政处罚法》第61条';
comment on column mingfa.penalty."notice_posted_on" is '告知书公告发布日期，《行政处罚法》第61条';
comment on column mingfa.penalty."defence" is '陈述、申辩意见，《行政处罚法》第45条';
comment on column mingfa.penalty."waiver" is '放弃陈述、申辩，《行政处罚法》第62条';
comment on column mingfa.penalty."defence_review" is '复核结论，《行政处罚法》第45条';
comment on column mingfa.penalty."defence_review_note" is '复核意见，《行政处罚法》第45条';
comment on column mingfa.penalty."hearing" is '听证，《行政处罚法》第63–65条';
comment on column mingfa.penalty."hearing_on" is '听证时间，《行政处罚法》第64条';
comment on column mingfa.penalty."hearing_place" is '听证地点，《行政处罚法》第64条';
comment on column mingfa.penalty."hearing_closed" is '因涉及国家秘密、商业秘密或者个人隐私不公开举行，《行政处罚法》第64条';
comment on column mingfa.penalty."hearing_held_on" is '听证举行日期，《行政处罚法》第64条';
comment on column mingfa.penalty."hearing_record" is '听证笔录，《行政处罚法》第64、65条';
comment on column mingfa.penalty."hearing_signed" is '笔录已交核对签名或者已注明拒签，《行政处罚法》第64条';
comment on column mingfa.penalty."hearing_end_reason" is '听证终止事由，《行政处罚法》第64条';
comment on column mingfa.penalty."review_result" is '法制审核，《行政处罚法》第58条';
comment on column mingfa.penalty."review_opinion" is '法制审核意见书，《行政处罚法》第58条';
comment on column mingfa.penalty."reviewed_on" is '法制审核日期，《行政处罚法》第58条';
comment on column mingfa.penalty."discussed_on" is '集体讨论日期，《行政处罚法》第57条';
comment on column mingfa.penalty."discussion_result" is '集体讨论结论，《行政处罚法》第57条';
comment on column mingfa.penalty."discussion_note" is '集体讨论记录，《行政处罚法》第57条';
comment on column mingfa.penalty."extend_days" is '再次延长天数，《住房和城乡建设行政处罚程序规定》第29条';
comment on column mingfa.penalty."outcome" is '处理决定，《行政处罚法》第57条';
comment on column mingfa.penalty."exemption" is '不予处罚情形，《行政处罚法》第30、31、33条';
comment on column mingfa.penalty."education" is '教育（监护、看管）措施，《行政处罚法》第30、31、33条';
comment on column mingfa.penalty."decision_no" is '处罚决定书文号，《行政处罚法》第59条';
comment on column mingfa.penalty."decided_on" is '处罚决定日期，《行政处罚法》第59、60条';
comment on column mingfa.penalty."penalty_kind" is '处罚种类，《行政处罚法》第9条';
comment on column mingfa.penalty."penalty_content" is '处罚内容，《行政处罚法》第59条';
comment on column mingfa.penalty."fine_fen" is '罚款金额，《行政处罚法》第59条';
comment on column mingfa.penalty."confiscated_fen" is '没收金额，《行政处罚法》第28、59条';
comment on column mingfa.penalty."publishable" is '具有一定社会影响，依法公开，《行政处罚法》第48条';
comment on column mingfa.penalty."crime_report" is '移送涉嫌犯罪案件报告，《行政执法机关移送涉嫌犯罪案件的规定》第5条';
comment on column mingfa.penalty."transfer_refusal" is '不批准移送理由，《行政执法机关移送涉嫌犯罪案件的规定》第5条';
comment on column mingfa.penalty."police" is '接受移送的公安机关，《行政执法机关移送涉嫌犯罪案件的规定》第6条';
comment on column mingfa.penalty."police_result" is '公安机关处理结果，《行政执法机关移送涉嫌犯罪案件的规定》第8条';
comment on column mingfa.penalty."transferred_on" is '移送日期，《行政处罚法》第27条';
comment on column mingfa.penalty."police_note" is '公安机关处理情况，《行政执法机关移送涉嫌犯罪案件的规定》第8、9条';
comment on column mingfa.penalty."served_on" is '送达日期，《行政处罚法》第61条';
comment on column mingfa.penalty."service_way" is '送达方式，《行政处罚法》第61条';
comment on column mingfa.penalty."electronic_consent" is '当事人同意电子送达并签订确认书，《行政处罚法》第61条';
comment on column mingfa.penalty."service_note" is '送达情况，《行政处罚法》第61条';
comment on column mingfa.penalty."reported_on" is '当场处罚备案日期，《行政处罚法》第52条';
comment on column mingfa.penalty."posted_on" is '公告送达发布日期，《行政处罚法》第61条';
comment on column mingfa.penalty."published_on" is '公示日期，《行政处罚法》第48条';
comment on column mingfa.penalty."publicity_state" is '公示情况，《行政处罚法》第48条';
comment on column mingfa.penalty."redacted" is '已隐去国家秘密、商业秘密和个人隐私，《行政处罚法》第50条';
comment on column mingfa.penalty."keep_private_reason" is '不予公开理由，《行政处罚法》第48、50条';
comment on column mingfa.penalty."withdrawn_on" is '公示撤回日期，《行政处罚法》第48条';
comment on column mingfa.penalty."withdraw_reason" is '公示撤回理由，《行政处罚法》第48条';
comment on column mingfa.penalty."performance" is '履行情况，《行政处罚法》第66条';
comment on column mingfa.penalty."paid_on" is '缴款日期，《行政处罚法》第67条';
comment on column mingfa.penalty."paid_fen" is '累计已缴金额，《行政处罚法》第67条';
comment on column mingfa.penalty."pay_way" is '缴款方式，《行政处罚法》第67、68、69条';
comment on column mingfa.penalty."collect_reason" is '当场收缴情形，《行政处罚法》第68、69条';
comment on column mingfa.penalty."receipt_no" is '专用票据号码，《行政处罚法》第70条';
comment on column mingfa.penalty."defer_reason" is '延期、分期理由，《行政处罚法》第66条';
comment on column mingfa.penalty."defer_days" is '延期天数，《行政处罚法》第66条';
comment on column mingfa.penalty."extra_fine_fen" is '加处罚款金额，《行政处罚法》第72条';
comment on column mingfa.penalty."performed_on" is '非金钱处罚执行完毕日期，《行政处罚法》第66条';
comment on column mingfa.penalty."reminded_on" is '催告书送达日期，《行政强制法》第54条';
comment on column mingfa.penalty."enforceable_from" is '申请强制执行起算日，《行政强制法》第53条';
comment on column mingfa.penalty."court_applied_on" is '申请强制执行日期，《行政强制法》第53、54条';
comment on column mingfa.penalty."court_result" is '法院处理结果，《行政强制法》第56–58条';
comment on column mingfa.penalty."remedy" is '复议/诉讼';
comment on column mingfa.penalty."reconsidered_on" is '申请复议日期';
comment on column mingfa.penalty."litigated_on" is '提起诉讼日期';
comment on column mingfa.penalty."remedy_pending" is '复议、诉讼审理中，《行政处罚法》第73条';
comment on column mingfa.penalty."remedy_days" is '复议、诉讼期间天数，《行政处罚法》第73条';
comment on column mingfa.penalty."remedy_result" is '复议、诉讼、自行纠正结果';
comment on column mingfa.penalty."remedy_ended_on" is '变更、撤销等结果作出日期';
comment on column mingfa.penalty."remedy_note" is '复议、诉讼、纠正情况，《行政处罚法》第75条';
comment on column mingfa.penalty."changed_fine_fen" is '变更后罚款金额';
comment on column mingfa.penalty."close_reason" is '结案情形，《住房和城乡建设行政处罚程序规定》第31条';
comment on column mingfa.penalty."close_note" is '结案说明，《住房和城乡建设行政处罚程序规定》第31条';
comment on column mingfa.penalty."closed_on" is '结案日期，《住房和城乡建设行政处罚程序规定》第31条';
comment on column mingfa.penalty."archived_on" is '归档日期，《行政处罚法》第47条';
comment on column mingfa.penalty."archive_no" is '归档号，《行政处罚法》第47条';
comment on column mingfa.penalty."ledger_status" is '办理状态';
comment on column mingfa.penalty."remarks" is '备注';
