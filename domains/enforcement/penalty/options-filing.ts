/** Lists of values of a penalty case up to the end of its investigation, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

export const sources = {
  inspection: {
    label: '检查发现',
    synonyms: [
      '巡查发现',
      '日常检查',
      '执法检查',
      '监督检查',
      '行政检查',
      '自行发现',
      '日常巡查',
      '检查',
      '巡查',
      '执法巡查',
      '主动发现',
      '依职权检查发现',
      '专项检查',
    ],
  },
  complaint: { label: '投诉举报', synonyms: ['投诉', '举报', '群众举报', '群众投诉', '信访', '投诉、举报', '群众投诉举报', '市民投诉', '来信来访'] },
  superior: { label: '上级交办', synonyms: ['上级交办（转办）', '上级转办', '领导交办', '上级机关交办', '上级部门交办', '交办', '上级交转办'] },
  department: {
    label: '部门移送',
    synonyms: ['移送', '其他部门移送', '其他机关移送', '案件移送', '有关部门移送', '部门移交', '移交', '外部门移送', '部门转办'],
  },
  hotline: {
    label: '12345转办',
    synonyms: [
      '12345',
      '12345热线',
      '热线转办',
      '12345工单',
      '12345热线转办',
      '12345热线交办',
      '热线',
      '政务服务热线',
      '12345平台',
      '12345平台转办',
      '12345投诉',
    ],
  },
  grid: { label: '网格上报', synonyms: ['网格', '网格员上报', '网格发现', '社区上报', '网格巡查', '网格巡查发现', '网格事件', '村（社区）上报', '网格化上报'] },
  monitor: { label: '非现场监控发现', synonyms: ['电子监控', '非现场执法', '技术监控'] },
  judicial: { label: '司法机关移送', synonyms: ['公安移送', '检察院移送', '检察机关移送', '反向移送'] },
  other: { label: '其他', synonyms: ['其它'] },
} satisfies Options

export const partyKinds = {
  person: { label: '自然人', synonyms: ['个人', '公民', '自然人（公民）', '居民', '村民', '公民个人'] },
  org: {
    label: '法人或其他组织',
    synonyms: [
      '单位',
      '企业',
      '法人',
      '法人及非法人组织',
      '法人或非法人组织',
      '其他组织',
      '非法人组织',
      '组织',
      '公司',
      '企业法人',
      '法人和其他组织',
      '法人/其他组织',
      '法人或者其他组织',
      '法人或者非法人组织',
      '事业单位',
      '机关',
      '机关单位',
      '社会组织',
      '社会团体',
      '民办非企业单位',
      '合伙企业',
      '个人独资企业',
      '农民专业合作社',
      '有限公司',
      '法人单位',
      '企业单位',
      '企业/单位',
      '其他',
    ],
  },
  household: { label: '个体工商户', synonyms: ['个体户', '个体', '个体经营户', '个体商户', '工商户', '个体经营者'] },
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
  ordinary: {
    label: '普通程序',
    synonyms: ['一般程序', '一般', '普通', '立案查处', '普通程序（一般程序）', '普通程序案件', '一般程序案件', '普通/一般程序', '一般（普通）程序', '听证程序'],
  },
  summary: { label: '简易程序', synonyms: ['简易', '当场处罚', '当场处罚程序', '简易程序（当场处罚）', '当场', '简易程序案件', '简易处罚'] },
  fast: { label: '快速办理', synonyms: ['快速办理程序', '快办', '简案快办', '快速程序', '快速办理案件', '普通程序快速办理', '简易快速办理'] },
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

/** Where a measure that has to be approved stands. */
export const measureStates = {
  asked: { label: '待批准' },
  approved: { label: '已批准' },
  urgent: { label: '情况紧急先行实施，待补办批准' },
  refused: { label: '未获批准，应当立即解除' },
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
