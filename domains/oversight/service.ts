/** The board of annual reports for the programs. */
import type { Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import { enqueue, type Tasks } from '../../platform/jobs/index.ts'
import { readBoard, verdictsOf } from './board.ts'
import { compareFigures } from './compare.ts'
import type { BoardParts } from './context.ts'
import { type NoticeAsk, noticesOf, readNotice, replyToNotice, sendNotice } from './notices.ts'
import { examinerClaims, inspectedBy, keepsBoard } from './reach.ts'
import {
  type AddAsk,
  addFile,
  collectPages,
  type DayAsk,
  dateReport,
  EXAMINE_TASK,
  examineAnew,
  type MarkAsk,
  markFinding,
  readBoardReport,
  readReportFile,
  type Stale,
} from './reports.ts'
import type { BoardFinding, BoardSetting } from './shapes.ts'
import { addSetting, findText, marksOf, type Place, settingsOf } from './store.ts'

export type SettingAsk = Pick<BoardSetting, 'due' | 'ground' | 'off'> & { office: number; seen: number }

/** Findings of a report that nobody has found untrue; undefined when there is no such report. */
async function standingFindings(parts: BoardParts, viewer: Viewer, { office, id }: Place): Promise<BoardFinding[] | undefined> {
  const inspected = await inspectedBy(viewer, parts.offices)
  return inTx(parts.db.app, examinerClaims(viewer, inspected), async (client) => {
    const row = await findText(client, [office], id)
    if (!row) return undefined
    const verdicts = verdictsOf(await marksOf(client, [office], [id])).get(id)
    return row.result.findings.filter((f) => verdicts?.get(f.key) !== 'false')
  })
}

async function changeSetting(
  parts: BoardParts,
  viewer: Viewer,
  { office, seen, due, ground, off }: SettingAsk,
  years: readonly number[],
): Promise<{ done: true } | Stale> {
  const inspected = await inspectedBy(viewer, parts.offices)
  return inTx(parts.db.app, examinerClaims(viewer, inspected, office), async (client) => {
    const added = await addSetting(client, { office, no: seen + 1, due, ground, off, by: viewer.personId, at: parts.now() })
    if (added) {
      for (const year of years) await enqueue(client, { task: EXAMINE_TASK, payload: { parent: office, year }, key: `board ${office} ${year}` })
      return { done: true }
    }
    const by = (await settingsOf(client, [office])).get(office)?.by
    return { stale: `${(by && (await parts.names([by])).get(by)) ?? '他人'}刚刚改过设置，请刷新后再改` }
  })
}

/** Years that stay in view: the one that is reported on now, and two before. */
const YEARS = 3

/** The board over the parts. Whether the viewer keeps an office's board is asked with `keeps`, whether they inspect an office with `inspects`. */
export function createBoard(parts: BoardParts) {
  const latest = (): number => Number(parts.today().slice(0, 4)) - 1
  const years = (): number[] => Array.from({ length: YEARS }, (_, i) => latest() - YEARS + 1 + i)
  /** Everything that stands is examined again, since rules and settings change. */
  async function examineAll(signal?: AbortSignal): Promise<void> {
    const parents = new Set((await parts.offices.all()).flatMap((o) => (o.kind === 'county' || o.kind === 'city' || o.kind === 'province' ? [o.id] : [])))
    for (const parent of parents) for (const year of years()) await examineAnew(parts, parent, year, signal)
  }
  const tasks: Tasks = {
    [EXAMINE_TASK]: async (payload, { signal }) => examineAnew(parts, Number(payload.parent), Number(payload.year), signal),
    'nightly-board': async (_payload, { signal }) => examineAll(signal),
  }
  return {
    tasks,
    keeps: (viewer: Viewer, office: number) => keepsBoard(viewer, office, parts.offices),
    inspects: async (viewer: Viewer, office: number) => (await inspectedBy(viewer, parts.offices)).includes(office),
    board: (viewer: Viewer, office: number, year: number) => readBoard(parts, viewer, office, year),
    /** Undefined when the office does not exist. */
    add: async (viewer: Viewer, ask: AddAsk) => {
      const office = await parts.offices.find(ask.office)
      return office && addFile(parts, viewer, office, ask)
    },
    collect: (viewer: Viewer, office: number, year: number) => collectPages(parts, viewer, office, year),
    report: (viewer: Viewer, place: Place) => readBoardReport(parts, viewer, place),
    file: (viewer: Viewer, place: Place) => readReportFile(parts, viewer, place),
    date: (viewer: Viewer, ask: DayAsk) => dateReport(parts, viewer, ask),
    mark: (viewer: Viewer, ask: MarkAsk) => markFinding(parts, viewer, ask),
    notify: (viewer: Viewer, ask: NoticeAsk) => sendNotice(parts, viewer, ask, (place) => standingFindings(parts, viewer, place)),
    notices: (viewer: Viewer, office: number) => noticesOf(parts, viewer, office),
    notice: (viewer: Viewer, place: Place) => readNotice(parts, viewer, place),
    reply: (viewer: Viewer, ask: Place & { words: string }) => replyToNotice(parts, viewer, ask),
    set: (viewer: Viewer, ask: SettingAsk) => changeSetting(parts, viewer, ask, years()),
    figures: (viewer: Viewer, office: number) => compareFigures(parts, viewer, office, years()),
    /** Examines at once what a district's reports of a year say beside each other. */
    examine: (parent: number, year: number) => examineAnew(parts, parent, year),
  }
}
