/** Forms of the actions that every case type has. */
import type { AnyCaseType, AnyProcedure, CaseState, Form } from '../../engine/define.ts'
import { type BuiltIn, correctableFields, isLetterAction } from '../../engine/fold.ts'
import type { FieldError } from '../../engine/parse.ts'

const none: Form<string> = { sections: [], required: [] }

/** Fields a built-in action may carry: for a correction, those that may be corrected on this case. */
export function builtInForm(type: AnyCaseType, procedure: AnyProcedure, state: CaseState, action: BuiltIn): Form<string> {
  const all = Object.keys(type.record.fields)
  if (action === 'backfill') return { sections: [{ title: '补录', fields: all }], required: [] }
  if (action === 'letterSeal' || action === 'letterVoid') return { sections: [{ title: '文号', fields: numberFields(type) }], required: [] }
  if (action !== 'correct') return none
  return { sections: [{ title: '更正', fields: correctableFields(type, procedure, state) }], required: [] }
}

/** Fields that keep the number of a letter. */
const numberFields = (type: AnyCaseType): string[] => [...new Set(Object.values(type.letters ?? {}).flatMap((l) => l.number?.field ?? []))]

/** What an action carries beside field values: the text of a note, the status of a case recorded from a ledger. */
export function builtInExtra(action: string, input: Readonly<Record<string, unknown>>): { extra: Record<string, unknown>; rest: Record<string, unknown> } {
  const { text, status, ...rest } = input as { text?: unknown; status?: unknown }
  if (action === 'note') return { extra: { text: String(text ?? '').slice(0, 2000) }, rest }
  if (action === 'backfill') return { extra: { status: String(status ?? '') }, rest }
  return { extra: {}, rest: { ...input } }
}

/** What is wrong with the part of a built-in action that is no field: a note must say something, an older case stands in a status of its kind. */
export function builtInFaults(procedure: AnyProcedure, action: string, extra: Readonly<Record<string, unknown>>): FieldError[] {
  if (action === 'note' && !String(extra.text).trim()) return [{ field: 'text', label: '备注', value: '', message: '必须填写' }]
  if (isLetterAction(action) && !extra.letter) return [{ field: 'letter', label: '文书', value: '', message: '文书请在“文书”一栏办理' }]
  if (action !== 'backfill' || Object.hasOwn(procedure.statuses, String(extra.status))) return []
  const known = Object.entries(procedure.statuses).map(([id, s]) => `${id}（${s.label}）`)
  return [{ field: 'status', label: '状态', value: String(extra.status), message: `应为下列之一：${known.join('、')}` }]
}
