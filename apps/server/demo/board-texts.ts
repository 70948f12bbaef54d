/** Annual reports as other systems published them, all invented: short ones, some with a mistake planted that the board must find. */
import { longDay } from '../../../engine/days.ts'
import type { Day } from '../../../engine/define.ts'

/** What is wrong with a report. */
export type Fault =
  /** The parts do not come to the whole. */
  | 'sum'
  /** The share is not that of the counts. */
  | 'ratio'
  /** Nothing on how the head of the office did their duty. */
  | 'no-leadership'
  /** Problems and plan in one part, without causes. */
  | 'folded'
  /** Last year's year left standing. */
  | 'stale'
  /** More cases ended than came in, and no word of those carried over. */
  | 'carry-over'
  /** The same fact with two values. */
  | 'twice'

export type TextPlan = {
  office: string
  year: number
  publishedOn: Day
  work: number
  faults: readonly Fault[] /** Whose words it has taken. */
  words: number
}

const openings = [
  (office: string) => `${office}把法治建设放进年初的工作安排，逐月列出任务，按季检查进度，年底请服务对象打分`,
  (office: string) => `${office}年初开会定下法治建设的重点，分到各科室各社区，谁办的事谁写台账，每季度公布一次进展`,
  (office: string) => `${office}从群众反映最多的几件事入手推进法治建设，先理清职责，再补上制度，最后回头看效果`,
  (office: string) => `${office}把依法办事写进每个岗位的职责，新人上岗先学法，办错了事先查程序，全年没有出现重大违法问题`,
]
const lessons = [
  '在集市、学校和工地各设一个法律角，由值班律师轮流坐班，遇到赶集日加开一场，让务工的人下班也问得到',
  '请退休教师和老党员组成宣讲小组，挨个楼栋讲身边发生的案子，讲完当场答问，答不出的带回来请律师答复',
  '把常见的纠纷编成短剧在文化广场演出，演完由司法所的同志点评，观众当场提问，问得最多的下一次接着演',
  '给每户商铺发一张办事清单，写明检查看什么、多久看一次、找谁反映，商户照着清单自己先查一遍',
]
const causes = [
  '一是审核力量不足，原因是专职人员只有两人，遇到集中办理时忙不过来；二是台账分散，由于各科室沿用自己的表格，汇总要费很多工夫',
  '一是年轻人员办案经验少，主要是因为近两年轮岗较多；二是部分社区宣传形式单一，原因是经费和场地有限',
  '一是跨部门的事项办得慢，原因是数据还不能互通；二是法律顾问参与得晚，由于送审环节没有写进流程',
  '一是夜间和节假日的巡查有空当，原因是值班人手不够；二是回访做得不细，由于没有统一的回访清单',
]
const plans = [
  '把送审时间提前，给每件文件留足七天；办一期台账培训班；把法律顾问请到一线坐班',
  '给新人配一名带教；每个社区至少办两场普法；把回访结果记进台账',
  '推动数据互通，能在线核验的不再要纸质材料；把合法性审核写进办文流程；年中做一次自查',
  '排好节假日值班表；统一回访清单；每季度公开一次办理情况',
]

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Figures that hold together, from the size of the office and the year. */
function numbers({ work, year }: TextPlan) {
  const disputes = 8 * (work + (year % 7)) + 40
  const neighbours = Math.floor(disputes / 2)
  const property = Math.floor(disputes / 4)
  const settled = disputes - Math.floor(disputes / 16)
  return {
    disputes,
    neighbours,
    property,
    others: disputes - neighbours - property,
    settled,
    checks: 20 * work + (year % 10) * 6,
    penalties: work + 9,
    lectures: 12 + (work % 9),
  }
}

const share = (part: number, whole: number): string => ((part / whole) * 100).toFixed(1)

function achievements(plan: TextPlan): string[] {
  const { office, year, faults, words } = plan
  const n = numbers(plan)
  const has = (fault: Fault): boolean => faults.includes(fault)
  const wrongOthers = has('sum') ? n.others + 12 : n.others
  const wrongShare = has('ratio') ? share(n.settled - 15, n.disputes) : share(n.settled, n.disputes)
  const said = has('twice') ? n.disputes + 6 : n.disputes
  return [
    '一、推进法治政府建设的主要举措和成效',
    `（一）依法履行职责。${pick(openings, words)(office)}。全年开展行政检查${n.checks}次，办理行政处罚案件${n.penalties}件，没有一件被撤销或者确认违法。`,
    `（二）化解矛盾纠纷。全年受理矛盾纠纷${n.disputes}件，其中邻里纠纷${n.neighbours}件、物业纠纷${n.property}件、其他纠纷${wrongOthers}件；调解成功${n.settled}件，调解成功率${wrongShare}%。`,
    has('carry-over')
      ? `（三）公开政务信息。全年收到政府信息公开申请${n.lectures}件，办结${n.lectures + 3}件。`
      : `（三）公开政务信息。全年收到政府信息公开申请${n.lectures}件，办结${n.lectures}件。`,
    `（四）普及法律知识。全年举办法治讲座${n.lectures}场。${pick(lessons, words)}。${has('twice') ? `全年受理矛盾纠纷${said}件。` : ''}`,
    ...(has('stale') ? [`（五）落实年度计划。按照${year - 1}年法治政府建设工作要点的安排，${year - 1}年各项任务已经全部完成。`] : []),
  ]
}

function remaining({ faults, words, year }: TextPlan): string[] {
  const folded = faults.includes('folded')
  if (folded) return ['二、存在的问题和下一步打算', '审核的时间还不够充裕，台账还不够规范。下一年将提前送审，规范台账。']
  const leadership = faults.includes('no-leadership')
    ? []
    : ['主要负责人履行推进法治建设第一责任人职责情况', '主要负责人全年主持学法4次，听取法治建设汇报2次，审定规范性文件1件，带头出庭应诉1次。']
  const parts: [string, string][] = [
    ['上一年度问题整改情况', `${year - 1}年度报告所列的2个问题已经整改，1项制度正在试行。`],
    ['存在的不足和原因', `${pick(causes, words)}。`],
    ...(leadership.length === 2 ? [leadership as [string, string]] : []),
    [`${year + 1}年度工作安排`, `${pick(plans, words)}。`],
  ]
  return parts.flatMap(([heading, text], i) => [`${['二', '三', '四', '五'][i]}、${heading}`, text])
}

/** The report as it would be copied from a page. */
export function boardText(plan: TextPlan): string {
  const { office, year, publishedOn } = plan
  return [
    `发布日期：${publishedOn}　来源：${office}`,
    `${office}${year}年度法治政府建设工作报告`,
    `现将${year}年法治政府建设情况报告如下：`,
    ...achievements(plan),
    ...remaining(plan),
    office,
    longDay(publishedOn),
  ].join('\n')
}
