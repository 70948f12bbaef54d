/** The answers that an application may end in: the 21 leaves of the yearly report's third table, each with its article. */
import type { Option, Value } from '../../../engine/define.ts'
import type { Provision } from '../../../engine/law.ts'
import { openAct, reportForm } from './law.ts'

export type Group = 'open' | 'partial' | 'withheld' | 'unable' | 'notProcessed' | 'otherwise'
export type Outcome = Option & { group: Group; law: Provision; synonyms: readonly string[] }

export const groups: Readonly<Record<Group, string>> = {
  open: '予以公开',
  partial: '部分公开',
  withheld: '不予公开',
  unable: '无法提供',
  notProcessed: '不予处理',
  otherwise: '其他处理',
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** A leaf under its group; ledgers write the group and the number before it, with and without marks. */
function leaf(group: Group, number: number, label: string, law: Provision, more = ''): Outcome {
  const head = groups[group]
  const numbered = number > 0 ? [`${head}${label}`, `${head}${number}${label}`, `${number}${label}`, `${head}/${label}`, `${head}/${number}${label}`] : []
  return { label, group, law, synonyms: [...numbered, ...words(more)] }
}

const clarifyLapsed = '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'
const feeLapsed = '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'

export const leaves = {
  open: leaf(
    'open',
    0,
    '予以公开',
    openAct('第36条第（一）、（二）项'),
    `全部公开 主动公开 已主动公开 公开 同意公开 已公开 全文公开 是 予公开 依申请公开 已予以公开 准予公开 提供 予以提供 提供信息 告知获取方式
     已主动公开告知获取方式 属于主动公开范围 主动公开范围 已主动公开告知方式和途径 全部予以公开 同意全部公开 准予全部公开 完全公开 公开提供`,
  ),
  partial: leaf(
    'partial',
    0,
    '部分公开',
    openAct(37),
    '部分予以公开 区分处理 同意部分公开 部分公开区分处理 部分提供 予以部分公开 部分不予公开 准予部分公开 部分公开（区分处理） 区分公开',
  ),
  secret: leaf('withheld', 1, '属于国家秘密', openAct(14), '国家秘密 涉及国家秘密 涉密 不予公开国家秘密 涉及国家秘密不予公开 不予公开涉及国家秘密'),
  forbidden: leaf(
    'withheld',
    2,
    '其他法律行政法规禁止公开',
    openAct(14),
    '法律行政法规禁止公开 法律法规禁止公开 其他法律法规禁止公开 不予公开法律行政法规禁止公开 禁止公开 其他法律、行政法规禁止公开',
  ),
  stability: leaf(
    'withheld',
    3,
    '危及“三安全一稳定”',
    openAct(14),
    '三安全一稳定 不予公开三安全一稳定 危及国家安全公共安全经济安全社会稳定 可能危及国家安全公共安全经济安全社会稳定 危及三安全一稳定不予公开',
  ),
  thirdParty: leaf(
    'withheld',
    4,
    '保护第三方合法权益',
    openAct('15、32'),
    `第三方合法权益 涉及第三方合法权益 商业秘密 个人隐私 涉及商业秘密 涉及个人隐私 商业秘密、个人隐私 涉及商业秘密个人隐私 第三方不同意公开 侵害第三方合法权益
     不予公开第三方合法权益 不予公开涉及个人隐私 不予公开个人隐私 不予公开商业秘密`,
  ),
  internal: leaf(
    'withheld',
    5,
    '属于三类内部事务信息',
    openAct(16),
    '三类内部事务信息 内部事务信息 内部信息 属于内部事务信息 不予公开内部事务信息 不予公开三类内部事务信息 内部管理信息',
  ),
  process: leaf(
    'withheld',
    6,
    '属于四类过程性信息',
    openAct(16),
    '四类过程性信息 过程性信息 属于过程性信息 过程信息 不予公开过程性信息 不予公开四类过程性信息',
  ),
  enforcementFile: leaf(
    'withheld',
    7,
    '属于行政执法案卷',
    openAct(16),
    '行政执法案卷 行政执法案卷信息 执法案卷 执法案卷信息 属于行政执法案卷信息 不予公开行政执法案卷 不予公开行政执法案卷信息',
  ),
  query: leaf(
    'withheld',
    8,
    '属于行政查询事项',
    openAct('第36条第（七）项'),
    '行政查询事项 行政查询 不予公开行政查询事项 按专门规定办理 依照有关法律行政法规的规定办理 查询事项 工商登记资料 不动产登记资料',
  ),
  notHeld: leaf(
    'unable',
    1,
    '本机关不掌握相关政府信息',
    openAct('第36条第（四）、（五）项'),
    `本机关不掌握 不掌握 信息不存在 政府信息不存在 不存在 本机关不掌握信息 不掌握相关信息 本机关不掌握相关信息 不属于本机关公开 不属于本机关 非本机关公开
     不属于本行政机关公开 不属于本机关职责 不属本机关公开 不属于本机关负责公开 非本机关掌握 申请信息不存在 不属于本行政机关负责公开 信息不存在无法提供
     无法提供不掌握 无法提供不存在 无法提供信息不存在 不属于本机关公开范围 不属于本单位公开 不属于公开范围 检索后不存在 经检索没有 该信息不存在 无此信息`,
  ),
  notMade: leaf(
    'unable',
    2,
    '没有现成信息需要另行制作',
    openAct(38),
    '需要另行制作 没有现成信息 没有现成信息需另行制作 需另行制作 需要加工分析 需要汇总加工 需要加工、分析 无现成信息 无现成信息需要另行制作 没有现成信息、需要另行制作',
  ),
  unclear: leaf(
    'unable',
    3,
    '补正后申请内容仍不明确',
    openAct(30),
    '补正后仍不明确 申请内容不明确 内容不明确 补正后内容仍不明确 补正后申请仍不明确 经补正仍不明确 申请不明确',
  ),
  complaint: leaf(
    'notProcessed',
    1,
    '信访举报投诉类申请',
    openAct(39),
    `信访 信访举报投诉类 信访投诉举报 信访举报投诉 信访投诉举报类 信访、投诉、举报 信访投诉举报类申请 属于信访 信访类 投诉举报 不作为政府信息公开申请处理
     不作为信息公开处理 非政府信息公开申请 不予处理信访`,
  ),
  repeat: leaf('notProcessed', 2, '重复申请', openAct('第36条第（六）项'), '不予重复处理 重复 重复申请不予处理 不予重复答复 重复申请不予重复处理 不重复处理'),
  publication: leaf('notProcessed', 3, '要求提供公开出版物', openAct(39), '公开出版物 提供公开出版物 出版物 告知公开出版物获取途径'),
  excessive: leaf(
    'notProcessed',
    4,
    '无正当理由大量反复申请',
    openAct(35),
    '大量反复申请 大量、反复申请 无正当理由大量、反复申请 数量频次明显超过合理范围 无正当理由反复申请',
  ),
  reissue: leaf(
    'notProcessed',
    5,
    '要求行政机关确认或重新出具已获取信息',
    reportForm('条例本身没有相应条文，按年度报告表格分类'),
    '要求确认或重新出具已获取信息 重新出具已获取信息 确认或重新出具已获取信息 要求确认或者重新出具已获取信息 要求重新出具已获取信息',
  ),
  lapsedClarify: leaf(
    'otherwise',
    1,
    clarifyLapsed,
    openAct(30),
    `逾期不补正 申请人逾期不补正 逾期未补正 申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正不再处理 逾期不补正视为放弃 视为放弃申请 视为放弃
     申请人无正当理由逾期不补正不再处理 未补正`,
  ),
  lapsedFee: leaf(
    'otherwise',
    2,
    feeLapsed,
    openAct(42),
    '逾期不缴费 逾期未缴费 逾期未缴纳费用 申请人逾期未缴费 逾期未按收费通知要求缴费 逾期未缴费不再处理 逾期未按收费通知要求缴纳费用 未缴费',
  ),
  other: leaf(
    'otherwise',
    3,
    '其他',
    openAct(36),
    `其他处理 其它 其他情形 撤回 申请人撤回 撤回申请 主动撤回 申请人主动撤回 撤销申请 申请人撤回申请 申请人撤销申请 撤销 终止 已撤回 其他方式处理 自行撤回
     申请人主动撤回申请 其他处理其他 转办 协商解决`,
  ),
} satisfies Readonly<Record<string, Outcome>>

export type LeafId = keyof typeof leaves

/** Wordings of older ledgers that name a group without its leaf, or no answer yet; never chosen here, and to be corrected to a leaf. */
export const unstated = {
  withheldUnstated: { label: '不予公开（未列明情形）', synonyms: words('不予公开 不公开 否 不同意公开 未公开 不予提供 不准予公开') },
  unableUnstated: { label: '无法提供（未列明情形）', synonyms: words('无法提供 不能提供 未提供') },
  notProcessedUnstated: { label: '不予处理（未列明情形）', synonyms: words('不予处理 不作处理 不再处理 不予受理') },
  pending: {
    label: '正在办理',
    synonyms: words('办理中 在办 未办结 未答复 正在处理 待答复 处理中 尚未答复 待办理 未办理 结转 结转下年度 结转下年度继续办理 延期办理'),
  },
} satisfies Readonly<Record<string, Option>>

export const outcomes: Readonly<Record<string, Option>> = { ...leaves, ...unstated }

const unstatedGroups: Readonly<Partial<Record<Group, readonly string[]>>> = {
  withheld: ['withheldUnstated'],
  unable: ['unableUnstated'],
  notProcessed: ['notProcessedUnstated'],
}

/** Ids of the answers in a group, those of older ledgers with no leaf among them. */
export const outcomesIn = (group: Group): string[] => [
  ...Object.entries(leaves).flatMap(([id, o]) => (o.group === group ? [id] : [])),
  ...(unstatedGroups[group] ?? []),
]

/** Is the value one of the 21 leaves? */
export const isLeaf = (value: Value | undefined): value is LeafId => typeof value === 'string' && value in leaves
