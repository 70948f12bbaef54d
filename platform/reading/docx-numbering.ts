/** Automatic numbers of a docx, written as Word shows them: 一、 （一） 1. ① … */
import type { Numbered } from './docx-styles.ts'
import { walkMarkup } from './markup.ts'

type Level = { start: number; format: string; text: string; legal: boolean }
type Abstract = { levels: Map<number, Level>; link?: string }
type List = { abstract: string; starts: Map<number, number> }

export type Numbering = {
  /** The number of the next paragraph of a list, as written; '' for none. Counts as it goes. */
  next: (numbered: Numbered) => string
}

const DIGITS = '零一二三四五六七八九'

/** 一百零二 for 102; numbers of headings are smaller. */
export function inChinese(n: number): string {
  if (n <= 0 || n >= 1000) return String(n)
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const high = hundreds > 0 ? `${DIGITS[hundreds]}百` : ''
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : high && ones > 0 ? '零' : ''
  return high + middle + (ones > 0 ? (DIGITS[ones] ?? '') : '')
}

function roman(n: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let [rest, words] = [Math.min(n, 3999), '']
  for (const [value, letters] of steps) {
    while (rest >= value) {
      words += letters
      rest -= value
    }
  }
  return words
}

const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(1 + Math.floor((n - 1) / 26), 8))

function formatted(n: number, format: string): string {
  if (n < 1 && format !== 'decimalZero') return String(n)
  if (/^(?:chinese|japaneseCounting|japaneseDigital|ideograph|taiwanese|koreanCounting)/.test(format)) return inChinese(n)
  if (/^decimalEnclosedCircle/.test(format)) return n <= 20 ? String.fromCharCode(0x245f + n) : String(n)
  if (format === 'decimalFullWidth' || format === 'decimalFullWidth2') return String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
  if (format === 'decimalEnclosedParen') return `(${n})`
  if (format === 'decimalZero') return String(n).padStart(2, '0')
  if (format === 'lowerLetter') return letters(n)
  if (format === 'upperLetter') return letters(n).toUpperCase()
  if (format === 'lowerRoman') return roman(n)
  if (format === 'upperRoman') return roman(n).toUpperCase()
  return format === 'none' ? '' : String(n)
}

type Read = { abstracts: Map<string, Abstract>; lists: Map<string, List> }

function readXml(xml: string): Read {
  const read: Read = { abstracts: new Map(), lists: new Map() }
  let abstract: Abstract | undefined
  let list: List | undefined
  let level: Level | undefined
  let overridden = 0
  walkMarkup(
    xml,
    {
      open(name, a) {
        const { val = '' } = a
        if (name === 'abstractNum') {
          abstract = { levels: new Map() }
          read.abstracts.set(a.abstractNumId ?? '', abstract)
        } else if (name === 'num') {
          list = { abstract: '', starts: new Map() }
          read.lists.set(a.numId ?? '', list)
        } else if (name === 'abstractNumId' && list) list.abstract = val
        else if (name === 'lvlOverride') overridden = Number(a.ilvl) || 0
        else if (name === 'startOverride' && list) list.starts.set(overridden, Number(val) || 0)
        else if (name === 'numStyleLink' && abstract) abstract.link = val
        else if (name === 'lvl') {
          level = { start: 1, format: 'decimal', text: '', legal: false }
          abstract?.levels.set(Number(a.ilvl) || 0, level)
        } else if (!level) return
        else if (name === 'start') level.start = Number(val) || 0
        else if (name === 'numFmt') level.format = val
        else if (name === 'lvlText') level.text = val
        else if (name === 'isLgl') level.legal = val !== '0' && val !== 'false'
      },
      close(name) {
        if (name === 'abstractNum') abstract = undefined
        else if (name === 'num') list = undefined
        else if (name === 'lvl') level = undefined
      },
      text() {},
    },
    true,
  )
  return read
}

/** Lists of numbering.xml; '' gives none. */
export function readNumbering(xml: string): Numbering {
  const { abstracts, lists } = readXml(xml)
  const counts = new Map<string, (number | undefined)[]>()
  const restarted = new Set<string>()
  return {
    next({ list: id, depth }) {
      const list = lists.get(id)
      const levels = list && abstracts.get(list.abstract)?.levels
      const level = levels?.get(depth)
      if (!list || !levels || !level || level.format === 'bullet') return ''
      const count = counts.get(list.abstract) ?? []
      counts.set(list.abstract, count)
      const override = list.starts.get(depth)
      const fresh = override !== undefined && !restarted.has(`${id}/${depth}`)
      restarted.add(`${id}/${depth}`)
      count[depth] = fresh ? override : (count[depth] ?? level.start - 1) + 1
      count.length = depth + 1
      return level.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const above = levels.get(at)
        return formatted(count[at] ?? above?.start ?? 1, level.legal ? 'decimal' : (above?.format ?? 'decimal'))
      })
    },
  }
}
