/** `mingfa inspect`: reads published reports, and says what they state and what does not add up. No database. */
import { readFileSync, writeFileSync } from 'node:fs'
import { inspect, readReport, textRules } from '../../../engine/text/index.ts'
import { type Figure, type InspectContext, partNames, partRoles, type Reading, type Section, type TextFinding } from '../../../engine/text/shape.ts'
import { type ReadText, readBytes } from '../../../platform/reading/index.ts'
import type { Call, Commands, Out } from '../command.ts'
import { UsageFault } from '../command.ts'
import { typedPath } from '../paths.ts'

type Inspected = { file: string; reading: Reading; findings: TextFinding[] }
type Failed = { file: string; error: string }

const faults: Readonly<Record<string, string>> = { ENOENT: '没有这个文件', EISDIR: '这是文件夹，请写其中的文件', EACCES: '没有读取这个文件的权限' }

function bytesOf(name: string): Uint8Array | string {
  try {
    // A pipe on standard input may still be filling; the descriptor waits for it.
    return readFileSync(name === '-' ? 0 : typedPath(name))
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return faults[code] ?? `读取失败（${code || String(error)}）`
  }
}

/** The text of a file, or why there is none. */
async function textIn(name: string): Promise<ReadText | string> {
  const bytes = bytesOf(name)
  if (typeof bytes === 'string') return bytes
  const read = await readBytes(bytes)
  return 'unreadable' in read ? read.message : read
}

async function inspected(file: string, context: InspectContext): Promise<{ done: Inspected; text: string } | Failed> {
  const read = await textIn(file)
  if (typeof read === 'string') return { file, error: read }
  const reading = readReport(read.text, read.metadata)
  return { done: { file, reading, findings: inspect(reading, context) }, text: read.text }
}

/** The fields that the contract names first, in its order; then what else the reader knows. */
const asJson = ({ file, reading, findings }: Inspected): unknown => ({
  file,
  title: reading.title,
  issuer: reading.issuer,
  year: reading.year,
  metadata: reading.metadata,
  sections: reading.sections.map(({ role, heading, level, start, end, folded, ...more }) => ({ role, heading, level, start, end, folded, ...more })),
  figures: reading.figures.map(figureAsJson),
  findings,
})

function figureAsJson(figure: Figure): unknown {
  const { start, end, text, value, valueBase, unit, unitBase, qualifier, kind, noun, period, section, partOf, numeratorOf, denominatorOf, ...more } = figure
  return {
    start,
    end,
    text,
    value,
    valueBase,
    unit,
    unitBase,
    qualifier,
    kind,
    noun,
    period,
    section,
    ...(partOf ? { partOf } : {}),
    ...(numeratorOf ? { numeratorOf } : {}),
    ...(denominatorOf ? { denominatorOf } : {}),
    ...more,
  }
}

const severities = { error: '错误', warning: '提醒', note: '注意' } as const
const kinds = { count: '数量', amount: '金额', percent: '百分比', area: '面积', length: '长度', other: '其他' } as const

/** Columns of a line that are shown on either side of a place. */
const AROUND = 34

/** The line of an offset, counted from 1, with the words around it. */
function shownLine(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/)
  const from = at - (lines.at(-1)?.length ?? 0)
  const rest = text.slice(from).search(/[\r\n]/)
  const to = rest < 0 ? text.length : from + rest
  const [a, b] = [Math.max(from, at - AROUND), Math.min(to, at + AROUND)]
  return `第 ${lines.length} 行：${a > from ? '…' : ''}${text.slice(a, b).trim()}${b < to ? '…' : ''}`
}

function showFindings(out: Out, text: string, findings: readonly TextFinding[]): void {
  if (findings.length === 0) out.say('没有发现问题')
  for (const f of findings) {
    out.say(`${f.severity === 'error' ? '✗' : '·'} ${severities[f.severity]}：${f.message}  [${f.rule}]`)
    if (f.spans[0] && f.spans[0].end > f.spans[0].start) out.say(`    ${shownLine(text, f.spans[0].start)}`)
  }
}

const headed = (s: Section): string => `${s.number}${s.heading}` || '（没有标题）'

