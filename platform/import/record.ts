/** What the ledger has on record, as the judging of rows asks for it. */
import type { Value, Values } from '../../engine/define.ts'
import { showValue } from '../../engine/parse.ts'
import type { Viewer } from '../access/index.ts'
import { type Ledger, maskedValues } from '../ledger/index.ts'
import type { OnRecord } from './judge.ts'
import type { Ready } from './prepare.ts'
import { namePrint } from './prints.ts'

type Names = Parameters<Ledger['read']>[2]
const SHOWN = 4

const same = (a: Value | undefined, b: Value | undefined): boolean => (a ?? '') === (b ?? '')

/** Values as a screen would show them, so that they can be compared with a case that is read. */
function masked(ledger: Ledger, type: string, values: Values): Values {
  const { vault, tables } = ledger.context
  const record = tables.get(type)?.type.record
  if (!record) return values
  const sealed = Object.entries(values).map(([id, v]) => [id, record.fields[id]?.secrecy === 'personal' && typeof v === 'string' ? vault.seal(v) : v])
  return maskedValues(vault, record, Object.fromEntries(sealed) as Values)
}

/** The record of one office and type, as a keeper may see it. */
export function onRecord(ledger: Ledger, viewer: Viewer, { type, office }: { type: string; office: number }, names: Names): OnRecord {
  const fields = ledger.context.tables.get(type)?.type.record.fields ?? {}
  return {
    known: (prints) => ledger.known(viewer, { type, office, prints }),
    async own() {
      const table = ledger.context.tables.get(type)
      const cases = table ? await ledger.ownCases(viewer, { type, office }) : []
      return new Set(cases.flatMap(({ values }) => (table && namePrint(table.type, values)) ?? []))
    },
    async differences(caseId, row: Ready) {
      const view = await ledger.read(viewer, { type, office, caseId }, names)
      if (!view) return undefined
      const here = masked(ledger, type, row.values)
      const asked = row.sheet.mapped.flatMap((m) => (m.field === null ? [] : [m.field]))
      const differing = asked.filter((f) => fields[f] && !same(view.case.values[f], here[f]))
      const words = differing.slice(0, SHOWN).map((f) => {
        const field = fields[f]
        return field ? `${field.label}已有“${showValue(field, view.case.values[f])}”，本行“${showValue(field, here[f])}”` : ''
      })
      if (words.length === 0) return undefined
      return `${words.join('；')}${differing.length > SHOWN ? `；等 ${differing.length} 项` : ''}`
    },
  }
}
