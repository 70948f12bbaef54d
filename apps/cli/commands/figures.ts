/** `mingfa figures`: what is counted, which records it counts, and by what rule. */
import type { Lineage } from '../../../engine/measure.ts'
import { claimsOf } from '../../../platform/access/index.ts'
import { type Figure, FigureFault, type RecordRow, readFigures, yearOf } from '../../../platform/figures/index.ts'
import type { Services } from '../../services.ts'
import { type Call, type Commands, type Option, type Out, UsageFault } from '../command.ts'
import { officeOf, readerOf, withServices } from '../data.ts'

/** Records read at once; the reader gives no more. */
const PAGE = 500

const office: Option = { value: '机关代码', help: '该机关及其下级合计，如 999901001', required: true }
const year: Option = { value: '年度', help: '如 2024', required: true }
const json: Option = { help: '以 JSON 输出到标准输出' }

function periodOf(text = ''): { from: string; to: string } {
  if (!/^(19|20|21)\d{2}$/.test(text)) throw new UsageFault(`“${text}”不是年度，请写成 2024 这样的四位数字`)
  return yearOf(Number(text))
}

/** What a reader of figures cannot make sense of was written in the call. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof FigureFault ? new UsageFault(error.message) : error
  }
}

/** Metrics that can be broken down by all of these fields; all metrics when there are none. */
function metricsBy(services: Services, by: readonly string[]): string[] {
  const entries = [...services.figures.catalogue.values()].filter((e) => by.every((f) => e.type.record.breakdown.includes(f)))
  if (entries.length > 0) return entries.map((e) => e.id)
  throw new UsageFault(`没有哪个指标可以按“${by.join('、')}”分组`)
}

function plainFigure({ metric, name, unit, value, numerator, denominator, by }: Figure): Omit<Figure, 'version'> {
  return {
    metric,
    name,
    unit,
    value,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(by ? { by } : {}),
  }
}

function showFigures(out: Out, figures: readonly Omit<Figure, 'version'>[]): void {
  const fields = [...new Set(figures.flatMap((f) => Object.keys(f.by ?? {})))]
  out.table(
    ['指标', '名称', ...fields, '数值', '单位', '分子/分母'],
    figures.map((f) => [
      f.metric,
      f.name,
      ...fields.map((field) => f.by?.[field] ?? ''),
      f.value === null ? '—' : String(f.value),
      f.unit,
      f.denominator === undefined ? '' : `${f.numerator}/${f.denominator}`,
    ]),
  )
}

async function runFigures({ options, out }: Call): Promise<number> {
  const period = periodOf(options.year)
  const by = options.by?.split(',') ?? []
  return withServices(async (services) => {
    const at = await officeOf(services, options.office ?? '')
    const viewer = await readerOf(services, at)
    const metrics = options.metric === undefined ? metricsBy(services, by) : [options.metric]
    const ask = { office: at.id, period, metrics, ...(by.length ? { by } : {}) }
    const figures = (await asked(() => readFigures(services.db.app, claimsOf(viewer), (client) => services.figures.figures(client, ask)))).map(plainFigure)
    if (options.json) out.json(figures)
    else showFigures(out, figures)
    return 0
  })
}

/** 'kind=人大建议,level=市' → by field. A label may hold a comma, a field may not. */
function filtersOf(text: string): Record<string, string> {
  const parts = text.split(/,(?=[A-Za-z]\w*=)/)
  const wrong = parts.filter((p) => !/^[A-Za-z]\w*=./.test(p))
  if (wrong.length > 0) throw new UsageFault(...wrong.map((p) => `“${p}”应写成 字段=名称`))
  return Object.fromEntries(parts.map((p) => [p.slice(0, p.indexOf('=')), p.slice(p.indexOf('=') + 1)]))
}

