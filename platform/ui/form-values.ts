/** Between a case's values and what stands in the controls of a form. */
import type { Field, Form, RecordDef, Value, Values } from '../../engine/define.ts'
import { yuan } from '../../engine/parse.ts'

/** Somebody who may be named in an officer field. */
export type PersonOption = { id: string; name: string; certificate: string | null; roles: string }

export type Input = Record<string, unknown>

function asInput(field: Field, value: Value, people: readonly PersonOption[]): unknown {
  if (field.type === 'money') return yuan(Number(value))
  if (field.type === 'choice' && field.openEnded) return field.options?.[String(value)]?.label ?? value
  if (field.type === 'officer') return people.find((p) => p.name === value)?.id ?? value
  return value
}

/** What the controls show at first. Personal values are masked on screen, so they are not put into controls. */
export function initialInput(record: RecordDef<string>, form: Form<string>, values: Values, people: readonly PersonOption[]): Input {
  const input: Input = {}
  for (const id of form.sections.flatMap((s) => s.fields)) {
    const field = record.fields[id]
    const value = values[id]
    if (field && field.secrecy !== 'personal' && value !== null && value !== undefined) input[id] = asInput(field, value, people)
  }
  return input
}

const blank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** What is sent: filled controls, and null for those that were emptied; untouched blanks are left out. */
export function inputOf(controls: Input, initial: Input): Input {
  const input: Input = {}
  for (const [id, value] of Object.entries(controls)) {
    if (!blank(value)) input[id] = value
    else if (!blank(initial[id])) input[id] = null
  }
  return input
}
