/** What still reads as it was drafted: words to be confirmed, and sentences that today's figures would not write any more. */
import { canonical } from '../../platform/ledger/index.ts'
import type { ReportBody, ReportParagraph } from './body.ts'
import { beginning, everyParagraph, type Finding } from './finding.ts'

const byId = (body: ReportBody): Map<string, ReportParagraph> => new Map(everyParagraph(body).map(({ paragraph }) => [paragraph.id, paragraph]))
const same = (a: ReportParagraph | undefined, b: ReportParagraph): boolean => a !== undefined && canonical(a.parts) === canonical(b.parts)

/** `draft` is the body as it composed itself; `fresh` is what would be composed now. */
export function draftedFindings(body: ReportBody, draft: ReportBody, fresh: ReportBody | undefined): Finding[] {
  const drafted = byId(draft)
  const now = fresh && byId(fresh)
  const untouched = everyParagraph(body).filter(({ paragraph }) => same(drafted.get(paragraph.id), paragraph))
  const asked = new Map<string, Finding & { count: number }>()
  for (const { section, paragraph } of untouched) {
    if (!paragraph.ask) continue
    const id = `${section.id}\n${paragraph.ask}`
    const count = (asked.get(id)?.count ?? 0) + 1
    const message = `“${section.title}”还有${count}段是初稿文字：${paragraph.ask}`
    asked.set(id, { rule: 'unedited', level: 'warning', message, section: section.id, count })
  }
  const stale = untouched.flatMap(({ section, paragraph }): Finding[] => {
    if (!now || same(now.get(paragraph.id), paragraph)) return []
    return [
      { rule: 'stale-draft', level: 'warning', message: `“${beginning({ paragraph })}”起草后数字有变，这一段的说法可能已不合适，请核对`, section: section.id },
    ]
  })
  return [...[...asked.values()].map(({ count: _, ...finding }) => finding), ...stale]
}
