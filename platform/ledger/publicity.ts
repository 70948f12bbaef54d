/** Public notices (事后公示): a desensitised copy of the open fields, made when the action says so and never edited. */
import type { PoolClient } from 'pg'
import type { AnyCaseType, CaseState, Day, Value } from '../../engine/define.ts'
import { maskName } from '../../engine/identifiers.ts'
import { showValue } from '../../engine/parse.ts'
import type { LedgerContext } from './context.ts'
import { tokensOf } from './search.ts'

export type Notice = { label: string; value: string }[]

/** The rows of the public notice: open fields in words, a natural person's name masked. */
export function noticeOf(type: AnyCaseType, values: CaseState['values']): Notice {
  const { publicity, record } = type
  if (!publicity) throw new Error(`case type '${type.id}' publishes nothing`)
  const natural = publicity.partyKind !== undefined && values[publicity.partyKind] === 'person'
  return publicity.fields.flatMap((id) => {
    const field = record.fields[id]
    const value: Value = values[id] ?? null
    if (!field || value === null) return []
    const unit = field.type === 'money' ? (field.unit ?? '元') : ''
    const shown = id === publicity.partyName && natural ? maskName(String(value)) : `${showValue(field, value)}${unit}`
    return [{ label: field.label, value: shown }]
  })
}

/** Why a notice is taken back, as the form of the step says it: the first long text on it that was filled. */
export function statedReason(type: AnyCaseType, input: CaseState['values']): string | null {
  const [stated] = Object.entries(input).filter(([id, value]) => type.record.fields[id]?.type === 'longText' && typeof value === 'string' && value !== '')
  return stated ? String(stated[1]) : null
}

type Publication = { type: AnyCaseType; state: CaseState; kind: 'publish' | 'withdraw'; on: Day; reason: string | null }

/** Puts the notice on the portal, or takes it back with the reason; part of the action's transaction. */
export async function publish(context: LedgerContext, client: PoolClient, { type, state, kind, on, reason }: Publication): Promise<void> {
  const at = context.now().toISOString()
  if (kind === 'withdraw') {
    const text =
      'update mingfa.publication set withdrawn_on = $3, withdrawn_reason = $4, changed_at = $5 where office_id = $1 and case_id = $2 and withdrawn_on is null'
    await client.query(text, [state.office, state.id, on, reason, at])
    return
  }
  const text = `insert into mingfa.publication (office_id, case_id, type, title, notice, published_on, changed_at, search)
    values ($1, $2, $3, $4, $5, $6, $7, array_to_tsvector($8::text[]))
    on conflict (office_id, case_id) do update set title = excluded.title, notice = excluded.notice, published_on = excluded.published_on,
      search = excluded.search, withdrawn_on = null, withdrawn_reason = null, changed_at = excluded.changed_at`
  const title = type.publicity?.title(state.values) ?? type.record.title
  const notice = noticeOf(type, state.values)
  const tokens = tokensOf([title, ...notice.map((n) => n.value)].join(' '))
  await client.query(text, [state.office, state.id, type.id, title, JSON.stringify(notice), on, at, tokens])
}
