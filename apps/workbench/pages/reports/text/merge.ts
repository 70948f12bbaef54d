/** Two people's text put together: section by section, what one of them has not touched is the other's. */
import type { ReportBody, ReportSection } from '../../../api-types.ts'

/** The database keeps keys in an order of its own, so that theirs may come back otherwise than they were sent. */
const inOrder = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value

/** Do two pieces of a body say the same? */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
const byId = (body: ReportBody) => new Map(body.sections.map((s) => [s.id, s]))

/** Sections that were changed, added or taken out between two bodies. */
export function changedSections(before: ReportBody, now: ReportBody): string[] {
  const [old, fresh] = [byId(before), byId(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => !same(old.get(id), fresh.get(id)))
}

/** A body's front or reasons, field by field. */
function mergeFields<T extends object>(base: T | undefined, mine: T | undefined, theirs: T | undefined): T | undefined {
  const [was, own, other] = [base, mine, theirs].map((x) => (x ?? {}) as Record<string, unknown>) as [
    Record<string, unknown>,
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  const merged: Record<string, unknown> = { ...other }
  for (const key of new Set([...Object.keys(was), ...Object.keys(own)])) {
    if (same(was[key], own[key])) continue
    if (own[key] === undefined) delete merged[key]
    else merged[key] = own[key]
  }
  return mine === undefined && theirs === undefined ? undefined : (merged as T)
}

export type Merged = { body: ReportBody /** Sections that both have changed; mine stand in the body. */; both: string[] }

/** `base` is what both began from. */
export function merge(base: ReportBody, mine: ReportBody, theirs: ReportBody): Merged {
  const [was, own, other] = [byId(base), byId(mine), byId(theirs)]
  const both: string[] = []
  const pick = (section: ReportSection): ReportSection[] => {
    const [before, now] = [was.get(section.id), own.get(section.id)]
    if (before && same(before, now)) return [section]
    if (now === undefined) {
      if (!before) return [section]
      if (same(before, section)) return []
      both.push(section.id)
      return [section]
    }
    if (!same(before, section) && !same(now, section)) both.push(section.id)
    return [now]
  }
  const sections = theirs.sections.flatMap(pick)
  for (const [i, section] of mine.sections.entries()) {
    const before = was.get(section.id)
    if (other.has(section.id) || (before && same(before, section))) continue
    // Theirs took it out while it was being worked on here: it stays, and is told of.
    if (before) both.push(section.id)
    const after = mine.sections
      .slice(0, i)
      .reverse()
      .find((s) => sections.some((x) => x.id === s.id))
    sections.splice(after ? sections.findIndex((x) => x.id === after.id) + 1 : 0, 0, section)
  }
  const front = mergeFields(base.front, mine.front, theirs.front)
  const reasons = mergeFields(base.reasons, mine.reasons, theirs.reasons)
  return { body: { ...(front ? { front } : {}), sections, ...(reasons ? { reasons } : {}) }, both }
}
