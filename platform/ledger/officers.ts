/** Officers named in a form come as people's ids; the record keeps their names and certificate numbers. */
import type { Actor, AnyCaseType, Value } from '../../engine/define.ts'
import type { FieldError } from '../../engine/parse.ts'
import type { LedgerContext } from './context.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Named = { input: Record<string, unknown>; officers: Actor[]; certificates: Record<string, Value>; errors: FieldError[] }
type Request = { office: number; input: Readonly<Record<string, unknown>> }

/** Replaces ids by names; an id that is nobody in the office is an error. Names written out stay as they are. */
export async function resolveOfficers(context: LedgerContext, type: AnyCaseType, { office, input }: Request): Promise<Named> {
  const fields = Object.entries(type.record.fields).filter(([id, f]) => f.type === 'officer' && typeof input[id] === 'string' && UUID.test(input[id] as string))
  const named: Named = { input: { ...input }, officers: [], certificates: {}, errors: [] }
  if (fields.length === 0) return named
  const people = await context.people(
    fields.map(([id]) => input[id] as string),
    office,
  )
  for (const [id, field] of fields) {
    const person = people.find((p) => p.id === input[id])
    if (!person) {
      named.errors.push({ field: id, label: field.label, value: String(input[id]), message: '不是本机关在册人员，请重新选择' })
      delete named.input[id]
      continue
    }
    named.officers.push(person)
    named.input[id] = person.name
    if (field.certificate && person.certificate) named.certificates[field.certificate] = person.certificate.number
  }
  return named
}
