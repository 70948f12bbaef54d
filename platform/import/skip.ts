/** Rows of a ledger that record nothing: sums, notes and signatures at the foot, headings again, empty numbered rows. */
import type { Cell, SheetRow } from './cells.ts'
import type { Header } from './header.ts'
import { saysNothing } from './values.ts'
import { bare, full, simplify } from './words.ts'

export type SkipRules = {
  /** Last row of the headings. */
  bottom: number
  /** Headings by column, without blanks and marks. */
  headings: ReadonlyMap<number, ReadonlySet<string>>
  /** Column that numbers the rows. */
  serial: number | undefined
  /** Columns that are imported. */
  wanted: ReadonlySet<number>
}

const TOTAL =
  /^(?:本?[年月日周页季旬]|上页|全年|年度|\d{1,4}年?度?|\d{1,2}月份?|[一二三四]季度|上半年|下半年|街道|全)?(?:合计|小计|总计|累计|共计|总数|合计数|总合计|小计数)(?:数|金额|件数|宗数)?\d*[宗件家次户人元]*$/
const FOOT =
  /^(?:填表说明|填报说明|表格说明|说明|备注|附注|注|注意|注释|提示|填表人|填报人|填表|制表人?|制表单位|统计人|统计员|经办人|审核人?|复核人?|校对人?|汇总人?|录入人?|审批人|批准人|负责人|单位负责人|主管|主管领导|分管领导|分管负责人|单位|单位盖章|领导签字|签字|签名|签章|盖章|填报单位|填表单位|报送单位|填报日期|填表日期|填报时间|填表时间|制表日期|报送日期|打印日期|导出时间|联系人|联系电话)(?:及[\p{Script=Han}]{1,6})?(?:签字|签名|签章|盖章)?$/u
const EXAMPLE = /^(?:例|示例|样例|举例|例如|填写示例|填写样例|范例|填表示例)\d*$/

const texts = (cells: readonly (Cell | undefined)[]): { index: number; text: string }[] =>
  cells.flatMap((c, index) => (c && c.text.trim() !== '' ? [{ index, text: c.text.trim() }] : []))

/** The headings of a header as they are compared with the rows below it. */
export const headingsOf = (header: Header): Map<number, Set<string>> => new Map(header.columns.map((c) => [c.index, new Set(c.levels.map(full))]))

/** Headings once more, as on the top of every printed page. */
function repeatsHeader(headings: SkipRules['headings'], said: readonly { index: number; text: string }[]): boolean {
  const same = ({ index, text }: { index: number; text: string }): boolean => headings.get(index)?.has(full(text)) ?? false
  // Rows of records differ from the headings in their first cells already.
  if (!said.slice(0, 3).some(same)) return false
  const count = said.filter(same).length
  return count >= 2 && count >= said.length * 0.6
}

/** '1 2 3 4 …' or '甲 乙 1 2 …' under the headings. */
function numbersColumns(said: readonly { text: string }[]): boolean {
  if (said.length < 3) return false
  const order = said.map(({ text }) => text.replace(/[()（）]/g, '')).filter((t) => !/^(?:[甲乙丙丁戊]|栏次|列次)$/.test(t))
  return order.length >= 2 && order.every((t, i) => t === String(i + 1))
}

/** Does the first thing in the row announce a note or a signature? '制表人：张三' and a cell that says '制表人' alone do. */
function isFoot(first: string): boolean {
  const [lead = ''] = simplify(first).normalize('NFKC').split(/[:：]/)
  return FOOT.test(bare(lead)) || /^(?:注|说明|备注)\d*[.、:：]/.test(first)
}

const isAmount = (cell: Cell | undefined): boolean => cell?.day === undefined && /^[\d,.]+$/.test(cell?.text.trim() ?? '')

/** Why a row below the headings is no record; undefined for one that is. */
export function skipReason(rules: SkipRules, { row, cells }: SheetRow): string | undefined {
  const said = texts(cells)
  const [first] = said
  if (!first) return '空行'
  const serial = rules.serial === undefined ? undefined : cells[rules.serial]
  const numbered = serial !== undefined && /^\d{1,7}$/.test(serial.text.trim())
  if (serial && !numbered && EXAMPLE.test(bare(serial.text))) return '填写示例'
  if (repeatsHeader(rules.headings, said)) return '重复的表头'
  if (row <= rules.bottom + 2 && numbersColumns(said)) return '栏次'
  const total = said.slice(0, 3).find(({ text }) => /[计計总總]/.test(text) && TOTAL.test(bare(text)))
  if (total && (!numbered || total.index === rules.serial)) return `“${total.text.replace(/\s/g, '')}”行`
  if (!numbered && isFoot(first.text)) return '表尾的说明或签字'
  const rest = said.filter(({ index, text }) => !(numbered && index === rules.serial) && !saysNothing(text))
  if (rest.length === 0) return numbered ? '只有序号的空行' : '空行'
  if (!numbered && rest.length === 1) return '只有一格文字，不是台账记录'
  if (!numbered && rest.every(({ index }) => isAmount(cells[index]))) return '只有数字，不是台账记录'
  if (!rest.some(({ index }) => rules.wanted.has(index))) return '没有可以导入的内容'
  return undefined
}
