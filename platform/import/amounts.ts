/** Amounts of money as ledgers have them: with separators, units, in words. */
import type { Field, Value } from '../../engine/define.ts'
import { parseValue } from '../../engine/parse.ts'
import type { Cell } from './cells.ts'

const figures: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((c, i) => [c, i])),
  ...Object.fromEntries([...'〇壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i])),
  两: 2,
  貳: 2,
  參: 3,
  陸: 6,
}
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const groups: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 }

/** '壹万贰仟' → 12000; undefined for what is no number in words. */
function wordsNumber(words: string): number | undefined {
  let [total, group, figure] = [0, 0, 0]
  for (const c of words) {
    if (c in figures) figure = figures[c] as number
    else if (c in tens) {
      group += (figure || 1) * (tens[c] as number)
      figure = 0
    } else if (c in groups) {
      total += (group + figure) * (groups[c] as number)
      group = 0
      figure = 0
    } else return undefined
  }
  return words === '' ? undefined : total + group + figure
}

/** Fen in '壹仟元整', '叁佰元伍角'; undefined for anything else. */
export function wordsAmount(text: string): number | undefined {
  const m = /^([^元圆角分\d]+)[元圆](?:整|正)?(?:([^元圆角分\d])角)?(?:([^元圆角分\d])分)?(?:整|正)?$/.exec(text)
  if (!m) return undefined
  const [yuan, jiao, fen] = [wordsNumber(m[1] as string), m[2] ? figures[m[2]] : 0, m[3] ? figures[m[3]] : 0]
  return yuan === undefined || jiao === undefined || fen === undefined ? undefined : yuan * 100 + jiao * 10 + fen
}

const UNITS: Readonly<Record<string, number>> = { '': 100, 百: 10_000, 千: 100_000, 万: 1_000_000, 百万: 100_000_000, 亿: 10_000_000_000 }

/** Fen in a cell; `scale` is fen per unit where the cell itself names none. */
export function readAmount(field: Field, cell: Cell, scale: number): { value: Value } | { fault: string } {
  if (cell.number !== undefined && cell.day === undefined) return parseValue(field, cell.number, scale)
  const text = cell.text
    .normalize('NFKC')
    .replace(/[,\s¥$]/g, '')
    .replace(/^(?:人民币|RMB|CNY|罚款|罚|计|共)+/i, '')
    .replace(/(?:RMB|CNY)$/i, '')
  const words = wordsAmount(text)
  if (words !== undefined) return { value: words }
  const m = /^(-?\d+(?:\.\d+)?)(亿|百万|万|千|百)?(元|圆|块)?(?:整|正|钱)?$/.exec(text)
  if (!m) return parseValue(field, cell.text, scale)
  const [, number = '', unit = '', yuan] = m
  return parseValue(field, Number(number), unit || yuan ? (UNITS[unit] as number) : scale)
}
