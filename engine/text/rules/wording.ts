/** How numbers are written. */
import type { Figure, Reading, Span } from '../shape.ts'
import { num, said } from './look.ts'
import type { Found, TextRule } from './rule.ts'

const LESS = /约|近|接近|不足|不到|左右|上下|大约|将近/
const MORE = /余|多|超|以上|逾|突破/

/** Words before the number that already say how it is meant, read from the text where the qualifier does not hold them. */
function conflict(figure: Figure): readonly [string, string] | undefined {
  const { qualifier } = figure
  if (!qualifier) return undefined
  const less = LESS.exec(qualifier)?.[0]
  const more = MORE.exec(qualifier)?.[0]
  if (less && more) return [less, more]
  if (less && /不足|不到|近/.test(less) && /左右|上下/.test(qualifier)) return [less, '左右']
  return undefined
}

const WHY: Readonly<Record<string, string>> = { 近: '不到', 接近: '不到', 将近: '不到', 不足: '不到', 不到: '不到' }

const conflicts = (reading: Reading): Found[] =>
  reading.figures.flatMap((f): Found[] => {
    const words = conflict(f)
    if (!words) return []
    const [less, more] = words
    const sense = WHY[less] ? `“${less}”是${WHY[less]}，“${more}”是超过` : `“${less}”是上下不定，“${more}”是超过`
    return [{ message: `“${said(reading, f)}”中${sense}，不能同时用`, spans: [f.whole] }]
  })

/** 959余份: a number exact to one has nothing over it. */
const overExact = (reading: Reading): Found[] =>
  reading.figures
    .filter(
      (f) =>
        f.qualifier !== null && /^(?:余|多)$/.test(f.qualifier) && f.valueBase === f.value && Number.isInteger(f.value) && f.value > 20 && f.value % 10 !== 0,
    )
    .filter((f) => /^\d/.test(f.text))
    .map((f) => ({ message: `“${said(reading, f)}”：${num(f.value)}已经精确到个位，后面不应再有“${f.qualifier}”`, spans: [f.whole] }))

const UNITS = '人次|人|件次|件|宗|起|场次|场|份|户次|户|家次|家|名|例|部|篇|台|条|项|次|个|处|万元|亿元|元|平方米|公里|亩'
/** Words that count: what follows them is a quantity. */
const COUNTING =
  '开展|举办|召开|组织|发放|印发|受理|办理|办结|答复|调解|化解|立案|结案|查处|处罚|检查|排查|整改|接待|接受|服务|走访|培训|审查|审核|出具|提供|公开|发布|制定|悬挂|张贴|解答|参与|参加|收到|罚没'

