/** Lists of values of an inspection, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

export const authorities = {
  organ: { label: '具有法定行政执法权的行政机关' },
  authorised: { label: '法律、法规授权的组织' },
  entrusted: { label: '依法受委托的组织' },
} satisfies Options

/** The three kinds of inspection: routine, for a campaign, on a clue. */
export const kinds = {
  daily: {
    label: '日常检查',
    synonyms: ['日常', '日常监管', '日常巡查', '日常监督检查', '例行检查', '常规检查', '常规', '定期检查', '计划检查', '日常性检查'],
  },
  special: { label: '专项检查', synonyms: ['专项', '专项整治', '专项行动', '集中整治', '集中检查', '专项执法检查', '专项治理', '专项监督检查'] },
  case: { label: '个案检查', synonyms: ['个案', '举报核查', '投诉举报核查', '线索核查', '个案核查', '线索检查', '投诉举报检查', '交办核查'] },
} satisfies Options

export const ways = {
  onSite: {
    label: '现场',
    synonyms: ['现场检查', '入企检查', '实地检查', '上门检查', '入户检查', '现场核查', '入企', '实地', '实地核查', '入企现场检查', '线下', '线下检查'],
  },
  offSite: {
    label: '非现场',
    synonyms: ['非现场检查', '书面检查', '书面核查', '线上检查', '远程检查', '网络检查', '线上', '书面', '非现场监管', '信息共享核查', '智慧监管', '视频检查'],
  },
  joint: {
    label: '联合检查',
    synonyms: ['联合', '联合执法', '综合查一次', '联合综合查一次', '跨部门联合检查', '部门联合检查', '联合抽查', '联合执法检查', '跨部门综合检查', '部门联合'],
  },
  random: {
    label: '双随机',
    synonyms: ['双随机检查', '双随机抽查', '双随机一公开', '双随机、一公开检查', '双随机、一公开抽查', '随机抽查', '随机检查', '抽查', '部门双随机'],
  },
} satisfies Options

export const clues = {
  complaint: { label: '投诉举报', synonyms: ['投诉', '举报', '群众举报', '群众投诉', '12345', '热线转办', '信访'] },
  assigned: { label: '转办交办', synonyms: ['上级交办', '转办', '交办', '部门移送', '上级转办', '领导交办'] },
  monitored: { label: '数据监测', synonyms: ['监测预警', '数据监测等线索', '非现场监管发现', '风险预警', '数据比对'] },
  requested: { label: '企业申请', synonyms: ['应企业申请', '企业主动申请', '申请'] },
  plan: { label: '年度检查计划', synonyms: ['年度计划', '计划内', '计划检查', '检查计划'] },
  campaign: { label: '专项检查计划', synonyms: ['专项计划', '专项部署', '专项方案', '专项行动'] },
} satisfies Options

export const targetKinds = {
  org: { label: '法人或其他组织', synonyms: ['单位', '企业', '法人', '公司', '其他组织', '非法人组织', '组织', '企业法人', '法人及非法人组织', '有限公司'] },
  household: { label: '个体工商户', synonyms: ['个体户', '个体', '个体经营者'] },
  person: { label: '自然人', synonyms: ['个人', '公民'] },
} satisfies Options

/** Why a visit does not count towards the yearly cap. */
export const capExceptions = {
  complaint: { label: '投诉举报线索' },
  assigned: { label: '转办交办线索' },
  monitored: { label: '数据监测等线索' },
  requested: { label: '企业主动申请' },
} satisfies Options

/** What came of asking whether the visit can be merged, made jointly, or avoided. */
export const mergeChecks = {
  single: { label: '无可以合并、联合的检查，且须现场核实' },
  merged: { label: '已合并本机关对同一对象的其他检查' },
  joint: { label: '已与其他部门联合（综合查一次）' },
  offSite: { label: '改为书面核查、信息共享等非现场方式' },
} satisfies Options

export const noticeWays = {
  onSite: { label: '检查时当场出具' },
  advance: { label: '事先送达' },
  electronic: { label: '电子送达' },
} satisfies Options

export const recusals = {
  asked: { label: '已申请，待决定' },
  granted: { label: '同意，已更换检查人员' },
  refused: { label: '不同意' },
} satisfies Options

