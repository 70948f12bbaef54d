-- 行政检查: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.inspection (
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
  "agency" text,
  "authority" text,
  "entrusted" text,
  "kind" text,
  "way" text,
  "planned" boolean,
  "plan_no" text,
  "plan_filed" boolean,
  "clue" text,
  "clue_no" text,
  "draw_no" text,
  "item" text,
  "item_code" text,
  "items_count" bigint,
  "item_listed" boolean,
  "standard_published" boolean,
  "basis" text,
  "target_name" text,
  "target_kind" text,
  "target_code" text,
  "legal_rep" text,
  "phone" text,
  "address" text,
  "community" text,
  "industry" text,
  "risk_grade" text,
  "visit_of_cap" text,
  "visit_no" bigint,
  "cap" bigint,
  "cap_exception" text,
  "merge_check" text,
  "joint_with" text,
  "random_exempt" boolean,
  "planned_on" date,
  "urgent_reason" text,
  "approver" text,
  "approval_note" text,
  "approved_on" date,
  "late_approved_on" date,
  "reject_reason" text,
  "cancel_reason" text,
  "notice_no" text,
  "notice_way" text,
  "notice_complete" boolean,
  "noticed_on" date,
  "code_issued_on" date,
  "scanned_on" date,
  "no_code_reason" text,
  "visited_on" date,
  "ended_on" date,
  "officer1" text,
  "officer1_cert" text,
  "officer2" text,
  "officer2_cert" text,
  "companions" text,
  "identity_shown" boolean,
  "recusal" text,
  "recused" text,
  "recused_cert" text,
  "recusal_reason" text,
  "checklist" text,
  "site_record" text,
  "signature" text,
  "recording_no" text,
  "result" text,
  "problems" text,
  "problems_count" bigint,
  "suspected_cause" text,
  "correction_no" text,
  "ordered_on" date,
  "correct_term" text,
  "correct_by" date,
  "transfer_to" text,
  "transferred_on" date,
  "filed" boolean,
  "filed_no" text,
  "rechecked_on" date,
  "recheck_result" text,
  "recheck_note" text,
  "told_on" date,
  "tell_way" text,
  "rating" text,
  "rating_note" text,
  "rated_on" date,
  "complaint" text,
  "publishable" boolean,
  "redacted" boolean,
  "published_on" date,
  "withdrawn_on" date,
  "withdraw_reason" text,
  "archived_on" date,
  "archive_no" text,
  "ledger_status" text,
  "remarks" text,
  "target_code_key" text,
  "phone_key" text,
  "address_key" text,
  "term_publish_due" date,
  "term_publish_met" date,
  "term_approve_late_due" date,
  "term_approve_late_met" date,
  "term_recheck_due" date,
  "term_recheck_met" date,
  "term_tell_due" date,
  "term_tell_met" date,
  search tsvector not null,
  constraint inspection_pkey primary key (office_id, id),
  constraint inspection_items_count_check check ("items_count" >= 0),
  constraint inspection_visit_no_check check ("visit_no" >= 0),
  constraint inspection_cap_check check ("cap" >= 0),
  constraint inspection_problems_count_check check ("problems_count" >= 0)
);

create index inspection_opened on mingfa.inspection (office_id, opened_on desc, id desc);
create index inspection_status on mingfa.inspection (office_id, status, opened_on desc, id desc);
create index inspection_due on mingfa.inspection (office_id, next_due) where next_due is not null;
create unique index inspection_fingerprint_key on mingfa.inspection (office_id, fingerprint) where fingerprint is not null;
create index inspection_search on mingfa.inspection using gin (search);
create index inspection_by_visited_on on mingfa.inspection (office_id, "visited_on");
create index inspection_by_rechecked_on on mingfa.inspection (office_id, "rechecked_on");

alter table mingfa.inspection enable row level security;
alter table mingfa.inspection force row level security;
create policy inspection_read on mingfa.inspection for select using (office_id = any (nullif(current_setting('app.see_inspection', true), '')::bigint[]));
create policy inspection_add on mingfa.inspection for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy inspection_change on mingfa.inspection for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy inspection_rebuild on mingfa.inspection to mingfa_owner using (true) with check (true);
revoke all on mingfa.inspection from mingfa_app;
grant select, insert, update on mingfa.inspection to mingfa_app;

