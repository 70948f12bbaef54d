/** Fields of an application up to the consultation of others. */
import type { Field } from '../../../engine/define.ts'
import { feeRule, houseRule, openAct } from './law.ts'
import * as options from './options.ts'

type Fields = Readonly<Record<string, Field>>
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

const applicantFields = {
  applicantKind: {
    type: 'choice',
    label: '申请人类型',
    options: options.applicantKinds,
    synonyms: words(`申请人类别 申请人性质 申请主体类型 申请人身份 申请主体 申请人属性 申请者类型 申请主体类别 主体类型 申请人分类 公民/法人 申请对象类型
      申请人种类 申请人主体类型`),
    law: openAct(29),
  },
  applicantName: {
    type: 'text',
    label: '申请人名称',
    secrecy: 'personal',
    synonyms:
      words(`申请人 申请人姓名 申请人姓名/名称 姓名 申请人姓名或名称 申请人姓名或者名称 申请人（姓名/名称） 申请单位 申请人信息 姓名/名称 申请人/名称 申请人/姓名
      申请人名称/姓名 申请者 申请者姓名 申请人全称 姓名或名称`),
    law: openAct(29),
    help: '个人写姓名，单位写全称',
  },
  applicantCode: {
    type: 'partyCode',
    label: '身份证号或统一社会信用代码',
    secrecy: 'personal',
    synonyms:
      words(`证件 证件号 证件号码 身份证 身份证号 身份证号码 公民身份号码 统一社会信用代码 申请人证件 申请人证件号码 申请人/证件 申请人/证件号码 申请人/身份证号
      证件号码/统一社会信用代码 身份证明 申请人身份证号 申请人身份证号码 信用代码 有效证件号码 身份证号/统一社会信用代码 组织机构代码 证件编号`),
    law: openAct(29),
  },
  otherIdentity: {
    type: 'text',
    label: '其他身份证明',
    secrecy: 'personal',
    synonyms: words('证件名称 证件类型 其他证件 护照号码'),
    law: openAct(29),
    help: '没有上面两种号码的，写明证件名称和号码，如护照、港澳居民来往内地通行证',
  },
  legalRep: {
    type: 'text',
    label: '法定代表人或联系人',
    secrecy: 'personal',
    synonyms: words('法定代表人 联系人 联系人姓名 负责人 代理人 申请人/联系人'),
    law: openAct(29),
  },
  phone: {
    type: 'phone',
    label: '电话',
    secrecy: 'personal',
    synonyms: words(
      '联系电话 手机 手机号 联系方式 手机号码 申请人电话 申请人联系方式 申请人/电话 申请人/联系电话 申请人/联系方式 申请人联系电话 电话号码 联系人电话',
    ),
    law: openAct(29),
  },
  email: {
    type: 'text',
    label: '电子邮箱',
    secrecy: 'personal',
    synonyms: words('邮箱 电子邮箱地址 E-mail 申请人邮箱 申请人/邮箱 电子邮件地址'),
    law: openAct(29),
  },
  address: {
    type: 'text',
    label: '通信地址',
    secrecy: 'personal',
    synonyms: words('地址 联系地址 通讯地址 邮寄地址 住址 申请人地址 申请人/地址 申请人/通信地址 申请人住址 送达地址 邮编地址'),
    law: openAct(29),
  },
} satisfies Fields

