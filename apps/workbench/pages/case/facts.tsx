/** The facts of a case, laid out as the paper form that its steps fill. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { AnyCaseType, AnyProcedure, Values } from '../../../../engine/define.ts'
import { type PaperRow, PaperTable, shown } from '../../../../platform/ui/index.ts'

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

const present = (values: Values, field: string): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''

function rowsOf(type: AnyCaseType, values: Values, fields: readonly string[]): PaperRow[] {
  return fields.map((id) => {
    const field = type.record.fields[id]
    const value = shown(field, values[id])
    return { key: id, label: field?.label ?? id, value, wide: field?.type === 'longText' || value.length > 24 }
  })
}

type FactsProps = { type: AnyCaseType; procedure: AnyProcedure; values: Values }

/** What has been filled; blanks only when asked for, since most cases end long before the last step. */
export function Facts({ type, procedure, values }: FactsProps) {
  const [blanks, setBlanks] = useState(false)
  return (
    <section aria-label="案件内容">
      {factSections(type, procedure).map(({ title, fields }) => {
        const visible = blanks ? fields : fields.filter((f) => present(values, f))
        return visible.length > 0 ? <PaperTable key={title} title={title} rows={rowsOf(type, values, visible)} /> : null
      })}
      <Checkbox checked={blanks} onChange={(e) => setBlanks(e.target.checked)}>
        显示未填写的项目
      </Checkbox>
    </section>
  )
}
