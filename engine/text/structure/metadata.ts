/** What the head and the tail of a report say of it: 索引号, 文号, 成文日期, 发布日期, 来源, as labels or as they stand by themselves. */
import { isDay } from '../../days.ts'
import type { Metadata, Span } from '../shape.ts'
import { chineseNumber, yearDigits } from './numbers.ts'

type Key = keyof Metadata | 'sentOn' | 'office' | 'title' | 'other'

/** What a page says besides: who issued the report, and its title. */
export type Labels = Metadata & { /** 发文日期 may be the one or the other day. */ sentOn?: string; office?: string; title?: string; titleSpan?: Span }

const spaced = (words: string): string => [...words].join('\\s*')
const LABELS: readonly (readonly [Key, readonly string[]])[] = [
  ['indexNo', ['信息索引号', '索引号', '索取号', '索引码']],
  ['docNo', ['发文字号', '发文文号', '文件编号', '文件字号', '文号']],
  ['madeOn', ['成文日期', '成文时间', '生成日期', '生成时间', '制发日期', '成文']],
  ['sentOn', ['发文日期', '发文时间', '印发日期']],
  ['publishedOn', ['发布日期', '发布时间', '公开日期', '公开时间', '公布日期', '更新时间', '更新日期', '发表时间', '日期', '时间']],
  ['source', ['信息来源', '文章来源', '稿件来源', '来源', '稿源', '出处']],
  ['office', ['发布机构', '发文机关', '发文机构', '发布单位', '公开责任部门', '公开主体', '制发机关', '发布机关', '公开机构', '信息提供单位']],
  ['title', ['信息名称', '文件名称', '名称', '标题']],
  [
    'other',
    [
      '主题分类',
      '体裁分类',
      '公开方式',
      '公开目录',
      '公开范围',
      '公开属性',
      '主题词',
      '关键词',
      '关键字',
      '有效性',
      '效力状态',
      '时效性',
      '文件状态',
      '是否有效',
      '统一编号',
      '统一登记号',
      '所属主题',
      '信息类别',
      '内容概述',
      '组配分类',
      '服务对象',
      '生命周期',
      '作者',
      '编辑',
      '浏览次数',
      '字体',
      '字号',
      '分类',
      '废止日期',
      '失效日期',
      '实施日期',
      '生效日期',
      '有效期',
      '公开时限',
      '主题',
      '体裁',
      '题裁分类',
      '语种',
      '责任编辑',
      '打印',
      '分享',
    ],
  ],
]

const KEYS = new Map<string, Key>(LABELS.flatMap(([key, words]) => words.map((w) => [w, key] as const)))
const WORDS = [...KEYS.keys()].sort((a, b) => b.length - a.length).map(spaced)
const LABEL = new RegExp(`(?<![\\u4e00-\\u9fff])[[(]?(${WORDS.join('|')})[\\])]?\\s*(?:[:|\\t]|\\](?=\\s*\\S))[\\s|:]*`, 'g')
const ALONE = new RegExp(`^[[(]?(${WORDS.join('|')})[\\])]?$`)
/** In a head or a tail no line of labels is longer. */
const LONGEST = 600

const DOC_NO = /^[([]?([\u4e00-\u9fff]{1,16}[[(]20\d\d[\])]\s?(?:第\s?)?\d{1,4}\s?号)[)\]]?$/
const ARABIC_DAY = /(20\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})/
const CHINESE_DAY = /(二[〇○零0Oo][一二三四五六七八九〇○零0Oo]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/

/** The first day written in words in half width, ISO; undefined where there is none that exists. */
export function dayIn(words: string): string | undefined {
  const arabic = ARABIC_DAY.exec(words)
  const chinese = arabic ? null : CHINESE_DAY.exec(words.replace(/\s/g, ''))
  const [y, m, d] = arabic
    ? arabic.slice(1, 4).map(Number)
    : chinese
      ? [Number(yearDigits(chinese[1] ?? '')), chineseNumber(chinese[2] ?? ''), chineseNumber(chinese[3] ?? '')]
      : []
  if (!y || !m || !d) return undefined
  const day = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** True where a line begins with a label, or is one. */
export function isMetaLine(words: string): boolean {
  const bare = words.replace(/^[\s\-•·*|]+/, '')
  LABEL.lastIndex = 0
  const first = LABEL.exec(bare.slice(0, LONGEST))
  if (first && (first.index <= 1 || LABEL.exec(bare.slice(0, LONGEST)))) return !/^(?:来源|时间|日期|主题|名称|分类)/.test(first[1] ?? '') || bare.length < 80
  return ALONE.test(bare) || DOC_NO.test(bare) || /^20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2})?/.test(bare)
}

type Read = { key: Key; value: string; start: number }

/** Labels of a line with their values. */
function labelled(words: string): Read[] {
  LABEL.lastIndex = 0
  const found = [...words.matchAll(LABEL)]
  return found.map((m, i) => {
    const start = m.index + m[0].length
    const upTo = found[i + 1]?.index ?? words.length
    const [value = ''] = words.slice(start, upTo).split(/\s*\||\s{2,}|\t/)
    return { key: KEYS.get((m[1] ?? '').replace(/\s/g, '')) ?? 'other', value: value.trim(), start }
  })
}

const NOTHING = /^(?:无|-+|暂无|—+|\/|null|undefined)?$/i

function keep(found: Labels, text: string, { key, value, start }: Read, lineStart: number): void {
  if (NOTHING.test(value) || key === 'other') return
  const at = lineStart + start
  const written = text.slice(at, at + value.length)
  if (key === 'title') {
    if (!found.title) Object.assign(found, { title: written, titleSpan: { start: at, end: at + value.length } })
    return
  }
  if (key === 'madeOn' || key === 'publishedOn' || key === 'sentOn') {
    const day = dayIn(value)
    if (day && !found[key]) found[key] = day
  } else if (!found[key]) found[key] = key === 'source' ? written.replace(/\s+(?:作者|编辑|浏览|字体|字号|发布).*$/, '') : written
}

/** Values of labels in the lines around a report; a day or a 文号 that stands alone counts too. */
export function labelsIn(text: string, plain: string, head: readonly Span[], tail: readonly Span[]): Labels {
  const found: Labels = {}
  const lines = [...head, ...tail]
  let taken = -1
  lines.forEach((line, i) => {
    if (line.end - line.start > LONGEST || i === taken) return
    const words = plain.slice(line.start, line.end)
    const alone = ALONE.exec(words)
    const next = lines[i + 1]
    // Tables that lost their shape leave the label on one line and its value on the next.
    if (alone && next && next.end - next.start < 120) {
      const value = plain.slice(next.start, next.end)
      if (isMetaLine(value) && !dayIn(value) && !DOC_NO.test(value)) return
      taken = i + 1
      keep(found, text, { key: KEYS.get((alone[1] ?? '').replace(/\s/g, '')) ?? 'other', value, start: 0 }, next.start)
      return
    }
    for (const read of labelled(words)) keep(found, text, read, line.start)
    const number = DOC_NO.exec(words)
    if (number && !found.docNo) found.docNo = text.slice(line.start, line.end).replace(/^[([（【]|[)）】]$/g, '')
    if (!found.publishedOn && i < head.length && /^20\d\d[-/.]/.test(words)) {
      const day = dayIn(words)
      if (day) found.publishedOn = day
    }
  })
  return found
}
