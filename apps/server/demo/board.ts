/** The board of annual reports: what the offices of the district published in two years, handed in by its supervisor; some are late, missing or wrong. */
import type { Viewer } from '../../../platform/access/index.ts'
import type { Services } from '../../services.ts'
import { boardText, type Fault, type TextPlan } from './board-texts.ts'
import { DISTRICT, JUSTICE } from './offices.ts'
import { idOf } from './people.ts'

const URGED = 999901808
const CORRECTED = 999901009

/** A report of one year: month and day of publication, and what is wrong with it. */
type Published = { on: string; faults?: readonly Fault[] /** Whose words it has taken instead of its own. */; copies?: number }
type Handed = {
  office: number
  work: number
  words: number /** Undefined is not published, or published in Mingfa itself. */
  last?: Published
  before?: Published
}

const handed: readonly Handed[] = [
  { office: 999901001, work: 30, words: 0, before: { on: '03-12' } },
  { office: 999901002, work: 18, words: 1, before: { on: '03-26', faults: ['no-leadership'] } },
  { office: 999901003, work: 12, words: 2, before: { on: '04-09', faults: ['stale'] } },
  { office: 999901009, work: 15, words: 3, last: { on: '03-28', faults: ['sum', 'twice'] }, before: { on: '03-30', faults: ['carry-over'] } },
  { office: JUSTICE, work: 22, words: 4, last: { on: '02-26' }, before: { on: '02-25' } },
  { office: 999901802, work: 60, words: 5, last: { on: '03-20', faults: ['sum'] }, before: { on: '03-18' } },
  { office: 999901803, work: 9, words: 6, last: { on: '03-05', faults: ['ratio'] } },
  { office: 999901804, work: 44, words: 7, last: { on: '03-31', faults: ['no-leadership'] }, before: { on: '03-21', faults: ['ratio'] } },
  { office: 999901805, work: 17, words: 8, before: { on: '03-15', faults: ['folded'] } },
  { office: 999901806, work: 21, words: 9, last: { on: '04-15', faults: ['stale', 'carry-over'] }, before: { on: '03-29' } },
  { office: 999901807, work: 11, words: 10, last: { on: '03-11', copies: 4 }, before: { on: '03-24' } },
]

/** The texts of one year, by office; `ago` 1 is last year's. */
export function demoReports(year: number, ago: 1 | 2, names: ReadonlyMap<number, string>): { office: number; plan: TextPlan }[] {
  return handed.flatMap(({ office, work, words, last, before }) => {
    const published = ago === 1 ? last : before
    const name = names.get(office)
    if (!published || !name) return []
    const { on, faults = [], copies } = published
    return [{ office, plan: { office: name, year, publishedOn: `${year + 1}-${on}`, work, faults, words: copies ?? words } }]
  })
}

/** The bureau that has not published is urged; the street whose figures do not add up is told to put them right. */
async function remind({ board }: Services, viewer: Viewer, year: number): Promise<void> {
  const { rows } = await board.board(viewer, DISTRICT, year)
  for (const { office, name, report, due, overdue } of rows) {
    const told = { id: idOf('board-notice', office, year), from: DISTRICT, office, year, dueOn: null }
    if (office === URGED && report === null && (overdue ?? 0) > 0) {
      const words = `${name}：你单位${year}年度法治政府建设年度报告应不晚于${due.on}公开，至今没有公开，请尽快公开并反馈。`
      await board.notify(viewer, { ...told, kind: 'publish', findings: [], words })
    }
    if (office === CORRECTED && report?.id) {
      const found = (await board.report(viewer, { office, id: report.id }))?.findings.filter((f) => f.severity === 'error') ?? []
      const words = `${name}：你单位${year}年度报告有下列数字对不上，请核对台账，更正后重新公开，并反馈整改情况。`
      await board.notify(viewer, { ...told, kind: 'rectify', report: report.id, findings: found.map((f) => f.key), words })
    }
  }
}

/** Hands in what is not there yet; nothing when the district has no supervisor. */
export async function loadBoard(services: Services): Promise<void> {
  const { board, viewers, offices, clock } = services
  const viewer = await viewers.byUsername('supervisor', clock.today())
  if (!viewer) return
  const names = new Map((await offices.all()).map((o) => [o.id, o.name]))
  for (const ago of [2, 1] as const) {
    const year = Number(clock.today().slice(0, 4)) - ago
    const there = new Set((await board.board(viewer, DISTRICT, year)).rows.filter((r) => r.report?.id).map((r) => r.office))
    for (const { office, plan } of demoReports(year, ago, names)) {
      const { publishedOn } = plan
      if (there.has(office) || publishedOn > clock.today()) continue
      const bytes = new TextEncoder().encode(boardText(plan))
      const added = await board.add(viewer, { office, year, seen: 0, source: 'paste', fileName: '网页文字.txt', bytes, publishedOn })
      if (!added || !('id' in added)) throw new Error(`${plan.office}：${JSON.stringify(added)}`)
    }
    await board.collect(viewer, DISTRICT, year)
    await board.examine(DISTRICT, year)
  }
  await remind(services, viewer, Number(clock.today().slice(0, 4)) - 1)
}
