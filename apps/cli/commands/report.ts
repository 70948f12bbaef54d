/** `mingfa report`: an annual report from its draft to the page of the portal. */
import { writeFileSync } from 'node:fs'
import { hasErrors, type ReportCheck, type ReportStep, type Written } from '../../../domains/reporting/index.ts'
import { operatorViewer, systemViewer, type Viewer } from '../../../platform/access/index.ts'
import { type Format, formats } from '../../../platform/print/index.ts'
import type { Services } from '../../services.ts'
import { type Argument, type Call, type Command, type Commands, type Option, type Out, RefusedCall, UsageFault } from '../command.ts'
import { officeOf, withServices } from '../data.ts'
import { typedPath } from '../paths.ts'

const json: Option = { help: '以 JSON 输出到标准输出' }
const id: Argument = { name: '报告编号', help: '生成初稿时得到的编号' }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function idOf({ args }: Call): string {
  const [given = ''] = args
  if (!UUID.test(given)) throw new UsageFault(`“${given}”不是报告编号`)
  return given.toLowerCase()
}

function yearOf(text = ''): number {
  if (!/^(19|20|21)\d{2}$/.test(text)) throw new UsageFault(`“${text}”不是年度，请写成 2024 这样的四位数字`)
  return Number(text)
}

/** Whoever has a shell on this machine may read every office's reports. */
async function reader(services: Services): Promise<Viewer> {
  return operatorViewer(
    (await services.offices.all()).map((o) => o.id),
    services.types,
  )
}

async function person(services: Services, username: string): Promise<Viewer> {
  const viewer = await services.viewers.byUsername(username, services.clock.today())
  if (!viewer) throw new RefusedCall(`没有账号“${username}”，或已停用`)
  return viewer
}

/** The answer of a reading. Throws RefusedCall when there is no such report. */
function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new RefusedCall('没有这份报告，或该账号无权查看')
  return answer
}

/** The report written. Throws RefusedCall with the sentence and the provision when it was not. */
function written(result: Written | undefined): string {
  const done = found(result)
  if ('report' in done) return done.report
  if ('refused' in done) throw new RefusedCall(done.refused.law ? `${done.refused.message}（依据：${done.refused.law}）` : done.refused.message)
  if ('stale' in done) throw new RefusedCall('报告已被他人改动，请重新读取')
  throw new RefusedCall(done.invalid.map((e) => `${e.label}：${e.message}`).join('；'))
}

/** Without --as the draft composes itself and nobody's name stands for it: whoever edits or submits it answers for the text. */
async function runCompose({ options, out }: Call): Promise<number> {
  const year = yearOf(options.year)
  return withServices(async (services) => {
    const office = await officeOf(services, options.office ?? '')
    const viewer = options.as ? await person(services, options.as) : systemViewer(office.id, services.types)
    const report = written(await services.reports.compose(viewer, { office: office.id, year }))
    if (options.json) out.json({ report })
    else out.say(`已生成初稿：${report}`)
    return 0
  })
}

async function runList({ options, out }: Call): Promise<number> {
  const year = options.year === undefined ? undefined : yearOf(options.year)
  return withServices(async (services) => {
    const office = options.office === undefined ? undefined : await officeOf(services, options.office)
    const rows = await services.reports.list(await reader(services), { ...(office ? { office: office.id } : {}), ...(year ? { year } : {}) })
    if (options.json) out.json(rows)
    else
      out.table(
        ['报告编号', '机关', '年度', '状态', '名称'],
        rows.map((r) => [r.id, String(r.office), String(r.year), r.status, r.title]),
      )
    return 0
  })
}

const runStep =
  (step: ReportStep, unsaid = '') =>
  async (call: Call): Promise<number> => {
    const { options, out } = call
    const report = idOf(call)
    return withServices(async (services) => {
      const viewer = await person(services, options.as ?? '')
      const note = options.note ?? unsaid
      const ask = { ...(note ? { note } : {}), ...(options.to ? { sentTo: options.to } : {}) }
      written(await services.reports.step(viewer, report, step, ask))
      const { status } = found(await services.reports.read(viewer, report)).report
      if (options.json) out.json({ report, status })
      else out.say('已办理')
      return 0
    })
  }

