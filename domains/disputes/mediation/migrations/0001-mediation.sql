-- 人民调解: made from record.ts and procedure.ts by `npm run made`; read before it is committed, never edited afterwards.

-- class: tenant
create table mingfa.mediation (
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
  "registered_on" date,
  "community" text,
  "finder" text,
  "dispute_name" text,
  "dispute_kind" text,
  "risk" text,
  "people_count" bigint,
  "amount_fen" bigint,
  "happened_on" date,
  "place" text,
  "brief" text,
  "claims" text,
  "source" text,
  "referral" text,
  "referral_by" text,
  "referral_no" text,
  "materials_on" date,
  "leader_in_charge" text,
  "duty_unit" text,
  "consent_a" boolean,
  "consent_b" boolean,
  "elsewhere" boolean,
  "accepted_on" date,
  "decline_reason" text,
  "advice" text,
  "mediator1" text,
  "mediator2" text,
  "chosen_by" text,
  "invited" text,
  "invited_consent" boolean,
  "appointed_on" date,
  "committee" text,
  "committee_kind" text,
  "party_a" text,
  "party_a_code" text,
  "party_a_phone" text,
  "party_a_address" text,
  "party_b" text,
  "party_b_code" text,
  "party_b_phone" text,
  "party_b_address" text,
  "other_parties" text,
  "recusal_reason" text,
  "recused_people" text,
  "recusal_pending" boolean,
  "told_way" text,
  "rights_told" boolean,
  "free_told" boolean,
  "told_on" date,
  "session_way" text,
  "session_note" text,
  "session_on" date,
  "measures" text,
  "calming" text,
  "escalation_note" text,
  "reported_to" text,
  "reported_on" date,
  "prolong_consent" boolean,
  "prolong_days" bigint,
  "progress" text,
  "result" text,
  "settled_on" date,
  "agreement_form" text,
  "agreement_no" text,
  "facts" text,
  "agreement_text" text,
  "agreement_fen" bigint,
  "perform_way" text,
  "perform_by" date,
  "signed_by_parties" boolean,
  "signed_by_mediator" boolean,
  "no_paper_needed" boolean,
  "fail_reason" text,
  "end_reason" text,
  "ended_on" date,
  "reopen_reason" text,
  "both_want_change" boolean,
  "performance" text,
  "performed_on" date,
  "performance_note" text,
  "urge_note" text,
  "visit_note" text,
  "visited_on" date,
  "disputed_after" boolean,
  "disputed_note" text,
  "confirmation" text,
  "jointly" boolean,
  "confirm_court" text,
  "confirm_applied_on" date,
  "confirm_no" text,
  "confirmed_on" date,
  "transferred" boolean,
  "transferred_to" text,
  "transferred_on" date,
  "prevented_crime" boolean,
  "prevented_petition" boolean,
  "archived_on" date,
  "archive_no" text,
  "remarks" text,
  "party_a_code_key" text,
  "party_a_phone_key" text,
  "party_a_address_key" text,
  "party_b_code_key" text,
  "party_b_phone_key" text,
  "party_b_address_key" text,
  "term_settle_due" date,
  "term_settle_met" date,
  "term_court_assigned_due" date,
  "term_court_assigned_met" date,
  "term_court_entrusted_due" date,
  "term_court_entrusted_met" date,
  "term_court_entrusted_simple_due" date,
  "term_court_entrusted_simple_met" date,
  "term_confirm_due" date,
  "term_confirm_met" date,
  search tsvector not null,
  constraint mediation_pkey primary key (office_id, id),
  constraint mediation_people_count_check check ("people_count" >= 0),
  constraint mediation_amount_fen_check check ("amount_fen" >= 0),
  constraint mediation_prolong_days_check check ("prolong_days" >= 0),
  constraint mediation_agreement_fen_check check ("agreement_fen" >= 0)
);

