/** Rows of the invented older ledgers, put through the ledger as 补录. */
import type { AnyCaseType, Day } from '../../../engine/define.ts'
import { procedureOn } from '../../../engine/define.ts'
import { type Entry, foldOne } from '../../../engine/fold.ts'
import { newlyBreached } from '../../../engine/terms.ts'
import type { BackfillRow } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { Street } from './offices.ts'
import { backfillRow, type Ledger, ledgers, type Row, rowsOf, withoutBlanks } from './older/index.ts'
import type { Values } from './older/row.ts'
import type { Cast } from './people.ts'
import type { Stage } from './stage.ts'
import type { Workdays } from './workdays.ts'

/** Rows to one transaction: an office's other writers wait no longer than this takes. */
const BATCH = 2_000

const typeOf = (services: Services, id: string): AnyCaseType => {
  const type = services.types.find((t) => t.id === id)
  if (!type) throw new Error(`no case type '${id}'`)
  return type
}

type Standing = { breaches: readonly string[]; running: boolean }

/** Terms that were missed by the day on which the row is written down, and whether any still runs. Most inspections have none and are not worth a fold. */
function standingOf(services: Services, type: AnyCaseType, values: Values, status: string, day: Day): Standing {
  if (type.id === 'inspection' && values.result !== 'order') return { breaches: [], running: false }
  const opened = String(values[type.record.openedOn] ?? day)
  const version = (procedureOn(type, opened) ?? type.procedures[0])?.from ?? opened
  const entry: Entry = {
    ...{ id: '', caseId: '', office: 0, type: type.id, seq: 1, action: 'backfill', version, on: day, actors: [], data: values },
    extra: { status },
  }
  const state = foldOne(type, undefined, entry, services.ledger.context.published)
  return { breaches: newlyBreached(state, day), running: Object.values(state.terms).some((t) => !t.metOn && !t.endedOn && !t.lapses) }
}

type Written = { row: BackfillRow; running: boolean }

function written(services: Services, row: Row, place: number, day: Day): Written {
  const type = typeOf(services, row.ledger.type)
  const said = withoutBlanks(row.tell(day).values)
  const values = { ...withoutBlanks((type.backfill.derive?.(said, {}) ?? {}) as Values), ...said }
  const status = type.backfill.statusOf(values)
  const { breaches, running } = standingOf(services, type, values, status, day)
  return { row: backfillRow(place, row.key, values, status, breaches), running }
}

export type Recording = { services: Services; stage: Stage; street: Street; cast: Cast }

/**
 * Records rows as they stand on a day, ledger by ledger; those with a term still running only when `open` says so.
 * Rows that are there already are passed over.
 */
export async function recordRows({ services, stage, street, cast }: Recording, rows: readonly Row[], day: Day, open: (row: Row) => boolean): Promise<number> {
  let done = 0
  for (const [ledger, own] of Map.groupBy(rows, (r) => r.ledger)) {
    const [keeper] = cast[ledger.keeper]
    if (!keeper) throw new Error(`nobody keeps ${ledger.type} in ${street.name}`)
    const viewer = await stage.as(keeper)
    const source = { file: `${street.place}${day.slice(0, 7)}台账.xlsx`, hash: `demo-${ledger.type}-${day}` }
    for (let at = 0; at < own.length; at += BATCH) {
      const batch = own.slice(at, at + BATCH).flatMap((row, i) => {
        const one = written(services, row, at + i + 2, day)
        return one.running && !open(row) ? [] : [one.row]
      })
      done += (await stage.ledger.backfill(viewer, { type: ledger.type, office: street.id, rows: batch, source })).accepted
    }
  }
  return done
}

/** All rows of a street that are opened in the given years; `scale` 1 is the volume of a real street. */
export const rowsOfYears = (street: Street, cast: Cast, workdays: Workdays, years: readonly number[], scale: number): Row[] =>
  ledgers.flatMap((ledger: Ledger) => years.flatMap((year) => rowsOf(ledger, street, cast, workdays, year, scale)))
