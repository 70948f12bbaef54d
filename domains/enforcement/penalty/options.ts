/** Lists of values of a penalty case, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

export const sources = {
  inspection: { label: '检查发现', synonyms: ['巡查发现', '日常检查', '执法检查', '监督检查', '行政检查', '自行发现'] },
  complaint: { label: '投诉举报', synonyms: ['投诉', '举报', '群众举报', '群众投诉', '信访'] },
  superior: { label: '上级交办', synonyms: ['上级交办（转办）', '上级转办', '领导交办'] },
  department: { label: '部门移送', synonyms: ['移送', '其他部门移送', '其他机关移送', '案件移送'] },
  hotline: { label: '12345转办', synonyms: ['12345', '12345热线', '热线转办', '12345工单', '12345热线转办'] },
  grid: { label: '网格上报', synonyms: ['网格', '网格员上报', '网格发现', '社区上报'] },
  monitor: { label: '非现场监控发现', synonyms: ['电子监控', '非现场执法', '技术监控'] },
  judicial: { label: '司法机关移送', synonyms: ['公安移送', '检察院移送', '检察机关移送', '反向移送'] },
  other: { label: '其他', synonyms: ['其它'] },
} satisfies Options

export const partyKinds = {
  person: { label: '自然人', synonyms: ['个人', '公民', '自然人（公民）'] },
  org: {
    label: '法人或其他组织',
    synonyms: ['单位', '企业', '法人', '法人及非法人组织', '法人或非法人组织', '其他组织', '非法人组织', '组织', '公司', '企业法人', '法人和其他组织'],
  },
  household: { label: '个体工商户', synonyms: ['个体户', '个体'] },
} satisfies Options

export const capacities = {
  full: { label: '完全责任能力' },
  under14: { label: '不满十四周岁' },
  under18: { label: '已满十四周岁不满十八周岁' },
  incapable: { label: '不能辨认或者不能控制自己行为' },
  limited: { label: '尚未完全丧失辨认或者控制能力' },
} satisfies Options

export const authorities = {
  own: { label: '法律、法规、规章赋予本机关的职权' },
  delegated: { label: '省级决定并公布下放镇街的职权' },
  entrusted: { label: '依法书面委托的职权' },
} satisfies Options

export const procedureKinds = {
  ordinary: { label: '普通程序', synonyms: ['一般程序', '一般', '普通', '立案查处', '普通程序（一般程序）'] },
  summary: { label: '简易程序', synonyms: ['简易', '当场处罚', '当场处罚程序', '简易程序（当场处罚）'] },
  fast: { label: '快速办理', synonyms: ['快速办理程序', '快办', '简案快办'] },
} satisfies Options

/** Leniency (从轻、减轻、从重) beside the degrees of discretionary standards: a slight act is not a lenient decision. */
export const discretions = {
  lenient: { label: '从轻', synonyms: ['从轻处罚', '从轻情节', '从轻档'] },
  mitigated: { label: '减轻', synonyms: ['减轻处罚', '减轻情节', '减轻档'] },
  normal: { label: '一般', synonyms: ['一般处罚', '一般情节', '一般档', '适中', '正常'] },
  aggravated: { label: '从重', synonyms: ['从重处罚', '从重情节', '从重档'] },
  slight: { label: '轻微', synonyms: ['情节轻微', '轻微情节', '轻微档'] },
  lighter: { label: '较轻', synonyms: ['较轻情节', '较轻档'] },
  heavier: { label: '较重', synonyms: ['较重情节', '较重档', '情节较重'] },
  serious: { label: '严重', synonyms: ['严重情节', '严重档', '情节严重', '特别严重'] },
  exempted: { label: '不予处罚', synonyms: ['免罚', '首违不罚', '轻微不罚', '免予处罚', '不予行政处罚'] },
} satisfies Options