create index mediation_opened on mingfa.mediation (office_id, opened_on desc, id desc);
create index mediation_status on mingfa.mediation (office_id, status, opened_on desc, id desc);
create index mediation_due on mingfa.mediation (office_id, next_due) where next_due is not null;
create unique index mediation_fingerprint_key on mingfa.mediation (office_id, fingerprint) where fingerprint is not null;
create index mediation_search on mingfa.mediation using gin (search);
create index mediation_by_registered_on on mingfa.mediation (office_id, "registered_on");

alter table mingfa.mediation enable row level security;
alter table mingfa.mediation force row level security;
create policy mediation_read on mingfa.mediation for select using (office_id = any (nullif(current_setting('app.see_mediation', true), '')::bigint[]));
create policy mediation_add on mingfa.mediation for insert with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy mediation_change on mingfa.mediation for update using (office_id = nullif(current_setting('app.office', true), '')::bigint) with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy mediation_rebuild on mingfa.mediation to mingfa_owner using (true) with check (true);
revoke all on mingfa.mediation from mingfa_app;
grant select, insert, update on mingfa.mediation to mingfa_app;

comment on table mingfa.mediation is '人民调解：由动作日志折叠而成，可随时重建';
comment on column mingfa.mediation."case_no" is '调解编号，《人民调解法》第27条';
comment on column mingfa.mediation."registered_on" is '登记日期，《人民调解法》第17、27条';
comment on column mingfa.mediation."community" is '村（社区），《人民调解法》第8、27条';
comment on column mingfa.mediation."finder" is '排查人员，《人民调解法》第17条';
comment on column mingfa.mediation."dispute_name" is '纠纷名称，《人民调解法》第27条';
comment on column mingfa.mediation."dispute_kind" is '纠纷类型，《人民调解法》第27条';
comment on column mingfa.mediation."risk" is '风险等级，《全国人民调解工作规范》（待核实）';
comment on column mingfa.mediation."people_count" is '涉及人数，《人民调解法》第27条';
comment on column mingfa.mediation."amount_fen" is '涉及金额，《人民调解法》第27条';
comment on column mingfa.mediation."happened_on" is '发生时间，《人民调解法》第27条';
comment on column mingfa.mediation."place" is '发生地点，《人民调解法》第27条';
comment on column mingfa.mediation."brief" is '纠纷简要情况，《人民调解法》第27、29条';
comment on column mingfa.mediation."claims" is '诉求，《人民调解法》第27条';
comment on column mingfa.mediation."source" is '来源，《人民调解法》第17、18条';
comment on column mingfa.mediation."referral" is '移送委托方式，《最高人民法院关于人民法院特邀调解的规定》第27条';
comment on column mingfa.mediation."referral_by" is '移送单位，《人民调解法》第18条';
comment on column mingfa.mediation."referral_no" is '移送委托文书编号，《最高人民法院关于人民法院特邀调解的规定》第22条';
comment on column mingfa.mediation."materials_on" is '签收移送材料日期，《最高人民法院关于人民法院特邀调解的规定》第27条';
comment on column mingfa.mediation."leader_in_charge" is '包案领导';
comment on column mingfa.mediation."duty_unit" is '责任单位';
comment on column mingfa.mediation."consent_a" is '当事人甲同意调解，《人民调解法》第17条';
comment on column mingfa.mediation."consent_b" is '当事人乙同意调解，《人民调解法》第17条';
comment on column mingfa.mediation."elsewhere" is '已由人民法院、公安机关或者其他行政机关受理或者解决，《人民调解工作若干规定》第22条（待核实）';
comment on column mingfa.mediation."accepted_on" is '受理日期，《人民调解法》第17、27条';
comment on column mingfa.mediation."decline_reason" is '不予受理理由，《人民调解法》第17条';
comment on column mingfa.mediation."advice" is '已告知的其他途径，《人民调解法》第26条';
comment on column mingfa.mediation."mediator1" is '调解员，《人民调解法》第19条';
comment on column mingfa.mediation."mediator2" is '调解员2，《人民调解法》第19条';
comment on column mingfa.mediation."chosen_by" is '调解员产生方式，《人民调解法》第19条';
comment on column mingfa.mediation."invited" is '邀请参与调解的人员，《人民调解法》第20条';
comment on column mingfa.mediation."invited_consent" is '邀请他人参与已征得当事人同意，《人民调解法》第20条';
comment on column mingfa.mediation."appointed_on" is '确定调解员日期，《人民调解法》第19条';
comment on column mingfa.mediation."committee" is '调解组织，《人民调解法》第8、34条';
comment on column mingfa.mediation."committee_kind" is '调解组织类型，《人民调解法》第8、34条';
comment on column mingfa.mediation."party_a" is '当事人甲，《人民调解法》第27、29条';
comment on column mingfa.mediation."party_a_code" is '当事人甲证件号码，《人民调解法》第29条';
comment on column mingfa.mediation."party_a_phone" is '当事人甲电话，《人民调解法》第29条';
comment on column mingfa.mediation."party_a_address" is '当事人甲地址，《人民调解法》第29条';
comment on column mingfa.mediation."party_b" is '当事人乙，《人民调解法》第27、29条';
comment on column mingfa.mediation."party_b_code" is '当事人乙证件号码，《人民调解法》第29条';
comment on column mingfa.mediation."party_b_phone" is '当事人乙电话，《人民调解法》第29条';
comment on column mingfa.mediation."party_b_address" is '当事人乙地址，《人民调解法》第29条';
comment on column mingfa.mediation."other_parties" is '其他当事人，《人民调解法》第27条';
comment on column mingfa.mediation."recusal_reason" is '要求回避（更换）的理由，《人民调解法》第23条';
comment on column mingfa.mediation."recused_people" is '被要求回避的调解员，《人民调解工作若干规定》第25条（待核实）';
comment on column mingfa.mediation."recusal_pending" is '待更换调解员，《人民调解工作若干规定》第25条（待核实）';
comment on column mingfa.mediation."told_way" is '告知方式，《人民调解工作若干规定》第30条';
comment on column mingfa.mediation."rights_told" is '已告知人民调解的性质、原则、效力和当事人的权利、义务，《人民调解工作若干规定》第30条';
comment on column mingfa.mediation."free_told" is '已告知不收取任何费用，《人民调解法》第4条';
comment on column mingfa.mediation."told_on" is '权利义务告知日期，《人民调解工作若干规定》第30条';
comment on column mingfa.mediation."session_way" is '本次调解方式，《人民调解法》第22条';
comment on column mingfa.mediation."session_note" is '调解（调查）记录，《人民调解法》第22、27条';
comment on column mingfa.mediation."session_on" is '调解日期，《人民调解法》第27条';
comment on column mingfa.mediation."measures" is '调处措施，《人民调解法》第22条';
comment on column mingfa.mediation."calming" is '防激化措施，《人民调解法》第25条';
comment on column mingfa.mediation."escalation_note" is '可能激化的情况，《人民调解法》第25条';
comment on column mingfa.mediation."reported_to" is '报告的机关，《人民调解法》第25条';
comment on column mingfa.mediation."reported_on" is '报告日期，《人民调解法》第25条';
comment on column mingfa.mediation."prolong_consent" is '各方当事人同意延长，《深圳经济特区矛盾纠纷多元化解条例》第25条（待核实）';
comment on column mingfa.mediation."prolong_days" is '延长天数，《深圳经济特区矛盾纠纷多元化解条例》第25条（待核实）';
comment on column mingfa.mediation."progress" is '调处进度';
comment on column mingfa.mediation."result" is '调处结果，《人民调解法》第26、28条';
comment on column mingfa.mediation."settled_on" is '化解日期，《人民调解法》第29、30条';
comment on column mingfa.mediation."agreement_form" is '协议形式，《人民调解法》第28条';
comment on column mingfa.mediation."agreement_no" is '协议书编号，《人民调解法》第29条';
comment on column mingfa.mediation."facts" is '主要事实、争议事项和各方责任，《人民调解法》第29条';
comment on column mingfa.mediation."agreement_text" is '协议内容，《人民调解法》第28、29条';
comment on column mingfa.mediation."agreement_fen" is '协议金额，《人民调解法》第29条';
comment on column mingfa.mediation."perform_way" is '履行方式，《人民调解法》第29条';
comment on column mingfa.mediation."perform_by" is '履行期限，《人民调解法》第29条';
comment on column mingfa.mediation."signed_by_parties" is '各方当事人已签名、盖章或者按指印，《人民调解法》第29条';
comment on column mingfa.mediation."signed_by_mediator" is '人民调解员已签名并加盖人民调解委员会印章，《人民调解法》第29条';
comment on column mingfa.mediation."no_paper_needed" is '各方当事人认为无需制作调解协议书，《人民调解法》第28条';
comment on column mingfa.mediation."fail_reason" is '调解不成的原因，《人民调解法》第26条';
comment on column mingfa.mediation."end_reason" is '终止调解的情形，《人民调解法》第23、26条';
comment on column mingfa.mediation."ended_on" is '终止日期，《人民调解法》第26条';
comment on column mingfa.mediation."reopen_reason" is '重新调解的理由，《民事诉讼法》第206条';
comment on column mingfa.mediation."both_want_change" is '各方当事人同意变更原协议或者达成新的协议，《民事诉讼法》第206条';
comment on column mingfa.mediation."performance" is '履行情况，《人民调解法》第31条';
comment on column mingfa.mediation."performed_on" is '履行日期，《人民调解法》第31条';
comment on column mingfa.mediation."performance_note" is '履行情况说明，《人民调解法》第31条';
comment on column mingfa.mediation."urge_note" is '督促履行情况，《人民调解法》第31条';
comment on column mingfa.mediation."visit_note" is '回访情况，《人民调解法》第31条';
comment on column mingfa.mediation."visited_on" is '回访日期，《人民调解法》第31条';
comment on column mingfa.mediation."disputed_after" is '达成协议后反悔起诉，《人民调解法》第32条';
comment on column mingfa.mediation."disputed_note" is '起诉情况，《人民调解法》第32条';
comment on column mingfa.mediation."confirmation" is '司法确认，《人民调解法》第33条';
comment on column mingfa.mediation."jointly" is '双方当事人共同申请，《人民调解法》第33条';
comment on column mingfa.mediation."confirm_court" is '受理确认的人民法院，《民事诉讼法》第205条';
comment on column mingfa.mediation."confirm_applied_on" is '申请司法确认日期，《人民调解法》第33条';
comment on column mingfa.mediation."confirm_no" is '确认裁定书文号，《民事诉讼法》第206条';
comment on column mingfa.mediation."confirmed_on" is '司法确认日期，《民事诉讼法》第206条';
comment on column mingfa.mediation."transferred" is '是否转办，《人民调解法》第26条';
comment on column mingfa.mediation."transferred_to" is '转办单位，《人民调解法》第26条';
comment on column mingfa.mediation."transferred_on" is '转办日期，《人民调解法》第26条';
comment on column mingfa.mediation."prevented_crime" is '防止民转刑，《全国人民调解工作规范》（待核实）';
comment on column mingfa.mediation."prevented_petition" is '防止群体性上访，《全国人民调解工作规范》（待核实）';
comment on column mingfa.mediation."archived_on" is '归档日期，《人民调解法》第27条';
comment on column mingfa.mediation."archive_no" is '归档号，《人民调解法》第27条';
comment on column mingfa.mediation."remarks" is '备注';
