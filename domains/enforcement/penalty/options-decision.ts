/** Lists of values from the notice to the service of the decision, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

/** Leniency (从轻、减轻、从重) beside the degrees of discretionary standards: a slight act is not a lenient decision. */
export const discretions = {
  lenient: {
    label: '从轻',
    synonyms: [
      '从轻处罚',
      '从轻情节',
      '从轻档',
      '从轻情形',
      '从轻阶次',
      '依法从轻',
      '依法从轻处罚',
      '予以从轻处罚',
      '可以从轻',
      '应当从轻',
      '从轻裁量',
      '从轻或减轻',
      '从轻减轻',
      '从轻、减轻',
      '从轻/减轻',
      '从轻或减轻处罚',
      '从轻或者减轻',
      '从轻或者减轻处罚',
      '从轻、减轻处罚',
      '从轻减轻处罚',
    ],
  },
  mitigated: {
    label: '减轻',
    synonyms: ['减轻处罚', '减轻情节', '减轻档', '减轻情形', '减轻阶次', '依法减轻', '依法减轻处罚', '予以减轻处罚', '可以减轻', '应当减轻', '减轻裁量'],
  },
  normal: {
    label: '一般',
    synonyms: [
      '一般处罚',
      '一般情节',
      '一般档',
      '适中',
      '正常',
      '一般阶次',
      '一般情形',
      '一般裁量',
      '正常处罚',
      '适中处罚',
      '中档',
      '基准',
      '否',
      '无',
      '未从轻',
      '不涉及',
    ],
  },
  aggravated: { label: '从重', synonyms: ['从重处罚', '从重情节', '从重档', '从重情形', '从重阶次', '依法从重', '依法从重处罚', '从重裁量', '加重'] },
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
  warningAndFine: {
    label: '警告并处罚款',
    synonyms: [
      '警告、罚款',
      '警告和罚款',
      '罚款、警告',
      '警告及罚款',
      '警告并罚款',
      '警告+罚款',
      '罚款+警告',
      '警告；罚款',
      '警告/罚款',
      '警告并处以罚款',
      '罚款和警告',
      '罚款；警告',
      '警告 罚款',
    ],
  },
  gains: { label: '没收违法所得', synonyms: ['没收所得'] },
  goods: { label: '没收非法财物', synonyms: ['没收财物', '没收物品', '没收工具'] },
  gainsAndGoods: { label: '没收违法所得、没收非法财物' },
  fineAndConfiscation: {
    label: '罚款并处没收',
    synonyms: [
      '罚没',
      '罚款、没收违法所得',
      '没收违法所得、罚款',
      '没收非法财物、罚款',
      '罚款、没收非法财物',
      '罚款并没收',
      '罚款+没收违法所得',
      '没收违法所得并处罚款',
      '没收违法所得+罚款',
      '没收违法所得和罚款',
      '没收并罚款',
      '没收并处罚款',
      '没收、罚款',
      '罚款、没收',
    ],
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
