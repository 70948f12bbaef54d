/** The words around a number: what is counted, what was done with it, of what time, and whether it is a change. */
import type { FigureChange, FigurePeriod } from '../shape.ts'
import type { Scanned } from './scan.ts'

/** What is done with what is counted; the longest that fits is taken. */
const VERBS = [
  ...['成功调解', '调解成功', '成功化解', '调处成功', '按期办结', '按时办结', '依法受理', '排查调处', '排查化解', '排查受理', '受理答复'],
  ...[
    '受理',
    '办理',
    '办结',
    '办毕',
    '结案',
    '审结',
    '立案',
    '调解',
    '调处',
    '化解',
    '排查',
    '答复',
    '办复',
    '回复',
    '处置',
    '整改',
    '完成',
    '检查',
    '巡查',
    '抽查',
    '走访',
    '查处',
  ],
  ...[
    '作出',
    '制定',
    '修订',
    '修改',
    '废止',
    '清理',
    '印发',
    '出台',
    '审核',
    '审查',
    '备案',
    '公开',
    '公布',
    '发布',
    '发放',
    '派发',
    '张贴',
    '悬挂',
    '播放',
    '开展',
    '举办',
    '组织',
    '召开',
  ],
  ...[
    '培训',
    '参训',
    '参加',
    '接受',
    '接待',
    '接到',
    '收到',
    '接收',
    '登记',
    '解答',
    '提供',
    '服务',
    '惠及',
    '覆盖',
    '处理',
    '处罚',
    '罚没',
    '罚款',
    '移送',
    '移交',
    '转办',
    '承办',
    '交办',
  ],
  ...[
    '建成',
    '建立',
    '设立',
    '成立',
    '配备',
    '新配',
    '聘请',
    '聘任',
    '培育',
    '培养',
    '打造',
    '新增',
    '招录',
    '引进',
    '指派',
    '代写',
    '撤销',
    '纠正',
    '提请',
    '提出',
    '采纳',
    '通报',
    '化解',
  ],
  ...[
    '拆除',
    '清除',
    '救助',
    '帮扶',
    '安置',
    '转移',
    '交付',
    '实施',
    '落实',
    '推动',
    '上传',
    '应诉',
    '出庭',
    '旁听',
    '上线',
    '申领',
    '持有',
    '实现',
    '解决',
    '举行',
    '录制',
    '推送',
    '刊发',
  ],
].sort((a, b) => b.length - a.length)
/** 调解员 and 服务事项 are things, not deeds. */
const VERB = new RegExp(`(?:${VERBS.join('|')})(?!员|委员|组织|室|站|中心|平台|事项)`)

const FRAME =
  /^(?:(?:19|20)\d{2}年(?:度|以来|来)?|今年(?:以来)?|全年|年内|本年度?|一年来|截至[^,。;]{1,12}|目前|全(?:街道?|镇|乡|区|县|市|省|局)|我(?:街道?|镇|乡|区|县|市|省|局)|街道|辖区|共计?|累计|总共|合计|先后|已经?|其中|分别|均|各类?|另|并|还|有|,|:|\s)+/
const TRAIL = /(?:达到|达|为|是|共计?|合计|总计|累计|计|有|了|到|至|等|约|近|超|均|都|各|分别|保持在|稳定在|降至|增至|升至|提高到|:|\s)+$/
const FOLLOWS = /^(?:余|多)?([\p{Script=Han}()]{1,16})/u

const STOPS = ',。;:、\n("'

/** Start of the clause in which a place stands, no farther back than `from`. */
export function clauseStart(plain: string, at: number, from: number, stops = STOPS): number {
  let start = at
  while (start > from && at - start < 60 && !stops.includes(plain[start - 1] ?? '')) start--
  return start
}

export type Told = { noun: string; verb: string }