async function runRecords({ options, out }: Call): Promise<number> {
  const period = periodOf(options.year)
  const by = options.by === undefined ? undefined : filtersOf(options.by)
  return withServices(async (services) => {
    const at = await officeOf(services, options.office ?? '')
    const ask = { office: at.id, period, metric: options.metric ?? '', limit: PAGE, ...(by ? { by } : {}) }
    const rows: RecordRow[] = []
    const read = (page: number) => readRecords(services, at, { ...ask, page })
    const first = await asked(() => read(1))
    rows.push(...first.rows)
    for (let page = 2; rows.length < first.total && (page - 1) * PAGE < first.total; page += 1) rows.push(...(await read(page)).rows)
    if (options.json) out.json({ total: first.total, rows })
    else showRecords(out, rows, first.total)
    return 0
  })
}

type RecordAsk = Parameters<Services['figures']['records']>[1]

async function readRecords(services: Services, at: Awaited<ReturnType<typeof officeOf>>, ask: RecordAsk): Promise<{ rows: RecordRow[]; total: number }> {
  const viewer = await readerOf(services, at)
  return readFigures(services.db.app, claimsOf(viewer), (client) => services.figures.records(client, ask))
}

function showRecords(out: Out, rows: readonly RecordRow[], total: number): void {
  const share = rows.some((r) => r.counts === 'denominator')
  out.table(
    ['日期', '编号', '机关', '状态', ...(share ? ['计入'] : []), '内容'],
    rows.map((r) => [
      r.day,
      r.number ?? '—',
      String(r.office),
      r.status,
      ...(share ? [r.counts === 'numerator' ? '分子、分母' : '仅分母'] : []),
      Object.values(r.values)
        .filter((v) => v !== '—' && v !== r.number)
        .join(' '),
    ]),
  )
  out.say(`共 ${total} 条`)
}

function showLineage(out: Out, l: Lineage): void {
  out.say(`${l.metric} ${l.name}（${l.unit}）`)
  out.say(`  口径：${l.rule}；自 ${l.version.from} 起适用，${l.version.approvedBy}核准`)
  out.say(`  字段：${l.fields.map((f) => `${f.label}${f.law ? `（${f.law}）` : ''}`).join('、')}`)
  if (l.terms.length > 0) out.say(`  期限：${l.terms.map((t) => `${t.label}（${t.law}）`).join('、')}`)
  out.say(`  动作：${l.actions.map((a) => a.label).join('、')}`)
  out.say(`  条文：${l.articles.join('、')}`)
}

async function runLineage({ options, out }: Call): Promise<number> {
  const id = options.metric ?? ''
  const { caseTypes } = await import('../../registry/definitions.ts')
  const { createFigures } = await import('../../../platform/figures/index.ts')
  const { officeCalendar } = await import('../../../platform/clock/index.ts')
  const figures = createFigures({ types: caseTypes, below: async (o) => [o], calendar: () => officeCalendar() })
  const lineage = await asked(async () => figures.lineage(id))
  if (options.json) out.json({ ...lineage, metric: id })
  else showLineage(out, lineage)
  return 0
}

export const commands: Commands = {
  figures: {
    summary: '一个机关一个年度的指标',
    options: {
      office,
      year,
      metric: { value: '指标', help: '只要这一个，如 penalty.filed' },
      by: { value: '字段[,字段…]', help: '按字段分组，如 cause,community' },
      json,
    },
    run: runFigures,
  },
  'figures records': {
    summary: '一个指标计了哪些记录',
    options: {
      metric: { value: '指标', help: '如 penalty.filed', required: true },
      office,
      year,
      by: { value: '字段=名称[,字段=名称…]', help: '只要这一组的，如 kind=人大建议,level=市' },
      json,
    },
    run: runRecords,
  },
  'figures lineage': {
    summary: '一个指标由哪些字段、动作、条文而来；不需要数据库',
    options: { metric: { value: '指标', help: '如 penalty.onTimeShare', required: true }, json },
    run: runLineage,
  },
}