const requestFields = {
  requestNo: {
    type: 'text',
    label: '申请编号',
    search: true,
    synonyms:
      words(`申请号 登记编号 受理编号 申请单编号 回执编号 依申请公开编号 登记号 申请书编号 编号 受理号 申请件编号 收件编号 收文编号 申请登记号 信息公开申请编号
      申请文号 受理文号 登记回执编号`),
    law: openAct(29),
  },
  earlierNo: { type: 'text', label: '原申请编号', synonyms: words('关联申请编号'), law: openAct(36), help: '复议、诉讼后责令重新答复的，写明原来的申请编号' },
  submittedOn: { type: 'day', label: '提交日期', synonyms: words('提交时间 网上提交日期 申请提交日期 递交日期 申请提交时间'), law: openAct(31) },
  receivedOn: {
    type: 'day',
    label: '收到日期',
    synonyms: words(`收件日期 申请日期 登记日期 收到时间 收件时间 收到申请日期 申请时间 登记时间 受理日期 受理时间 接收日期 收到申请时间 申请收到日期 来件日期
      接收时间 收文日期 收到申请之日 收件登记日期 受理登记日期 收悉日期 收到申请书日期 申请受理日期 来件时间 登记受理日期 收到日`),
    law: openAct(31),
  },
  way: {
    type: 'choice',
    label: '申请方式',
    options: options.ways,
    openEnded: true,
    synonyms: words(
      '提交方式 申请渠道 申请途径 来件方式 受理方式 申请形式 受理渠道 接收渠道 收件方式 递交方式 提交渠道 接收方式 申请来源 受理途径 来源 渠道 来件渠道',
    ),
    law: openAct('29、31'),
  },
  receiptProof: {
    type: 'text',
    label: '收到日的认定',
    law: openAct(31),
    help: '当面提交即当日；签收的邮件为签收日；平常信函、网络、传真为双方确认之日，写明怎样确认',
  },
  content: {
    type: 'longText',
    label: '申请内容',
    search: true,
    synonyms: words(`所需政府信息 申请公开的信息内容 申请事项 所需信息内容 申请公开内容 申请信息内容 申请公开事项 信息名称 所需信息 内容描述 所需的政府信息
      申请公开的内容 信息内容描述 申请内容描述 申请公开的政府信息 政府信息名称 申请公开信息内容 申请公开的信息 申请公开信息 申请信息 公开内容 申请公开的信息名称
      所需政府信息内容 申请主要内容 所需信息的内容描述 申请公开信息名称 内容 申请公开政府信息内容 所需政府信息名称 申请公开的政府信息内容 主要内容`),
    law: openAct(29),
    help: '写清要什么信息：名称、文号，或者能帮我们查找的描述（什么事、什么时间、哪个地方）',
  },
  purpose: {
    type: 'text',
    label: '信息用途',
    maxLength: 1000,
    synonyms: words('用途 所需信息用途 信息的用途 申请用途 所需信息的用途 使用用途'),
    help: '旧台账项目；条例修订后不得要求申请人说明用途',
  },
  provideForm: {
    type: 'choice',
    label: '提供方式',
    options: options.provideForms,
    openEnded: true,
    synonyms: words('提供形式 信息提供方式 形式要求 所需信息的指定提供方式 指定提供方式 信息提供形式 要求提供形式 信息载体形式'),
    law: openAct('29、40'),
  },
  getWay: {
    type: 'choice',
    label: '获取途径',
    options: options.getWays,
    openEnded: true,
    synonyms: words('获取方式 获取信息方式 信息获取方式 获取信息的方式 获取信息途径 获取信息的途径 信息获取途径'),
    law: openAct('29、40'),
  },
  registrar: {
    type: 'text',
    label: '登记人',
    synonyms: words('经办人 登记人员 接收人 受理人 承办人 办理人 经办人员 承办人员 收件人 责任人'),
    law: openAct(29),
  },
  dismissReason: { type: 'longText', label: '不作为申请登记的理由', law: openAct('29、31'), help: '例如多次联系不上、内容为测试或者广告' },
  handlingUnit: {
    type: 'text',
    label: '承办科室',
    synonyms: words('承办部门 承办单位 办理科室 责任科室 经办科室 业务科室 办理部门 办理单位 责任部门 主办科室 经办部门 答复单位 主办部门 责任单位'),
    law: openAct(36),
  },
} satisfies Fields