/** Names in marks, which say nothing of what is counted unless nothing else does. */
const bare = (words: string): string =>
  words
    .replace(/《[^《》]*》(?:等|、)?/g, '')
    .replace(/^[^《》]*》/, '')
    .replace(/[“”‘’"]/g, '')

/** Words that only lead to what is counted, which then stands behind the number: 对52家失信企业. */
const LEADS = /^(?:对|向|为|由|在|从|将|把|与|协助|组织|联合|依托|通过|其中|街道|全镇|辖[内区]|本?[街镇乡区县市]|我们)*$/
/** Longest name of what is counted. */
const LONG = 30

/** Noun and verb of a number: from the words before it, or, where it comes first, from those behind. */
export function toldOf(plain: string, { whole, unit }: Scanned, from: number, end: number): Told {
  const list = plain.slice(clauseStart(plain, whole.start, from, ',。;:\n('), whole.start).replace(FRAME, '')
  const start = clauseStart(plain, whole.start, from)
  // A list that one verb governs is one thing: 办理人大建议、政协提案101件.
  const governed = /\d/.test(list) ? null : VERB.exec(list)
  const words = bare(governed && list.length - governed.index <= LONG ? list : plain.slice(start, whole.start))
    .replace(FRAME, '')
    .replace(TRAIL, '')
  const verb = VERB.exec(words)
  const rest = verb ? words.slice(verb.index + verb[0].length) : words
  const noun = rest.replace(/^(?:了|各类|各种|各项|有关|相关|的|等)+/, '').replace(TRAIL, '')
  if (unit === '%' && noun + (verb?.[0] ?? '') !== '') return { noun: verb ? words : noun, verb: verb?.[0] ?? '' }
  if (!LEADS.test(noun)) return { noun: noun.slice(-LONG), verb: verb?.[0] ?? '' }
  const behind = FOLLOWS.exec(plain.slice(whole.end, Math.min(end, whole.end + 18)))?.[1] ?? ''
  return { noun: behind.replace(VERB_BEHIND, ''), verb: verb?.[0] ?? '' }
}

/** From here on a noun behind its number has become a sentence. */
const VERB_BEHIND = /(?:参加|参与|充实|全面|开展|获得|获评|荣获|齐抓|接受|实现|落实|完成|评选|提供|服务|达到|入选|纳入|进行|均|已|共(?!同)).*$/u

const UP = '增长|上升|提高|增加|提升|攀升|扩大|上涨|同比增|多'
const DOWN = '下降|减少|降低|压缩|压减|精简|缩短|回落|下滑|同比降|少'
const CHANGE = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|幅度?|率|达到?|超过?|约|近|均|分别|为|过|\\s)*$`)
const AGAINST = /(?:同比|环比|较|比|与)(?:去年|上一?年|(?:19|20)\d{2}年|“十三五”|同期|改革前)?(?:同期|同比)?/

/** The change that a number tells, by the words right before it. A count is one only where the text compares. */
export function changeOf(plain: string, { whole, kind, unit }: Scanned, from: number): FigureChange | undefined {
  const start = clauseStart(plain, whole.start, from, ',。;:\n(')
  const words = plain.slice(start, whole.start)
  const m = CHANGE.exec(words)
  if (!m) return undefined
  const against = AGAINST.exec(words)?.[0]
  if (kind !== 'percent' && unit !== '倍' && !against) return undefined
  if ((m[1] === '多' || m[2] === '少') && !against) return undefined
  return { direction: m[1] ? 'up' : 'down', ...(against ? { against } : {}) }
}

const YEAR = /((?:19|20)\d{2})(?:\s*[-~至到]\s*((?:19|20)?\d{2}))?年(度|底|末|初|以来)?/g

/** No farther back than this does a number take its time from. */
const TIME_REACH = 400

/** The time that a number speaks of, by the words of its sentence up to it; `year` is the report's own. */
export function periodOf(plain: string, at: number, from: number, year: number | null): FigurePeriod {
  const words = plain.slice(Math.max(from, at - TIME_REACH), at)
  const clause = words.slice(Math.max(words.lastIndexOf(','), words.lastIndexOf(';'), -1) + 1)
  const since = /((?:自|从)?((?:19|20)\d{2})年(?:\d{1,2}月)?(?:以来|起))([^。;]*)$/.exec(words)
  if (since && Number(since[2]) !== year)
    return { kind: 'cumulative', from: Number(since[2]), words: `${since[1]}${/累计/.test(since[3] ?? '') ? '累计' : ''}` }
  const span = /(?:近|过去|[两三四五六七八九十])[两三四五六七八九十]?年(?:来|间|以来)|“十[三四五]五”(?:时期|期间|以来)/.exec(clause)
  if (span && !/一年来/.test(span[0])) return { kind: 'range', words: span[0] }
  const last = /(?:去年|上一?年)(?:度|同期)?/.exec(clause)
  if (last && year !== null) return { kind: 'year', from: year - 1, to: year - 1, words: last[0] }
  const years = [...words.matchAll(YEAR)].filter((m) => !/[《“[(]$/.test(words.slice(0, m.index)))
  // A year opens its clause, or stands in the number's own: elsewhere it is of something else.
  const near = years.filter((m) => m.index >= words.length - clause.length || /^$|[,;:(]\s*$/.test(words.slice(0, m.index))).at(-1)
  if (near) return yearPeriod(near)
  if (/累计/.test(clause)) return { kind: 'cumulative', words: '累计' }
  const month = /(\d{1,2})月(?:份|底)?/.exec(clause)
  if (month) return { kind: 'month', words: month[0] }
  const now = /目前|现有|现已|截至/.exec(clause)
  return now ? { kind: 'now', words: now[0] } : { kind: 'year' }
}

function yearPeriod(m: RegExpMatchArray): FigurePeriod {
  const from = Number(m[1])
  const to = m[2] ? Number(m[2].length === 2 ? `${String(from).slice(0, 2)}${m[2]}` : m[2]) : from
  const words = m[0]
  if (m[2]) return { kind: 'range', from, to, words }
  if (m[3] === '底' || m[3] === '末') return { kind: 'now', from, to, words }
  return { kind: 'year', from, to, words }
}