export const signatures = {
  signed: { label: '检查对象已核对签名' },
  refused: { label: '拒绝签名，已注明原因' },
  absent: { label: '无人在场，由见证人签名' },
} satisfies Options

export const results = {
  clear: {
    label: '未发现问题',
    synonyms: [
      ...['未发现异常', '未见异常', '正常', '合格', '无问题', '无', '符合要求', '符合', '未发现违法行为', '未发现违法违规行为', '通过', '无隐患', '合规'],
      ...['未发现隐患', '未发现明显问题', '无异常', '良好', '检查合格', '未发现违法', '未发现问题隐患', '未发现违规', '没有发现问题', '符合规定', '检查正常'],
    ],
  },
  onSpot: {
    label: '当场整改',
    synonyms: [
      ...['现场整改', '立行立改', '即查即改', '当场改正', '现场改正', '已当场整改', '已现场整改', '立即整改', '立即改正', '当场整改完毕', '现场整改完成'],
      ...['当场完成整改', '现场立即整改', '已当场改正', '发现问题当场整改', '发现问题并当场整改'],
    ],
  },
  order: {
    label: '责令改正',
    synonyms: [
      ...['责令整改', '限期整改', '限期改正', '责令限期改正', '责令限期整改', '责令立即改正', '责令立即整改', '下达整改通知书', '责令改正通知书', '待整改'],
      ...[
        '下达责令改正通知书',
        '下发责令改正通知书',
        '要求整改',
        '整改',
        '要求限期整改',
        '发现问题责令改正',
        '下发整改通知',
        '责令改正通知',
        '发出责令改正通知书',
      ],
    ],
  },
  transfer: {
    label: '移送',
    synonyms: [
      '移交',
      '移送处理',
      '移送有权机关',
      '移送其他部门',
      '移送主管部门',
      '移送有关部门',
      '移送有关部门处理',
      '移交处理',
      '移送其他机关',
      '抄告',
      '移送司法机关',
    ],
  },
  case: {
    label: '立案',
    synonyms: [
      ...['立案查处', '立案处罚', '立案调查', '行政处罚', '予以立案', '转立案', '处罚', '已立案', '移交立案', '立案处理', '予以行政处罚', '转行政处罚'],
      ...['立案侦办', '违法立案', '发现违法行为立案', '当场处罚', '依法立案', '依法立案查处'],
    ],
  },
} satisfies Options

export const recheckResults = {
  done: {
    label: '已改正',
    synonyms: [
      ...['已整改', '整改到位', '整改完成', '合格', '已完成整改', '已整改到位', '改正', '是', '已完成', '完成整改', '复查合格', '符合要求', '通过', '完成'],
      ...['整改完毕', '已整改完成', '已整改完毕', '按期改正', '已按期整改', '按期整改', '已改正完毕', '到位'],
    ],
  },
  partly: { label: '部分改正', synonyms: ['部分整改', '正在整改', '整改中', '部分完成', '基本整改'] },
  not: {
    label: '未改正',
    synonyms: ['未整改', '未整改到位', '整改不到位', '否', '不合格', '逾期未改正', '逾期未整改', '复查不合格', '拒不改正', '未完成', '未完成整改'],
  },
} satisfies Options

export const ratings = {
  good: { label: '满意', synonyms: ['非常满意', '很满意', '好评', '十分满意', '好', '优', '优秀'] },
  fair: { label: '基本满意', synonyms: ['较满意', '比较满意', '良好', '较好', '良'] },
  neutral: { label: '一般', synonyms: ['中评', '中', '中等'] },
  bad: { label: '不满意', synonyms: ['不满', '差评', '非常不满意', '很不满意', '差', '较差'] },
} satisfies Options

export const tellWays = {
  onSite: { label: '当场告知并签收' },
  direct: { label: '直接送达' },
  mail: { label: '邮寄送达' },
  electronic: { label: '电子送达' },
} satisfies Options

export const ledgerStatuses = {
  open: { label: '办理中', synonyms: ['在办', '未办结', '未结', '整改中', '处理中', '待整改', '否', '未完成', '进行中', '待复查'] },
  closed: { label: '已办结', synonyms: ['办结', '已完成', '完成', '已结', '结束', '是', '已闭环', '闭环', '完结', '已结案', '销号', '已销号'] },
  archived: { label: '已归档', synonyms: ['归档', '办结归档'] },
} satisfies Options