function formatOf(text = ''): Format {
  if (text in formats) return text as Format
  throw new UsageFault(`“${text}”不是可以导出的格式，可用：${Object.keys(formats).join('、')}`)
}

async function runExport(call: Call): Promise<number> {
  const { options, out } = call
  const report = idOf(call)
  const format = formatOf(options.format)
  const file = typedPath(options.out ?? '')
  return withServices(async (services) => {
    const { bytes } = found(await services.reports.print(await reader(services), report, format))
    writeFileSync(file, bytes)
    out.say(`已导出：${file}`)
    return 0
  })
}

async function runFigures(call: Call): Promise<number> {
  const { options, out } = call
  const report = idOf(call)
  return withServices(async (services) => {
    const figures = found(await services.reports.figures(await reader(services), report))
    if (options.json) out.json(figures)
    else
      out.table(
        ['数字', '名称', '数值', '单位', '写作', '上年'],
        figures.map((f) => [f.key, f.name, String(f.value ?? '—'), f.unit, `${f.shown}${f.shownUnit}`, String(f.lastYear ?? '—')]),
      )
    return 0
  })
}

const whats = { added: '新增', removed: '移出', changed: '变动' } as const

function tellCheck(out: Out, { findings, changes }: ReportCheck): void {
  for (const f of findings) out.say(`${f.level === 'error' ? '错误' : '提醒'}：${f.message}`)
  for (const c of changes) {
    const value = c.frozen === c.now ? `仍为${c.now ?? '—'}，记录有变` : `定稿时${c.frozen ?? '—'}，现在${c.now ?? '—'}`
    out.say(`变化：${c.name}（${c.key}）${value}`)
    for (const r of c.records.named) out.say(`      ${whats[r.what]} ${r.type} ${r.number ?? r.id}`)
  }
  if (findings.length === 0 && changes.length === 0) out.say('核对无误')
}

async function runCheck(call: Call): Promise<number> {
  const { options, out } = call
  const report = idOf(call)
  return withServices(async (services) => {
    const check = found(await services.reports.check(await reader(services), report))
    if (options.json) out.json(check)
    else tellCheck(out, check)
    return hasErrors(check) ? 1 : 0
  })
}

const stepCommand = (step: ReportStep, summary: string, note: Option = { value: '文字', help: '意见' }): Command => ({
  summary,
  args: [id],
  options: { as: { value: '账号', help: '以谁的名义办理', required: true }, note, json },
  run: runStep(step),
})
const reason: Option = { value: '文字', help: '理由', required: true }

export const commands: Commands = {
  'report compose': {
    summary: '按一个年度的数字生成年度报告初稿',
    options: {
      office: { value: '机关代码', help: '如 999901001', required: true },
      year: { value: '年度', help: '如 2024', required: true },
      as: { value: '账号', help: '以谁的名义起草；不写则由系统生成' },
      json,
    },
    run: runCompose,
  },
  'report list': {
    summary: '年度报告列表',
    options: { office: { value: '机关代码', help: '只要这个机关的' }, year: { value: '年度', help: '只要这一年度的' }, json },
    run: runList,
  },
  'report submit': stepCommand('submit', '送合法性审核'),
  'report review': stepCommand('review', '审核通过'),
  'report return': stepCommand('sendBack', '退回修改', reason),
  'report approve': stepCommand('approve', '负责人审定'),
  'report freeze': stepCommand('freeze', '定稿冻结'),
  'report send': {
    ...stepCommand('sendUp', '记下报送上级'),
    options: { ...stepCommand('sendUp', '').options, to: { value: '机关', help: '报送机关' } },
  },
  'report publish': stepCommand('publish', '公开发布到门户'),
  'report withdraw': { ...stepCommand('withdraw', '撤回', { value: '文字', help: '理由，门户上公布' }), run: runStep('withdraw', '发布机关撤回，未另写理由') },
  'report export': {
    summary: '导出报告',
    args: [id],
    options: {
      format: { value: Object.keys(formats).join('|'), help: '格式', required: true },
      out: { value: '文件', help: '写到哪里', required: true },
    },
    run: runExport,
  },
  'report figures': { summary: '报告正文中的数字', args: [id], options: { json }, run: runFigures },
  'report check': { summary: '检查体例、数字和勾稽；定稿之后逐个重算', args: [id], options: { json }, run: runCheck },
}
