/** Lists of values of a proposal, with the wordings older ledgers use. */
import type { Option } from '../../../engine/define.ts'

type Options = Readonly<Record<string, Option>>

const levels3 = ['全国', '省', '市', '区', '县', '镇'] as const
const atEveryLevel = (...words: readonly string[]): string[] => levels3.flatMap((level) => words.map((word) => `${level}${word}`))

/** Bills are another thing than suggestions, and are never counted as such. */
export const kinds = {
  npc: {
    label: '人大建议',
    synonyms: [
      ...[
        '人大代表建议',
        '代表建议',
        '人大',
        '建议',
        '人大代表建议批评和意见',
        '建议、批评和意见',
        '人大代表议案建议',
        '人大建议件',
        '建议件',
        '人大代表意见建议',
      ],
      ...atEveryLevel('人大建议', '人大代表建议', '人大', '级人大建议', '级人大代表建议', '级人大'),
      ...['R', '人大代表', '代表建议批评和意见', '人大议案建议', '闭会建议', '大会建议', '人大闭会建议'],
    ],
  },
  cppcc: {
    label: '政协提案',
    synonyms: [
      ...[
        '政协委员提案',
        '委员提案',
        '政协',
        '提案',
        '政协提案件',
        '提案件',
        '政协建议',
        '政协委员建议',
        '政协建议案',
        '集体提案',
        '党派提案',
        '政协提案（委员）',
      ],
      ...atEveryLevel('政协提案', '政协委员提案', '政协', '级政协提案', '级政协委员提案', '级政协'),
      ...['Z', '政协委员', '政协大会提案', '政协平时提案'],
    ],
  },
  bill: { label: '人大议案', synonyms: ['议案', '代表议案', '人大代表议案', ...atEveryLevel('人大议案', '级人大议案')] },
} satisfies Options

export const levels = {
  nation: { label: '全国', synonyms: ['国家', '国家级', '中央', '全国级'] },
  province: { label: '省', synonyms: ['省级', '自治区', '省（自治区、直辖市）', '省两会', '自治区级'] },
  city: { label: '市', synonyms: ['市级', '地市', '地级市', '设区的市', '市两会', '地市级', '州', '州级'] },
  district: { label: '区', synonyms: ['区级', '区县', '区（县）', '区县级', '县区', '区两会', '县区级', '市辖区'] },
  county: { label: '县', synonyms: ['县级', '县市', '县级市', '县（市）', '县两会', '旗'] },
  town: { label: '镇', synonyms: ['镇级', '乡镇', '乡', '乡镇级', '镇街', '街道', '乡级', '镇（街）', '镇人大'] },
} satisfies Options

export const roles = {
  lead: { label: '主办', synonyms: ['牵头', '牵头办理', '主办件', '主办单位', '主要承办', '牵头主办', '主'] },
  join: { label: '会办', synonyms: ['会同办理', '会办件', '会办单位', '联合会办', '会'] },
  split: { label: '分办', synonyms: ['分别办理', '分办件', '分别承办', '分头办理'] },
  sole: { label: '单办', synonyms: ['独办', '单独办理', '单独承办', '单办件', '独立承办', '独家办理', '独立办理'] },
  assist: { label: '协办', synonyms: ['协助办理', '配合', '配合办理', '协办件', '协办单位', '协同办理', '参与办理'] },
} satisfies Options

export const sessions = {
  session: { label: '大会期间', synonyms: ['大会', '会议期间', '大会建议', '大会提案', '两会期间'] },
  between: { label: '闭会期间', synonyms: ['闭会', '平时', '平时建议', '平时提案', '闭会建议', '闭会提案'] },
} satisfies Options

export const contactWays = {
  visit: { label: '上门走访', synonyms: ['走访', '面商', '面谈', '当面沟通', '上门'] },
  meeting: { label: '座谈', synonyms: ['座谈会', '会议', '面商会'] },
  survey: { label: '邀请调研', synonyms: ['调研', '现场调研', '实地调研'] },
  phone: { label: '电话', synonyms: ['电话沟通', '电话联系'] },
  letter: { label: '书面、网络', synonyms: ['书面', '信函', '微信', '短信', '网络', '网上'] },
} satisfies Options

/** 'A：已解决', 'A类（已解决）', '已解决A类': the letter with the words that explain it. */
const withLetter = (letter: string, ...words: readonly string[]): string[] =>
  words.flatMap((word) => [word, `${letter}${word}`, `${letter}类${word}`, `${word}${letter}`, `${word}${letter}类`])

/** What became of the matter; A, B and C are used in most places, D in some. */
export const classes = {
  A: {
    label: 'A',
    synonyms: [
      ...['A类', 'A级', 'A类件'],
      ...withLetter(
        'A',
        '已解决',
        '已经解决',
        '解决',
        '基本解决',
        '已解决或基本解决',
        '已经解决或者基本解决',
        '采纳',
        '已采纳',
        '已落实',
        '解决采纳',
        '所提问题已经解决或者基本解决',
      ),
    ],
  },
  B: {
    label: 'B',
    synonyms: [
      ...['B类', 'B级', 'B类件'],
      ...withLetter(
        'B',
        '正在解决',
        '列入计划',
        '正在解决或列入计划',
        '正在解决或者列入计划',
        '计划解决',
        '列入计划逐步解决',
        '部分解决',
        '逐步解决',
        '拟解决',
        '列入规划',
      ),
    ],
  },
  C: {
    label: 'C',
    synonyms: [
      ...['C类', 'C级', 'C类件'],
      ...withLetter(
        'C',
        '留作参考',
        '因条件限制',
        '因条件限制暂不能解决',
        '作参考',
        '暂时无法解决',
        '不能解决',
        '供参考',
        '参考',
        '解释说明',
        '因条件限制留作参考',
      ),
    ],
  },
  D: { label: 'D', synonyms: ['D类', 'D级', ...withLetter('D', '不可行', '不予采纳')] },
} satisfies Options

export const reviews = {
  approved: { label: '同意签发' },
  returned: { label: '退回修改' },
} satisfies Options

export const replyWays = {
  face: { label: '当面答复', synonyms: ['面复', '当面', '面对面答复'] },
  letter: { label: '书面答复', synonyms: ['书面', '函复', '答复函'] },
  online: { label: '网上答复', synonyms: ['系统答复', '网上', '线上'] },
} satisfies Options

export const opinions = {
  satisfied: { label: '满意', synonyms: ['非常满意', '很满意', '表示满意', '十分满意', '满', '满意（同意）', '满意、同意', '同意'] },
  basic: { label: '基本满意', synonyms: ['较满意', '比较满意', '基本', '理解', '表示理解', '理解支持', '基本同意', '一般', '了解'] },
  dissatisfied: { label: '不满意', synonyms: ['不满', '不同意', '表示不满意', '很不满意', '非常不满意'] },
  none: { label: '未反馈', synonyms: ['未评价', '逾期未反馈', '未表态', '无反馈', '未回复', '未提意见', '无', '未反馈意见'] },
} satisfies Options

export const ledgerStatuses = {
  open: { label: '办理中', synonyms: ['在办', '未办结', '正在办理', '未答复', '待答复', '否', '未办复', '推进中', '承办中', '待办'] },
  answered: { label: '已答复', synonyms: ['答复', '已办复', '办复', '已回复', '已答复代表'] },
  closed: { label: '已办结', synonyms: ['办结', '已完成', '完成', '已结', '是', '办理完毕', '已归档', '归档', '结案', '办结归档'] },
  returned: { label: '已退办', synonyms: ['退办', '退回', '已退回', '转办其他单位', '改派'] },
} satisfies Options
