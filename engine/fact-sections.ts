/** How the facts of a case are laid out: as the paper form that its steps fill. */
import type { AnyCaseType, AnyProcedure } from './define.ts'

export type FactSection = { title: string; fields: string[] }

/** Sections of all the procedure's forms in the order of its steps, each field once, then the days that the steps stamp and whatever is left. */
export function factSections(type: AnyCaseType, procedure: AnyProcedure): FactSection[] {
  const placed = new Set<string>()
  const sections: FactSection[] = []
  const place = (title: string, fields: readonly string[]) => {
    const fresh = fields.filter((f) => type.record.fields[f] && !placed.has(f))
    for (const f of fresh) placed.add(f)
    const known = sections.find((s) => s.title === title)
    if (known) known.fields.push(...fresh)
    else if (fresh.length > 0) sections.push({ title, fields: fresh })
  }
  for (const action of Object.values(procedure.actions)) for (const s of action.form?.sections ?? []) place(s.title, s.fields)
  const left = Object.keys(type.record.fields).filter((f) => !placed.has(f))
  place(
    '办理日期',
    left.filter((f) => type.record.fields[f]?.type === 'day'),
  )
  place('其他事项', left)
  return sections
}
