/** The board of annual reports: what the offices of the district published in two years, handed in by its supervisor; some are late, missing or wrong. */
import type { Services } from '../../services.ts'
import { boardText, type Fault } from './board-texts.ts'
import { DISTRICT, JUSTICE } from './offices.ts'

type Handed = {
  office: number
  work: number
  words: number /** Month and day of publication, by how many years ago the report is of; absent is not published. */
  on: readonly (string | undefined)[]
  faults: readonly (readonly Fault[])[]
}

/** Last year's first. Streets that work in Mingfa publish last year's there; what they published before came from elsewhere. */
const handed: readonly Handed[] = [
  { office: 999901001, work: 30, words: 0, on: [undefined, '03-12'], faults: [[], []] },
  { office: 999901002, work: 18, words: 1, on: [undefined, '03-26'], faults: [[], ['no-leadership']] },
  { office: 999901003, work: 12, words: 2, on: [undefined, '04-09'], faults: [[], ['stale']] },
  { office: 999901009, work: 15, words: 3, on: ['03-28', '03-30'], faults: [['sum', 'twice'], ['carry-over']] },
  { office: JUSTICE, work: 22, words: 0, on: ['02-26', '02-25'], faults: [[], []] },
  { office: 999901802, work: 60, words: 1, on: ['03-20', '03-18'], faults: [['sum'], []] },
  { office: 999901803, work: 9, words: 2, on: ['03-05', undefined], faults: [['ratio'], []] },
  { office: 999901804, work: 44, words: 3, on: ['03-31', '03-21'], faults: [['no-leadership'], ['ratio']] },
  { office: 999901805, work: 17, words: 1, on: [undefined, '03-15'], faults: [[], ['folded']] },
  { office: 999901806, work: 21, words: 2, on: ['04-15', '03-29'], faults: [['stale', 'carry-over'], []] },
  // Its words are those of the bureau of justice.
  { office: 999901807, work: 11, words: 0, on: ['03-11', '03-24'], faults: [['folded'], []] },
]

/** Hands in what is not there yet; nothing when the district has no supervisor. */
export async function loadBoard(services: Services): Promise<void> {
  const { board, viewers, offices, clock } = services
  const viewer = await viewers.byUsername('supervisor', clock.today())
  if (!viewer) return
  const names = new Map((await offices.all()).map((o) => [o.id, o.name]))
  const latest = Number(clock.today().slice(0, 4)) - 1
  for (const [ago, year] of [latest, latest - 1].entries()) {
    const there = new Set((await board.board(viewer, DISTRICT, year)).rows.filter((r) => r.report?.id).map((r) => r.office))
    for (const { office, work, words, on, faults } of handed) {
      const day = on[ago]
      const name = names.get(office)
      const publishedOn = `${year + 1}-${day}`
      if (!day || !name || there.has(office) || publishedOn > clock.today()) continue
      const text = boardText({ office: name, year, publishedOn, work, words, faults: faults[ago] ?? [] })
      const added = await board.add(viewer, {
        office,
        year,
        seen: 0,
        source: 'paste',
        fileName: '网页文字.txt',
        bytes: new TextEncoder().encode(text),
        publishedOn,
      })
      if (!added || !('id' in added)) throw new Error(`${name}：${JSON.stringify(added)}`)
    }
    await board.collect(viewer, DISTRICT, year)
    await board.examine(DISTRICT, year)
  }
}