const clarificationFields = {
  clarifyWhat: { type: 'longText', label: '需要补正的事项', synonyms: words('补正事项 补正内容要求'), law: openAct(30), help: '一次说清，并告诉申请人怎样写' },
  clarifyAskedOn: {
    type: 'day',
    label: '补正通知日期',
    synonyms: words(
      '补正告知日期 要求补正日期 告知补正日期 补正通知时间 发出补正日期 补正告知时间 补正通知书日期 发出补正通知日期 通知补正日期 补正告知书日期 补正日期',
    ),
    law: openAct(30),
  },
  clarifyBy: { type: 'day', correctable: 'backfilled', label: '补正期限', synonyms: words('补正截止日期 要求补正期限'), law: openAct(30) },
  clarification: { type: 'longText', label: '补正内容', synonyms: words('补正情况'), law: openAct(30) },
  clarifiedOn: {
    type: 'day',
    label: '补正完成日期',
    synonyms: words(
      '补正收到日期 补正收件日期 收到补正日期 补正完成时间 补正材料收到日期 收到补正申请日期 补正收到时间 补正申请收到日期 申请人补正日期 收到补正材料日期',
    ),
    law: openAct(30),
  },
} satisfies Fields

const excessFields = {
  reasonsAsked: { type: 'longText', label: '要求说明理由的情形', law: openAct(35), help: '写明数量、频次怎样明显超过合理范围' },
  reasonsAskedOn: { type: 'day', label: '要求说明理由日期', synonyms: words('说明理由告知日期 说明理由通知日期'), law: openAct(35) },
  reasonsGiven: { type: 'longText', label: '申请人说明的理由', law: openAct(35) },
  reasonsSound: { type: 'boolean', label: '理由合理', correctable: 'backfilled', law: openAct(35) },
  delayDays: { type: 'count', label: '延迟答复的合理期限', unit: '个工作日', correctable: false, law: openAct(35) },
  delayReason: { type: 'longText', label: '延迟答复理由', law: openAct(35) },
  excessive: { type: 'boolean', label: '申请的数量、频次明显超过合理范围', correctable: 'backfilled', law: openAct(42) },
  feeFen: {
    type: 'money',
    label: '收费金额',
    unit: '元',
    synonyms: words('应收费用 信息处理费 收费 应收金额 收费情况 处理费 费用 信息处理费金额 应缴金额'),
    law: openAct(42),
  },
  feeBasis: { type: 'longText', label: '计费说明', law: feeRule },
  feeToldOn: { type: 'day', label: '收费通知日期', synonyms: words('收费通知书日期 收费通知时间 发出收费通知日期'), law: openAct(42) },
  feePaidFen: { type: 'money', label: '实收金额', unit: '元', synonyms: words('已缴金额 实缴金额 缴费金额 实收费用'), law: openAct(42) },
  feePaidOn: { type: 'day', label: '缴费日期', synonyms: words('缴费时间 收费日期 缴款日期'), law: openAct(42) },
} satisfies Fields