comment on table mingfa.inspection is '行政检查：由动作日志折叠而成，可随时重建';
comment on column mingfa.inspection."number" is '检查编号';
comment on column mingfa.inspection."agency" is '检查主体，《国办发〔2024〕54号》二';
comment on column mingfa.inspection."authority" is '主体资格，《国办发〔2024〕54号》二';
comment on column mingfa.inspection."entrusted" is '受委托组织，《国办发〔2024〕54号》二';
comment on column mingfa.inspection."kind" is '检查类型，《国办发〔2024〕54号》';
comment on column mingfa.inspection."way" is '检查方式，《国办发〔2024〕54号》';
comment on column mingfa.inspection."planned" is '是否纳入年度计划，《国办发〔2024〕54号》';
comment on column mingfa.inspection."plan_no" is '检查计划编号，《国办发〔2024〕54号》';
comment on column mingfa.inspection."plan_filed" is '专项检查计划已经批准并备案，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."clue" is '检查缘由，《国办发〔2024〕54号》';
comment on column mingfa.inspection."clue_no" is '线索编号';
comment on column mingfa.inspection."draw_no" is '随机抽取记录编号，《国办发〔2015〕58号》';
comment on column mingfa.inspection."item" is '检查事项名称，《国办发〔2024〕54号》三';
comment on column mingfa.inspection."item_code" is '事项编码，《国办发〔2024〕54号》三';
comment on column mingfa.inspection."items_count" is '检查事项数，《国办发〔2024〕54号》';
comment on column mingfa.inspection."item_listed" is '事项已列入并公布检查事项清单，《国办发〔2024〕54号》三';
comment on column mingfa.inspection."standard_published" is '检查标准已公布，《国办发〔2024〕54号》';
comment on column mingfa.inspection."basis" is '检查依据，《行政处罚法》第54条';
comment on column mingfa.inspection."target_name" is '检查对象名称，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."target_kind" is '检查对象类型，《国办发〔2024〕54号》';
comment on column mingfa.inspection."target_code" is '统一社会信用代码';
comment on column mingfa.inspection."legal_rep" is '法定代表人';
comment on column mingfa.inspection."phone" is '联系电话';
comment on column mingfa.inspection."address" is '地址';
comment on column mingfa.inspection."community" is '所在村（社区）';
comment on column mingfa.inspection."industry" is '行业';
comment on column mingfa.inspection."risk_grade" is '风险（信用）等级，《国办发〔2024〕54号》';
comment on column mingfa.inspection."visit_of_cap" is '本年度第几次/上限';
comment on column mingfa.inspection."visit_no" is '本年度对该对象第几次检查，《国办发〔2024〕54号》';
comment on column mingfa.inspection."cap" is '公布的年度频次上限，《国办发〔2024〕54号》';
comment on column mingfa.inspection."cap_exception" is '不计入频次上限的情形，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."merge_check" is '合并、联合与非现场判断，《国办发〔2024〕54号》';
comment on column mingfa.inspection."joint_with" is '联合检查部门，《国办发〔2024〕54号》';
comment on column mingfa.inspection."random_exempt" is '属于可以不采取双随机方式的特殊行业、重点领域，《优化营商环境条例》第54条';
comment on column mingfa.inspection."planned_on" is '计划检查日期，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."urgent_reason" is '紧急检查理由，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."approver" is '审批人，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."approval_note" is '审批意见，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."approved_on" is '审批日期，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."late_approved_on" is '补办审批日期，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."reject_reason" is '不予批准理由，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."cancel_reason" is '取消检查理由';
comment on column mingfa.inspection."notice_no" is '通知书文号，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."notice_way" is '通知书出具方式，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."notice_complete" is '已列明检查频次、陈述申辩权、申请回避权和五个严禁，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."noticed_on" is '通知日期，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."code_issued_on" is '检查码生成日期，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."scanned_on" is '扫码时间，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."no_code_reason" is '未扫码（补录）理由，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."visited_on" is '检查时间，《行政处罚法》第54、55条';
comment on column mingfa.inspection."ended_on" is '检查结束时间';
comment on column mingfa.inspection."officer1" is '检查人员，《行政处罚法》第42、55条';
comment on column mingfa.inspection."officer1_cert" is '执法证号，《行政处罚法》第42、55条';
comment on column mingfa.inspection."officer2" is '检查人员2，《行政处罚法》第42、55条';
comment on column mingfa.inspection."officer2_cert" is '执法证号2，《行政处罚法》第42、55条';
comment on column mingfa.inspection."companions" is '其他参加人员';
comment on column mingfa.inspection."identity_shown" is '已主动出示执法证件，《行政处罚法》第55条';
comment on column mingfa.inspection."recusal" is '回避，《行政处罚法》第43条';
comment on column mingfa.inspection."recused" is '回避人员，《行政处罚法》第43条';
comment on column mingfa.inspection."recused_cert" is '回避人员执法证号，《行政处罚法》第43条';
comment on column mingfa.inspection."recusal_reason" is '回避申请和决定，《行政处罚法》第43条';
comment on column mingfa.inspection."checklist" is '检查表单，《国办发〔2024〕54号》';
comment on column mingfa.inspection."site_record" is '现场检查笔录，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."signature" is '笔录核对签名，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."recording_no" is '音像记录编号，《国办发〔2018〕118号》三（八）';
comment on column mingfa.inspection."result" is '检查结果，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."problems" is '问题描述，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."problems_count" is '发现问题数';
comment on column mingfa.inspection."suspected_cause" is '涉嫌违法行为（案由），《行政处罚法》第54条';
comment on column mingfa.inspection."correction_no" is '责令改正通知书文号，《行政处罚法》第28条';
comment on column mingfa.inspection."ordered_on" is '责令改正日期，《行政处罚法》第28条';
comment on column mingfa.inspection."correct_term" is '责令改正期限，《行政处罚法》第28条';
comment on column mingfa.inspection."correct_by" is '改正期限届满日，《行政处罚法》第28条';
comment on column mingfa.inspection."transfer_to" is '移送机关，《行政执法机关移送涉嫌犯罪案件的规定》第3条';
comment on column mingfa.inspection."transferred_on" is '移送日期';
comment on column mingfa.inspection."filed" is '是否立案，《行政处罚法》第54条';
comment on column mingfa.inspection."filed_no" is '立案号，《行政处罚法》第54条';
comment on column mingfa.inspection."rechecked_on" is '复查日期，《行政处罚法》第28条';
comment on column mingfa.inspection."recheck_result" is '复查结果，《行政处罚法》第28条';
comment on column mingfa.inspection."recheck_note" is '复查记录，《行政处罚法》第28条';
comment on column mingfa.inspection."told_on" is '结果告知日期，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."tell_way" is '结果告知方式，《行政检查文书基本格式文本（试行）》';
comment on column mingfa.inspection."rating" is '企业评价，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."rating_note" is '评价意见，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."rated_on" is '评价日期，《国办发〔2024〕54号》（待核实）';
comment on column mingfa.inspection."complaint" is '投诉举报，《国办发〔2024〕54号》';
comment on column mingfa.inspection."publishable" is '按公示办法应当公示，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."redacted" is '已隐去国家秘密、商业秘密和个人隐私，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."published_on" is '公示日期，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."withdrawn_on" is '公示撤回日期，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."withdraw_reason" is '公示撤回理由，《国办发〔2018〕118号》二（六）';
comment on column mingfa.inspection."archived_on" is '归档日期，《国办发〔2018〕118号》三（九）';
comment on column mingfa.inspection."archive_no" is '归档号，《国办发〔2018〕118号》三（九）';
comment on column mingfa.inspection."ledger_status" is '办理状态';
comment on column mingfa.inspection."remarks" is '备注';
