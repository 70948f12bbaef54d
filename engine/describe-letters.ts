/** The letters of a case type as a page shows them. */
import type { AnyCaseType } from './define.ts'
import { roles } from './define.ts'
import { table } from './describe-table.ts'
import { citeAll } from './law.ts'
import { letterFieldsOf, letterLayouts } from './letters.ts'

/** A section with its heading. */
export function letterSection(type: AnyCaseType): string {
  const letters = Object.entries(type.letters ?? {})
  const label = (action: string): string => type.procedures.findLast((p) => p.actions[action])?.actions[action]?.label ?? action
  const rows = letters.map(([id, l]) => [
    id,
    l.title,
    letterLayouts[l.layout],
    l.after.map(label).join('、'),
    l.drafters.map((r) => roles[r]).join('、'),
    l.signers.map((r) => roles[r]).join('、'),
    l.number ? `机关代字${l.number.word}〔年份〕序号` : '',
    l.served ? '送达' : '',
    l.must.map((m) => letterFieldsOf(type, l).find((f) => f.id === m)?.label ?? m).join('、'),
    citeAll(l.law),
  ])
  return `## 文书\n\n${table(['标识', '名称', '格式', '在哪一步之后', '拟制', '签发', '文号', '送达', '必备', '依据'], rows)}\n`
}