const consultationFields = {
  searchNote: { type: 'longText', label: '检索记录', synonyms: words('检索情况'), law: openAct(36), help: '在哪里、用什么方法、查了哪些年份，结果怎样' },
  searchedOn: { type: 'day', label: '检索日期', law: openAct(36) },
  thirdInvolved: { type: 'boolean', label: '公开会损害第三方合法权益', correctable: 'backfilled', law: openAct(32) },
  third: { type: 'text', label: '第三方', secrecy: 'personal', synonyms: words('第三方名称 第三方姓名'), law: openAct(32) },
  thirdLetterNo: { type: 'text', label: '征求意见书文号', law: openAct(32) },
  thirdAskedOn: {
    type: 'day',
    label: '征求第三方日期',
    synonyms: words(
      '征求第三方意见日期 第三方征求日期 征求意见日期 发出第三方征求意见书日期 征求第三方意见时间 征求第三方时间 第三方意见征求日期 发出征求意见日期',
    ),
    law: openAct(32),
  },
  thirdReceivedOn: { type: 'day', correctable: 'backfilled', label: '第三方收到征求意见书日期', synonyms: words('第三方签收日期'), law: openAct(32) },
  thirdAnsweredOn: {
    type: 'day',
    label: '第三方反馈日期',
    synonyms: words(
      '第三方答复日期 第三方回复日期 反馈日期 收到第三方意见日期 第三方反馈时间 第三方意见反馈日期 第三方意见日期 收到第三方反馈日期 意见反馈日期',
    ),
    law: openAct(32),
  },
  thirdOpinion: {
    type: 'choice',
    label: '第三方意见',
    options: options.opinions,
    openEnded: true,
    correctable: 'backfilled',
    synonyms: words('第三方反馈意见 第三方是否同意 第三方反馈 第三方意见情况'),
    law: openAct(32),
  },
  thirdReason: { type: 'longText', label: '第三方的理由', law: openAct(32) },
  thirdPending: { type: 'boolean', label: '征求第三方意见中', correctable: false, law: openAct(33) },
  consulted: { type: 'text', label: '征求意见的机关', synonyms: words('征求意见机关 协办机关 共同制作机关'), law: openAct('33、34') },
  coMade: { type: 'boolean', label: '由两个以上行政机关共同制作', correctable: 'backfilled', law: openAct(34) },
  officeAskedOn: {
    type: 'day',
    label: '征求其他机关日期',
    synonyms: words('征求其他机关意见日期 征求机关意见日期 征求其他行政机关意见日期 征求共同制作机关日期'),
    law: openAct(33),
  },
  officeReceivedOn: { type: 'day', correctable: 'backfilled', label: '其他机关收到征求意见书日期', law: openAct(34) },
  officeAnsweredOn: {
    type: 'day',
    label: '其他机关反馈日期',
    synonyms: words('其他机关答复日期 其他机关回复日期 机关反馈日期 收到其他机关意见日期'),
    law: openAct(33),
  },
  officeOpinion: { type: 'choice', label: '其他机关意见', options: options.opinions, openEnded: true, correctable: 'backfilled', law: openAct(34) },
  officePending: { type: 'boolean', label: '征求其他机关意见中', correctable: false, law: openAct(33) },
  extendReason: { type: 'longText', label: '延期理由', synonyms: words('延长理由 延期原因'), law: openAct(33) },
  extended: {
    type: 'boolean',
    label: '是否延期',
    correctable: 'backfilled',
    synonyms: words('是否延长 是否延期答复 是否延长答复期限 延期 延期答复 是否延长答复 是否延长期限 有无延期'),
    law: openAct(33),
  },
  extendedOn: {
    type: 'day',
    label: '延期日期',
    synonyms: words(
      '延期答复日期 延长日期 延期时间 延期告知日期 延期答复告知日期 延长答复日期 延期告知时间 延期通知日期 延期答复告知书日期 延长告知日期 延长答复告知日期',
    ),
    law: openAct(33),
  },
  examineNote: { type: 'longText', label: '公开审查意见', law: openAct('17、37'), help: '国家秘密、商业秘密、个人隐私逐项写明' },
  examineResult: { type: 'choice', label: '公开审查结论', options: options.checks, correctable: 'backfilled', law: openAct(17) },
  examinedOn: { type: 'day', label: '公开审查日期', synonyms: words('保密审查日期'), law: openAct(17) },
  reviewNote: { type: 'longText', label: '合法性审核意见', law: houseRule('对申请人不利的答复，签发前经合法性审核') },
  reviewResult: { type: 'choice', label: '合法性审核结论', options: options.checks, correctable: 'backfilled', law: houseRule('同上') },
  reviewedOn: { type: 'day', label: '合法性审核日期', synonyms: words('法制审核日期 合法性审查日期'), law: houseRule('同上') },
} satisfies Fields

export const requestPart = { ...requestFields, ...applicantFields, ...clarificationFields, ...excessFields, ...consultationFields } satisfies Fields
