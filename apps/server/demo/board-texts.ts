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
  /** How much the office does. */
  work: number
  faults: readonly Fault[]
  /** Whose words it takes: offices and years with the same sum write alike. */
  words: number
}

// Lists of five and of seven: two reports share both sentences of a paragraph only when their words are 35 apart.
const openings = [
  '把法治建设放进年初的工作安排，逐月列出任务，按季检查进度，年底请服务对象打分',
  '年初开会定下法治建设的重点，分到各科室各站所，谁办的事谁写台账，每季度公布进展',
  '从群众反映最多的几件事入手，先理清职责，再补上制度，最后回头看效果',
  '把依法办事写进每个岗位的职责，新人上岗先学法，办错了事先查程序',
  '对照上级的考核细则逐项自查，查出的缺项由分管领导认领，限期补齐后逐项销号',
]
const habits = [
  '检查之前先告知事由，检查之后当场反馈，能一次看完的不跑两趟',
  '初次轻微的违法以说服为主，改正了就不罚，屡教不改的从严处理',
  '每月抽两份案卷互相评查，错漏当月改完，好的案卷印给大家参照',
  '执法用语统一印成卡片随身带，遇到争执先录像后说理',
  '文书全部网上流转，每个环节留下时间和经办人，谁也不能倒签日期',
  '把常用的裁量基准贴在大厅墙上，罚多罚少让当事人自己对得上',
  '重要的案件先听法律顾问的意见再开会研究，意见不一的写进记录',
]
const ways = [
  '楼栋长每周上门走一圈，听到争吵先劝开，劝不开的当天报到站里',
  '请退休法官和老教师坐堂，一杯茶说半天，多数人说着说着就消了气',
  '把物业、业委会和居民请到一张桌子上，账本摊开来一笔一笔地对',
  '欠薪的事当天约工头见面，钱没有到手之前专人盯着不放',
  '邻里滴水、噪声一类的小事，由网格员拍照留底，双方签字认账',
]
const after = [
  '调成之后一个月内回访，反悔的再调一次，仍然不成的引导去法院',
  '协议写得清清楚楚，何时给、给多少、不给怎么办都有约定',
  '重大的纠纷由领导包案，每周过问一次，直到双方都在协议上签字',
  '年底把全年的纠纷按小区排队，最多的三个小区派人蹲点一个月',
  '涉及老人和孩子的先请妇联到场，尽量不让孩子听见大人争吵',
  '凡是同一家公司反复引发的，约谈负责人，写出整改的时间表',
  '讲不清的专业问题请鉴定机构出意见，费用由公家先垫',
]
const lessons = [
  '在集市、学校和工地各设一个法律角，由值班律师轮流坐班，赶集日加开一场',
  '请老党员组成宣讲小组，挨个楼栋讲身边发生的案子，讲完当场答问',
  '把常见的纠纷编成短剧在文化广场演出，演完由所里的同志点评',
  '给每户商铺发一张办事清单，写明检查看什么、多久看一次、找谁反映',
  '暑假办青少年模拟法庭，孩子们自己当法官，家长坐在下面旁听',
]
const marks = [
  '听众每人填一张卡片，哪一段听不懂，下一次就先讲哪一段',
  '问得最多的几个问题印成小册子，放在各个服务窗口随手可取',
  '外来务工的人下班晚，就把讲座挪到晚上八点以后',
  '每讲完一场，换一个小区，一年走遍辖区里的每一个小区',
  '专门给骑手和快递员讲了交通与保险，人人带走一份图解',
  '讲座的录像放到网上，没有到场的人随时可以补看',
  '结合新出台的条例，先给窗口人员讲，再由他们讲给来办事的人',
]
const causes = [
  '一是审核力量不足，原因是专职人员偏少，遇到集中办理时忙不过来；二是台账分散，由于各科室沿用自己的表格，汇总费力',
  '一是年轻人员办案经验少，主要是因为近两年轮岗较多；二是部分地方宣传形式单一，原因是经费和场地有限',
  '一是跨部门的事项办得慢，原因是数据还不能互通；二是法律顾问参与得晚，由于送审环节没有写进流程',
  '一是夜间和节假日的巡查有空当，原因是值班人手不够；二是回访做得不细，由于没有统一的清单',
  '一是文书质量参差不齐，原因是缺少统一的范本；二是公开的内容更新慢，由于没有专人负责',
]
const plans = [
  '把送审时间提前，给每件文件留足审核的时间；办好台账培训班；把法律顾问请到一线坐班',
  '给新人配带教师傅；让每个小区都听得到普法讲座；把回访结果记进台账',
  '推动数据互通，能在线核验的不再要纸质材料；把合法性审核写进办文流程；年中做好自查',
  '排好节假日值班表；统一回访清单；按季公开办理情况',
  '编好文书范本；指定专人更新公开内容；年底请群众代表评议',
  '把评查出来的错漏编成问答；给窗口人员办好法律知识测试；完善举报的奖励办法',
  '把多次引发纠纷的地方列成清单逐个治理；建好调解员的轮训制度；把普法搬到夜市',
]

