/** Cases that have to do with this one: named by its number, or of the same party; only among those that this person may see. */
import type { AnyCaseType, CaseState } from '../../engine/define.ts'
import { procedureOf } from '../../engine/define.ts'
import { claimsFor, type Viewer } from '../access/index.ts'
import { inTx } from '../db/index.ts'
import { type Address, columnOf, keyColumn, searchQueryIn, stateOf, type TypeTable } from '../ledger/index.ts'
import { type DossierParts, findState } from './parts.ts'

export type RelatedCase = {
  type: string
  office: number
  id: string
  number: string | null
  status: string
  statusLabel: string
  on: string | null
  name: string
  why: string
}

/** So many of one type for one reason; a party with more is looked for in the list. */
const MOST = 10

type Party = { code: string; name: string }

/** A party is a code and a name: partyCode with partyName, partyACode with partyA. */
function partiesOf({ record: { fields } }: AnyCaseType): Party[] {
  return Object.keys(fields).flatMap((code) => {
    const { type } = fields[code] ?? {}
    if (type !== 'partyCode' && type !== 'personCode' && type !== 'orgCode') return []
    const stem = code.replace(/Code$/, '')
    const name = [`${stem}Name`, stem].find((f) => f !== code && fields[f]?.type === 'text')
    return name ? [{ code, name }] : []
  })
}

/** Names of firms are their own; those of people are shared by many, so that a person is told by the code alone. A long name is not yet a firm's. */
const FIRM = /^.{3,}(公司|集团|厂|店|铺|行|社|部|所|院|校|园|站|场|馆|城|吧|中心|超市|餐厅|酒楼|工作室|摊位?)(（[^（）]*）)?$/u

type Search = { table: TypeTable; where: string; values: unknown[]; why: string }

function partySearches(parts: DossierParts, viewer: Viewer, type: AnyCaseType, state: CaseState): Search[] {
  const { vault, tables } = parts.ledger.context
  return partiesOf(type).flatMap(({ code, name }) => {
    const sealed = state.values[code]
    const named = type.record.fields[name]?.secrecy === 'personal' ? undefined : state.values[name]
    return [...tables.values()].flatMap((table) =>
      partiesOf(table.type).flatMap((there): Search[] => {
        const found: Search[] = []
        if (typeof sealed === 'string' && sealed.startsWith('v1:'))
          found.push({ table, where: `"${keyColumn(there.code)}" = $2`, values: [vault.keyed(vault.open(sealed))], why: '同一证件号码' })
        const query = typeof named === 'string' && FIRM.test(named) ? searchQueryIn(viewer.sees[table.type.id] ?? [], named) : undefined
        const field = table.type.record.fields[there.name]
        if (query && field?.secrecy !== 'personal' && field?.search)
          found.push({ table, where: `search @@ $2::tsquery and "${columnOf(there.name)}" = $3`, values: [query, named], why: '同名单位，证件号码未核对' })
        return found
      }),
    )
  })
}

/** Links in both directions. */
function linkSearches(parts: DossierParts, type: AnyCaseType, state: CaseState): Search[] {
  const { tables } = parts.ledger.context
  return parts.links.flatMap((link): Search[] => {
    const [from, to] = [tables.get(link.type), tables.get(link.to)]
    if (!from || !to) return []
    const [names, number] = [state.values[link.field], state.values[type.record.number]]
    const there = type.id === link.type && typeof names === 'string' && names !== ''
    const here = type.id === link.to && typeof number === 'string' && number !== ''
    return [
      ...(there ? [{ table: to, where: `"${columnOf(to.type.record.number)}" = $2`, values: [names], why: link.there }] : []),
      ...(here ? [{ table: from, where: `"${columnOf(link.field)}" = $2`, values: [number], why: link.here }] : []),
    ]
  })
}

async function run(parts: DossierParts, viewer: Viewer, { table, where, values, why }: Search): Promise<RelatedCase[]> {
  const { type } = table
  const offices = viewer.sees[type.id] ?? []
  if (offices.length === 0) return []
  const text = `select * from ${table.table} where office_id = any($1::bigint[]) and ${where} order by opened_on desc nulls last, id desc limit ${MOST + 1}`
  const { rows } = await inTx(parts.db.app, claimsFor(viewer, type.id), (client) => client.query(text, [offices, ...values]))
  return rows.map((row): RelatedCase => {
    const state = stateOf(table, row)
    const number = state.values[type.record.number]
    const words = type.record.headline.flatMap((f) => {
      const field = type.record.fields[f]
      const value = state.values[f]
      return field && field.secrecy !== 'personal' && typeof value === 'string' && value ? [field.options?.[value]?.label ?? value] : []
    })
    return {
      ...{ type: type.id, office: state.office, id: state.id, number: typeof number === 'string' ? number : null },
      ...{ status: state.status, statusLabel: procedureOf(type, state.version).statuses[state.status]?.label ?? state.status },
      ...{ on: (row.opened_on as string | null) ?? null, name: words.join(' '), why },
    }
  })
}

/** Each case once, for the strongest reason; undefined when the case itself is not theirs to see. */
export async function relatedTo(parts: DossierParts, viewer: Viewer, address: Address): Promise<RelatedCase[] | undefined> {
  const found = await findState(parts, viewer, address)
  if (!found) return undefined
  const searches = [...linkSearches(parts, found.type, found.state), ...partySearches(parts, viewer, found.type, found.state)]
  const rank = (why: string): number => (why.startsWith('同名') ? 2 : why.startsWith('同一') ? 1 : 0)
  const related = new Map<string, RelatedCase>()
  for (const search of searches.sort((a, b) => rank(a.why) - rank(b.why))) {
    for (const one of await run(parts, viewer, search)) if (one.id !== address.caseId && !related.has(one.id)) related.set(one.id, one)
  }
  return [...related.values()]
}
