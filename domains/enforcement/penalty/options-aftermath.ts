/** Lists of values after the decision: performance, remedies, publicity, closing. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

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
  done: {
    label: '已履行',
    synonyms: [
      '履行',
      '已缴纳',
      '履行完毕',
      '全部履行',
      '已缴清',
      '自动履行',
      '已执行',
      '执行完毕',
      '是',
      '已缴款',
      '主动履行',
      '已缴',
      '已缴罚款',
      '已缴纳罚款',
      '已完成',
      '完成',
      '缴清',
      '已全部履行',
      '已自动履行',
    ],
  },
  partly: { label: '部分履行', synonyms: ['部分缴纳', '履行中'] },
  deferred: { label: '延期或者分期履行', synonyms: ['延期缴纳', '分期缴纳', '延期', '分期', '暂缓'] },
  pending: { label: '未履行', synonyms: ['未缴纳', '未执行', '待履行', '否', '尚未履行', '未缴', '未缴款', '待缴纳', '待缴', '待执行'] },
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

export const policeResults = {
  filed: { label: '已立案侦查' },
  refused: { label: '不予立案' },
} satisfies Options

export const publicityStates = {
  yes: { label: '已公示', synonyms: ['是', '公示', '已公开', '已上网公示', '公开', '已发布', '有', '√', '已'] },
  no: { label: '未公示', synonyms: ['否', '未公开', '待公示', '尚未公示', '无', '×', '未'] },
  exempt: { label: '依法不予公开', synonyms: ['不公示', '不予公示', '不公开', '不予公开', '依法不公开', '依法不公示', '无需公示', '不适用'] },
  withdrawn: { label: '已撤回', synonyms: ['撤回', '已撤销公示', '撤下'] },
} satisfies Options

/** Where a case stands, in the words of ledgers. */
export const ledgerStatuses = {
  clue: { label: '线索核查', synonyms: ['待立案', '核查中', '未立案', '线索核实'] },
  open: {
    label: '办理中',
    synonyms: [
      ...['在办', '未结案', '未结', '正在办理', '调查中', '处理中', '否', '已立案', '立案', '调查取证', '调查取证中', '办案中', '查处中', '未办结', '立案调查'],
      ...['正在处理', '正在调查', '审查中', '审核中', '待处罚', '已告知', '告知中', '待决定', '在办案件', '进行中', '未完成', '尚未结案'],
    ],
  },
  decided: { label: '已作出决定', synonyms: ['已处罚', '已决定', '已下达处罚决定', '已作出处罚', '已作出处罚决定', '待送达', '已下达处罚决定书'] },
  executing: { label: '执行中', synonyms: ['已送达', '待缴款', '待履行', '履行中', '未缴款', '待执行', '待缴罚款', '待结案', '送达'] },
  court: { label: '申请强制执行', synonyms: ['强制执行', '已申请强制执行', '申请法院强制执行', '法院执行', '法院执行中', '强制执行中'] },
  suspended: { label: '中止', synonyms: ['中止调查', '已中止', '中止办理', '案件中止'] },
  transferred: { label: '已移送', synonyms: ['移送', '移送公安', '移送司法机关', '已移送公安', '移送司法'] },
  notFiled: { label: '不予立案', synonyms: ['未予立案', '不立案', '决定不予立案'] },
  closed: {
    label: '已结案',
    synonyms: [
      ...['结案', '办结', '已办结', '已结', '完结', '是', '已完成', '已完结', '案件办结', '案件已办结', '结案完毕', '已执行完毕', '执行完毕', '终结'],
      ...['终止', '终止调查', '撤案', '销案', '已撤案', '已销案', '已终结', '办理完毕', '处理完毕'],
    ],
  },
  archived: { label: '已归档', synonyms: ['归档', '结案归档', '已结案归档', '已结案并归档', '已结案已归档', '结案并归档', '办结归档'] },
} satisfies Options