const pick = (list: readonly string[], { words, year }: TextPlan, shift: number): string => list[(words + year * 3 + shift) % list.length] as string

/** Figures that hold together, from the size of the office and the year. */
function numbers({ work, year }: TextPlan) {
  const disputes = 8 * (work + (year % 7)) + 40
  const [neighbours, property] = [Math.floor(disputes / 2), Math.floor(disputes / 4)]
  const settled = disputes - Math.floor(disputes / 16)
  const checks = 20 * work + (year % 10) * 6
  return {
    disputes,
    neighbours,
    property,
    others: disputes - neighbours - property,
    settled,
    checks,
    penalties: work + (year % 5) + 7,
    lectures: 12 + ((work + year) % 9),
  }
}

const share = (part: number, whole: number): string => ((part / whole) * 100).toFixed(1)

function achievements(plan: TextPlan): string[] {
  const { office, year, faults } = plan
  const n = numbers(plan)
  const has = (fault: Fault): boolean => faults.includes(fault)
  const others = has('sum') ? n.others + 12 : n.others
  const rate = share(has('ratio') ? n.settled - 15 : n.settled, n.disputes)
  const answered = has('carry-over') ? n.lectures + 3 : n.lectures
  const again = has('twice') ? `全年受理矛盾纠纷${n.disputes + 6}件。` : ''
  return [
    '一、推进法治政府建设的主要举措和成效',
    `（一）依法履行职责。${office}${pick(openings, plan, 0)}。${pick(habits, plan, 0)}。全年开展行政检查${n.checks}次，办理行政处罚案件${n.penalties}件。`,
    `（二）化解矛盾纠纷。${pick(ways, plan, 1)}。全年受理矛盾纠纷${n.disputes}件，其中邻里纠纷${n.neighbours}件、物业纠纷${n.property}件、其他纠纷${others}件。${pick(after, plan, 1)}。全年调解矛盾纠纷${n.disputes}件，调解成功${n.settled}件，成功率${rate}%。`,
    `（三）公开政务信息。全年收到政府信息公开申请${n.lectures}件，办结${answered}件。`,
    `（四）普及法律知识。全年举办法治讲座${n.lectures}场。${pick(lessons, plan, 2)}。${pick(marks, plan, 2)}。${again}`,
    ...(has('stale') ? [`（五）落实年度计划。${year - 1}年，${office}的各项任务都按年初的安排完成，没有一项拖到第二年。`] : []),
  ]
}

function remaining(plan: TextPlan): string[] {
  const { faults, year } = plan
  if (faults.includes('folded')) return ['二、存在的问题和下一步打算', '审核的时间还不够充裕，台账还不够规范。下一年将提前送审，规范台账。']
  const parts: [string, string][] = [
    ['上一年度问题整改情况', `${year - 1}年度报告所列的问题已经整改，新的制度正在试行。`],
    ['存在的不足和原因', `${pick(causes, plan, 3)}。`],
    ['主要负责人履行推进法治建设第一责任人职责情况', '主要负责人主持集体学法4次，听取法治建设汇报2次，审定规范性文件1件。'],
    [`${year + 1}年度工作安排`, `${pick(plans, plan, 3)}。`],
  ]
  const kept = parts.filter(([heading]) => !(faults.includes('no-leadership') && heading.startsWith('主要负责人')))
  return kept.flatMap(([heading, text], i) => [`${['二', '三', '四', '五'][i]}、${heading}`, text])
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