/** Kinds of art. 9 that an office other than the police may impose, and the usual pairs. */
export const penaltyKinds = {
  warning: { label: '警告', synonyms: ['行政警告'] },
  criticism: { label: '通报批评' },
  fine: { label: '罚款', synonyms: ['行政罚款', '处以罚款', '罚金'] },
  warningAndFine: { label: '警告并处罚款', synonyms: ['警告、罚款', '警告和罚款', '罚款、警告', '警告及罚款', '警告并罚款'] },
  gains: { label: '没收违法所得', synonyms: ['没收所得'] },
  goods: { label: '没收非法财物', synonyms: ['没收财物', '没收物品', '没收工具'] },
  gainsAndGoods: { label: '没收违法所得、没收非法财物' },
  fineAndConfiscation: {
    label: '罚款并处没收',
    synonyms: ['罚没', '罚款、没收违法所得', '没收违法所得、罚款', '没收非法财物、罚款', '罚款、没收非法财物', '罚款并没收'],
  },
  suspendLicence: { label: '暂扣许可证件', synonyms: ['暂扣许可证', '暂扣执照', '暂扣许可证执照'] },
  lowerGrade: { label: '降低资质等级' },
  revokeLicence: { label: '吊销许可证件', synonyms: ['吊销许可证', '吊销执照', '吊销许可证执照', '吊销营业执照'] },
  limitBusiness: { label: '限制开展生产经营活动', synonyms: ['限制生产经营'] },
  stopBusiness: { label: '责令停产停业', synonyms: ['停产停业', '责令停业'] },
  closeBusiness: { label: '责令关闭' },
  barPractice: { label: '限制从业' },
  other: { label: '法律、行政法规规定的其他行政处罚', synonyms: ['其他', '其它', '其他行政处罚'] },
  none: { label: '不予处罚', synonyms: ['不予行政处罚', '免予处罚', '免罚', '首违不罚', '不罚'] },
} satisfies Options

export const evidenceKinds = {
  documentary: { label: '书证' },
  physical: { label: '物证' },
  audiovisual: { label: '视听资料' },
  electronic: { label: '电子数据' },
  witness: { label: '证人证言' },
  statement: { label: '当事人的陈述' },
  expert: { label: '鉴定意见' },
  record: { label: '勘验笔录、现场笔录' },
} satisfies Options

export const investigationWays = {
  question: { label: '询问' },
  site: { label: '现场检查、勘验' },
  sample: { label: '抽样取证' },
  collect: { label: '调取证据材料' },
  remote: { label: '非现场取证' },
} satisfies Options

/** Where a measure that was approved first stands. */
export const measureStates = {
  approved: { label: '已批准' },
  urgent: { label: '情况紧急先行实施，待补办批准' },
  held: { label: '实施中' },
  ended: { label: '已处理' },
} satisfies Options

export const measureKinds = {
  sealPlace: { label: '查封场所、设施、财物' },
  seize: { label: '扣押财物' },
} satisfies Options

export const thingOutcomes = {
  preserved: { label: '采取复制、拍照等方式保全证据' },
  tested: { label: '送交检测、检验、鉴定' },
  seized: { label: '转为查封、扣押' },
  confiscated: { label: '依法没收' },
  destroyed: { label: '依法销毁' },
  released: { label: '解除并返还' },
  transferred: { label: '随案移送' },
} satisfies Options

export const corrections = {
  now: { label: '责令立即改正' },
  term: { label: '责令限期改正' },
  done: { label: '已自行改正，责令不得再犯' },
} satisfies Options

export const noticeKinds = {
  defence: { label: '陈述、申辩' },
  hearing: { label: '陈述、申辩和听证' },
} satisfies Options

export const renoticeReasons = {
  lighter: { label: '采纳意见，拟处罚减轻或依据变更' },
  newFacts: { label: '补充调查发现新的违法事实' },
  defect: { label: '原告知内容有误' },
} satisfies Options

export const waivers = {
  explicit: { label: '当事人明确放弃' },
  lapsed: { label: '逾期未陈述、申辩' },
} satisfies Options

export const defenceReviews = {
  adopted: { label: '成立，采纳' },
  partly: { label: '部分成立，部分采纳' },
  rejected: { label: '不成立，不予采纳' },
} satisfies Options

export const hearings = {
  requested: { label: '当事人已要求' },
  notified: { label: '已通知举行' },
  held: { label: '已举行', synonyms: ['是', '有', '已听证', '举行', '听证'] },
  waived: { label: '放弃', synonyms: ['放弃听证', '未要求', '未申请', '未要求听证'] },
  none: { label: '不涉及', synonyms: ['否', '无', '未听证', '未举行', '不适用'] },
} satisfies Options

export const reviewResults = {
  pass: { label: '同意', synonyms: ['通过', '是', '已审核', '审核通过', '合法', '同意处罚', '符合规定', '有', '已法制审核'] },
  supplement: { label: '退回补充调查', synonyms: ['补充调查'] },
  revise: { label: '退回改正', synonyms: ['改正', '修改', '纠正', '退回'] },
  transfer: { label: '建议移送', synonyms: ['移送'] },
  notNeeded: { label: '不属于应当审核的案件', synonyms: ['否', '无', '未审核', '不需要', '不适用', '不涉及'] },
} satisfies Options

export const discussionResults = {
  agree: { label: '同意处理意见' },
  supplement: { label: '退回补充调查' },
  revise: { label: '改变处理意见' },
} satisfies Options