function showParts(out: Out, { sections }: Reading): void {
  out.say('\n部分')
  out.table(
    ['部分', '情况', '标题'],
    partRoles.map((role) => {
      const found = sections.filter((s) => s.role === role)
      const how = found.length === 0 ? '没有' : found.every((s) => s.folded) ? '并在其他部分里' : '单独成章'
      return [partNames[role], how, found.map(headed).join('；')]
    }),
  )
}

const labels = { indexNo: '索引号', docNo: '文号', madeOn: '成文日期', publishedOn: '发布日期', source: '来源' } as const

function showHead(out: Out, { title, issuer, year, metadata }: Reading): void {
  out.say(`\n标题：${title ?? '没有'}\n制发单位：${issuer ?? '没有写明'}\n年度：${year ?? '没有写明'}`)
  for (const [key, label] of Object.entries(labels)) if (metadata[key as keyof typeof labels]) out.say(`${label}：${metadata[key as keyof typeof labels]}`)
}

function showFigures(out: Out, { text, figures, sections }: Reading): void {
  out.say(`\n数字（${figures.length} 个）`)
  out.table(
    ['数字', '写作', '类别', '说的是', '所在'],
    figures.map((f) => [
      f.id,
      text.slice(f.whole.start, f.whole.end),
      kinds[f.kind],
      [f.noun, f.verb].filter(Boolean).join(' '),
      sections[f.section]?.heading.slice(0, 16) ?? '',
    ]),
  )
}

function show(out: Out, { file, reading, findings }: Inspected): void {
  out.say(`${file}`)
  showFindings(out, reading.text, findings)
  showHead(out, reading)
  showParts(out, reading)
  showFigures(out, reading)
  out.say('')
}

async function lastYearOf(name: string | undefined): Promise<Reading | undefined> {
  if (name === undefined) return undefined
  const read = await textIn(name)
  if (typeof read === 'string') throw new UsageFault(`${name}：${read}`)
  return readReport(read.text, read.metadata)
}

/** Rules named by their ids, separated by commas. Throws UsageFault on one that there is not. */
function rulesOff(list: string | undefined): string[] {
  const ids = (list ?? '')
    .split(/[,，]/)
    .map((id) => id.trim())
    .filter(Boolean)
  const unknown = ids.filter((id) => !textRules.some((r) => r.id === id))
  if (unknown.length > 0) throw new UsageFault(`没有规则 ${unknown.join('、')}；有：${textRules.map((r) => r.id).join('、')}`)
  return ids
}

function writeText(name: string, text: string): void {
  try {
    writeFileSync(typedPath(name), text)
  } catch (error) {
    throw new UsageFault(`不能写入 ${name}（${(error as NodeJS.ErrnoException).code ?? String(error)}）`)
  }
}

async function run({ args, options, out }: Call): Promise<number> {
  if (options.text !== undefined && args.length > 1) throw new UsageFault('--text 只能用于一个文件')
  const lastYear = await lastYearOf(options.against)
  const context: InspectContext = { off: rulesOff(options.off), ...(lastYear ? { lastYear } : {}) }
  const results: (Inspected | Failed)[] = []
  for (const file of args) {
    const result = await inspected(file, context)
    if ('done' in result && options.text !== undefined) writeText(options.text, result.text)
    results.push('done' in result ? result.done : result)
  }
  const failed = results.filter((r): r is Failed => 'error' in r)
  if (options.json) {
    const shown = results.map((r) => ('error' in r ? r : asJson(r)))
    out.json(shown.length === 1 ? shown[0] : shown)
  } else for (const r of results) if ('reading' in r) show(out, r)
  for (const { file, error } of failed) out.say(`${file}：${error}`)
  if (failed.length > 0) return 2
  return results.some((r) => 'findings' in r && r.findings.some((f) => f.severity === 'error')) ? 1 : 0
}

export const commands: Commands = {
  inspect: {
    summary: '巡检已公布的年度报告：体例、数字和勾稽；有错误则退出码为 1，文件不能读取则为 2',
    args: [{ name: '文件…', many: true, help: 'txt、html、docx 或带文字的 PDF，可写多个；- 表示标准输入' }],
    options: {
      against: { value: '文件', help: '上一年度的报告，用来查照抄' },
      json: { help: '以 JSON 输出到标准输出' },
      off: { value: '规则', help: '不查的规则，写标识，用逗号隔开；各条规则见 docs/made/inspect.md' },
      text: { value: '文件', help: '把读到的文字写到这个文件，位置都以它为准' },
    },
    run,
  },
}
