/** Fields of an application from the draft of its answer on. */
import type { Field } from '../../../engine/define.ts'
import { openAct, openActUnread, reconsiderationAct } from './law.ts'
import * as options from './options.ts'
import { leaves, outcomes } from './outcomes.ts'

type Fields = Readonly<Record<string, Field>>
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

export const answerPart = {
  proposedOutcome: { type: 'choice', label: '拟办答复类型', options: leaves, correctable: false, law: openAct('36、39') },
  draftNote: { type: 'longText', label: '拟办意见', law: openAct(36), help: '写明事实、适用的条文和理由' },
  withheldPart: { type: 'longText', label: '不予公开部分及处理', law: openAct(37) },
  publicInterest: { type: 'boolean', label: '不公开会对公共利益造成重大影响', correctable: 'backfilled', law: openAct('15、32') },
  overrideReason: { type: 'longText', label: '决定公开的内容和理由（已书面告知第三方）', law: openAct(32) },
  outcome: {
    type: 'choice',
    label: '答复类型',
    options: outcomes,
    correctable: 'backfilled',
    synonyms: words(`办理结果 答复情况 答复结果 处理结果 公开情况 办理情况 答复类别 是否公开 结果 答复意见 公开结果 答复处理类型 处理决定 答复内容 办理结果类型
      办理类型 答复处理情况 处理情况 答复决定 处理决定类型 答复处理结果 公开类型 答复性质 申请办理结果 处理意见 办理决定 答复分类 办结方式`),
    law: openAct('36、39'),
  },
  answerReason: { type: 'longText', label: '答复理由和依据', synonyms: words('答复说明 不予公开理由 答复理由'), law: openAct('第36条第（三）项') },
  otherWay: { type: 'longText', label: '告知的其他渠道', law: openAct('36、39'), help: '获取信息的方式途径，或者应当向哪个机关、哪个渠道提出' },
  remedyTold: { type: 'boolean', label: '已告知复议、诉讼的途径和期限', correctable: 'backfilled', law: reconsiderationAct(23) },
  answerNo: {
    type: 'text',
    label: '答复文号',
    search: true,
    synonyms:
      words(`答复书文号 答复书编号 告知书文号 文号 答复编号 答复书号 答复告知书文号 回复文号 告知书编号 答复函文号 答复函编号 政府信息公开告知书文号 答复文书号
      答复文书文号`),
    law: openAct(36),
  },
  answeredOn: {
    type: 'day',
    label: '答复日期',
    synonyms:
      words(`答复时间 办结日期 回复日期 答复书日期 出具答复日期 答复作出日期 作出答复日期 办结时间 回复时间 作出答复时间 答复书出具日期 办理完成日期 完成日期
      告知书日期 实际答复日期 答复书作出日期 办复日期 办理日期 处理日期 答复申请人日期`),
    law: openAct(33),
  },
  deliverWay: {
    type: 'choice',
    label: '送达方式',
    options: options.deliverWays,
    openEnded: true,
    synonyms: words('答复方式 答复送达方式 送达形式 答复形式 答复途径'),
    law: openAct(40),
  },
  deliverNote: { type: 'text', label: '送达情况', maxLength: 500, law: openAct(40), help: '送达凭证的名称和编号' },
  deliveredOn: { type: 'day', label: '送达日期', synonyms: words('送达时间 答复送达日期 答复书送达日期 寄出日期 发出日期 签收日期'), law: openAct(40) },
  withdrawNote: { type: 'longText', label: '撤回情况', law: openAct(36) },
  proactiveNote: { type: 'longText', label: '转为主动公开的处理', law: openAct(44) },
  proactiveOn: { type: 'day', label: '转为主动公开日期', synonyms: words('主动公开日期'), law: openAct(44) },
  reconsideration: {
    type: 'choice',
    label: '行政复议',
    options: options.remedies,
    openEnded: true,
    correctable: 'backfilled',
    synonyms: words('复议 是否复议 复议情况 复议结果 行政复议情况 行政复议结果 是否行政复议 复议（是/结果） 是否申请复议 是否提起复议 是否被复议 复议/结果'),
    law: reconsiderationAct(23),
  },
  reconsideredOn: { type: 'day', label: '申请复议日期', synonyms: words('复议日期 行政复议日期 复议申请日期 复议时间'), law: reconsiderationAct(23) },
  litigation: {
    type: 'choice',
    label: '行政诉讼',
    options: options.remedies,
    openEnded: true,
    correctable: 'backfilled',
    synonyms: words('诉讼 是否诉讼 诉讼情况 诉讼结果 行政诉讼情况 行政诉讼结果 是否行政诉讼 是否提起诉讼 是否起诉 是否被诉 诉讼/结果'),
    law: openActUnread(51),
  },
  suitKind: { type: 'choice', label: '起诉情形', options: options.suitKinds, synonyms: words('诉讼类型 起诉类型'), law: openActUnread(51) },
  litigatedOn: { type: 'day', label: '提起诉讼日期', synonyms: words('诉讼日期 行政诉讼日期 起诉日期 诉讼时间'), law: openActUnread(51) },
  remedyNote: { type: 'longText', label: '复议、诉讼情况', law: openActUnread(51) },
  closedOn: { type: 'day', label: '归档日期', synonyms: words('归档时间 结案日期'), law: openAct(36) },
  ledgerDue: {
    type: 'text',
    label: '答复期限',
    synonyms: words(
      '答复截止日期 应答复日期 法定答复日期 办理期限 答复时限 法定答复期限 截止日期 应答复时间 办理时限 法定期限 法定时限 答复到期日 答复截止时间 到期日期',
    ),
    law: openAct(33),
    help: '台账自己写的期限，只作对照；本系统按条例重新计算',
  },
  ledgerOverdue: {
    type: 'choice',
    label: '是否超期',
    options: options.overdueMarks,
    openEnded: true,
    synonyms: words('是否逾期 是否超时 超期情况 是否超期答复 是否逾期答复 有无超期 逾期情况'),
    law: openAct(33),
    help: '台账自己的说法，只作对照',
  },
  ledgerStatus: {
    type: 'choice',
    label: '办理状态',
    options: options.ledgerStatuses,
    openEnded: true,
    synonyms: words('状态 是否办结 办理进度 是否答复 进度 当前状态 办结状态 办结情况 申请状态'),
  },
  remarks: { type: 'longText', label: '备注', synonyms: words('说明 备注说明 其他说明') },
} satisfies Fields