/** The four decisions of art. 57. */
export const outcomes = {
  penalty: { label: '给予行政处罚', synonyms: ['处罚'] },
  exempt: { label: '不予行政处罚', synonyms: ['不予处罚', '违法行为轻微，不予处罚'] },
  unproven: { label: '违法事实不能成立，不予处罚', synonyms: ['违法事实不成立'] },
  crime: { label: '移送司法机关', synonyms: ['移送司法', '移送公安'] },
} satisfies Options

export const exemptions = {
  slight: { label: '轻微并及时改正，没有造成危害后果' },
  first: { label: '初次违法且危害后果轻微并及时改正' },
  faultless: { label: '当事人有证据足以证明没有主观过错' },
  under14: { label: '不满十四周岁' },
  incapable: { label: '不能辨认或者不能控制自己行为' },
} satisfies Options

export const serviceWays = {
  onSite: { label: '当场交付', synonyms: ['当场送达', '当场'] },
  direct: { label: '直接送达', synonyms: ['直接', '当面送达'] },
  left: { label: '留置送达', synonyms: ['留置'] },
  mail: { label: '邮寄送达', synonyms: ['邮寄', '快递', 'EMS', '邮政送达'] },
  entrusted: { label: '委托送达', synonyms: ['委托'] },
  electronic: { label: '电子送达', synonyms: ['电子', '短信送达', '微信送达', '邮件送达'] },
  public: { label: '公告送达', synonyms: ['公告'] },
} satisfies Options

export const payWays = {
  bank: { label: '到指定银行缴纳' },
  electronic: { label: '通过电子支付系统缴纳' },
  onSpot: { label: '当场收缴' },
} satisfies Options

/** When fines may be taken on the spot (arts. 68, 69). */
export const collectReasons = {
  small: { label: '一百元以下罚款' },
  hard: { label: '不当场收缴事后难以执行' },
  remote: { label: '边远、水上、交通不便地区，当事人提出' },
} satisfies Options

export const performances = {
  done: { label: '已履行', synonyms: ['履行', '已缴纳', '履行完毕', '全部履行', '已缴清', '自动履行', '已执行', '执行完毕', '是', '已缴款', '主动履行'] },
  partly: { label: '部分履行', synonyms: ['部分缴纳', '履行中'] },
  deferred: { label: '延期或者分期履行', synonyms: ['延期缴纳', '分期缴纳', '延期', '分期', '暂缓'] },
  pending: { label: '未履行', synonyms: ['未缴纳', '未执行', '待履行', '否', '尚未履行', '未缴'] },
  court: { label: '申请法院强制执行', synonyms: ['强制执行', '法院执行', '已申请法院强制执行', '申请强制执行'] },
  none: { label: '无需履行', synonyms: ['无', '不涉及'] },
} satisfies Options

export const courtResults = {
  accepted: { label: '已受理，待裁定' },
  allowed: { label: '裁定准予执行' },
  refused: { label: '不予受理或者不准予执行' },
} satisfies Options

export const remedies = {
  none: { label: '无', synonyms: ['否', '未复议诉讼', '未复议、诉讼', '无复议诉讼', '没有'] },
  reconsideration: { label: '行政复议', synonyms: ['复议', '申请复议', '已复议', '复议维持', '提起复议'] },
  litigation: { label: '行政诉讼', synonyms: ['诉讼', '起诉', '已诉讼', '提起诉讼'] },
  both: { label: '行政复议和行政诉讼', synonyms: ['复议、诉讼', '复议和诉讼', '复议后诉讼', '复议并诉讼'] },
} satisfies Options

export const remedyResults = {
  upheld: { label: '维持决定或者驳回请求', synonyms: ['维持', '驳回'] },
  withdrawn: { label: '申请人（原告）撤回' },
  changed: { label: '变更' },
  revoked: { label: '撤销' },
  redo: { label: '撤销并责令重新作出' },
  illegal: { label: '确认违法' },
  void: { label: '确认无效' },
} satisfies Options

export const closeReasons = {
  performed: { label: '决定履行完毕' },
  court: { label: '人民法院受理强制执行申请' },
  noPenalty: { label: '不予行政处罚' },
  transferred: { label: '移送司法机关并被立案' },
  overturned: { label: '决定被撤销或者确认无效' },
  terminated: { label: '终止调查' },
  ended: { label: '终结执行' },
} satisfies Options

export const ledgerStatuses = {
  open: { label: '办理中', synonyms: ['在办', '未结案', '未结', '正在办理', '调查中', '处理中', '否', '已立案'] },
  closed: { label: '已结案', synonyms: ['结案', '办结', '已办结', '已结', '完结', '是'] },
  archived: { label: '已归档', synonyms: ['归档', '结案归档', '已结案归档'] },
} satisfies Options