const NO_UNIT = new RegExp(`(?:${COUNTING})[\\u4e00-\\u9fa5]{0,16}?[\\u4e00-\\u9fa5](\\d+(?:\\.\\d+)?)(?=[,。;、]|$)`, 'gm')
const NAMES = /热线|专线|平台|电话|第|号|版|型|代码|编号|年|月|[“"]|[零〇]$/

/** No name in marks is longer. */
const MARKS_REACH = 200

const inMarks = (plain: string, at: number): boolean => {
  const before = plain.slice(Math.max(0, at - MARKS_REACH), at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const count = (open: RegExp, close: RegExp): number => [...line.matchAll(open)].length - [...line.matchAll(close)].length
  return count(/[“《(]/g, /[”》)]/g) > 0
}

function unitless(reading: Reading): Found[] {
  const { plain } = reading
  return [...plain.matchAll(NO_UNIT)].flatMap((m): Found[] => {
    const digits = m[1] ?? ''
    const span: Span = { start: m.index + m[0].length - digits.length, end: m.index + m[0].length }
    const listed = plain[span.end] === '、' && /^、\d/.test(plain.slice(span.end, span.end + 2))
    if (
      listed ||
      NAMES.test(m[0]) ||
      /^(?:12345|12348|12315|12309|12329|110|119|120|122|114|96\d{3}|(?:19|20)\d{2})$/.test(digits) ||
      inMarks(plain, span.start)
    )
      return []
    if (/^、[\u4e00-\u9fa5\d]{0,12}?(?:热线|平台|电话|专线)/.test(plain.slice(span.end, span.end + 16))) return []
    return [{ message: `“${reading.text.slice(Math.max(m.index, span.start - 12), span.end)}”后面没有单位`, spans: [span] }]
  })
}

/** A multiplier or qualifier without its number: 发放资料余份, 接待群众万人次 is a number, 余人次 is none. */
const LOST = new RegExp(`([\\u4e00-\\u9fa5])(?:余|多)(${UNITS.replace('|个|处', '').replace('|项|次', '|场')})(?=[,。;、:)]|$)`, 'gm')
const STANDS = /[其业剩富盈多结节空许很大最更太诸众几数十百千万亿两零一二三四五六七八九好差增繁过甚]/
const lost = (reading: Reading): Found[] =>
  [...reading.plain.matchAll(LOST)]
    .filter((m) => !STANDS.test(m[1] ?? ''))
    .map((m) => {
      const start = m.index + 1
      const end = m.index + m[0].length
      return {
        message: `“${reading.text.slice(Math.max(0, start - 8), end)}”中“${reading.text.slice(start, end)}”前面没有数字，像是丢了`,
        spans: [{ start, end }],
      }
    })

const MASKED = new RegExp(`(?<![\\dA-Za-z])\\d*(?:[×✕＊*□■○〇]{1,4}|[Xx]{1,4})\\d*\\s?(?:余|多)?(${UNITS})(?![\\u4e00-\\u9fa5]*[×*])`, 'g')
const masked = (reading: Reading): Found[] =>
  [...reading.plain.matchAll(MASKED)]
    .filter((m) => !/^\d+[×xX*]\d+/.test(m[0]))
    .map((m) => {
      const span = { start: m.index, end: m.index + m[0].length }
      return { message: `“${reading.text.slice(span.start, span.end)}”的数字被符号代替，没有写出`, spans: [span] }
    })

/** Rules on wording. */
export const wordingRules: readonly TextRule[] = [
  {
    id: 'qualifier-conflict',
    title: '不确定词互相矛盾',
    severity: 'warning',
    ground: '“近”“不足”表示不到，“余”“多”“以上”表示超过，“约”“左右”表示上下不定；一个数不能既不到又超过。',
    explain: '看一个数前后的词：近……余、约……多、不足……以上。',
    example: { text: '全年发放宣传资料约2万多份。', message: '“约2万多份”中“约”是上下不定，“多”是超过，不能同时用' },
    find: conflicts,
  },
  {
    id: 'over-exact',
    title: '确数后面加“余”',
    severity: 'note',
    ground: '写到个位的数没有零头可“余”。',
    explain: '只看用阿拉伯数字写到个位、个位不是零的数。',
    example: { text: '全年发放宣传资料959余份。', message: '“959余份”：959已经精确到个位，后面不应再有“余”' },
    find: overExact,
  },
  {
    id: 'unit-missing',
    title: '数字没有单位',
    severity: 'warning',
    ground: '“开展”“受理”“发放”等动词所计的数，后面紧接标点，没有量词。',
    explain: '热线号码、引号和书名号内的数、年份不看。',
    example: { text: '全年开展法治宣传活动23，发放资料500份。', message: '“开展法治宣传活动23”后面没有单位' },
    find: unitless,
  },
  {
    id: 'number-lost',
    title: '数字丢失',
    severity: 'warning',
    ground: '“余”“多”和量词前面应当有数字。',
    explain: '转换格式时数字最容易丢失。“其余”“剩余”“许多”“业余”等词不看。',
    example: { text: '全年接受群众咨询余人次。', message: '“全年接受群众咨询余人次”中“余人次”前面没有数字，像是丢了' },
    find: lost,
  },
  {
    id: 'number-masked',
    title: '数字被符号代替',
    severity: 'warning',
    ground: '量词前面是×、X、*一类的符号，而不是数字。',
    explain: '多半是套用模板没有填写，或者脱敏时多遮了。',
    example: { text: '全年受理信访事项××件。', message: '“××件”的数字被符号代替，没有写出' },
    find: masked,
  },
]
