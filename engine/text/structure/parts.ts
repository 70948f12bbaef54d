/** Which sections are parts of the report, each of its own or folded into another. */
import type { PartRole } from '../shape.ts'
import type { Heading } from './headings.ts'
import { rolesOf } from './roles.ts'

/** Roles of a heading: one of its own, or several that it folds together. */
export type Part = { roles: PartRole[]; folded: boolean }

/** Which roles may stand inside a part of a role: 下一步 inside problems, all but itself inside the achievements. */
const WITHIN: Readonly<Record<PartRole, readonly PartRole[]>> = {
  achievements: ['leadership', 'rectification', 'problems', 'plan'],
  leadership: ['rectification', 'problems', 'plan'],
  rectification: ['problems', 'plan'],
  problems: ['plan', 'rectification'],
  plan: [],
}

type Sorted = { named: PartRole[][]; own: Set<PartRole> }

function chapters(headings: readonly Heading[], plainWords: readonly string[], year: number | null): Sorted {
  const named = headings.map((h, i) => rolesOf({ words: plainWords[i] ?? '', level: h.level, year }))
  const own = new Set(headings.flatMap((h, i) => (h.level === 1 && named[i]?.length === 1 ? (named[i] ?? []) : [])))
  // 存在的问题及改进措施 is no plan where a plan stands by itself.
  headings.forEach((h, i) => {
    const roles = named[i] ?? []
    if (h.level === 1 && roles.length > 1) named[i] = roles.filter((r) => !own.has(r))
    if (h.level === 1 && named[i]?.length === 1 && roles.length === 2 && roles.includes('plan') && own.has('plan')) own.add(named[i]?.[0] as PartRole)
    if (h.level === 1 && roles.length > 1 && named[i]?.length === 0) named[i] = roles.slice(0, 1)
  })
  return { named, own }
}

/** Where no chapter says that it tells what was done, the chapters before the faults and the plan do. */
function withAchievements(headings: readonly Heading[], { named, own }: Sorted): void {
  if (named.some((roles, i) => headings[i]?.level === 1 && roles.includes('achievements'))) return
  const end = headings.findIndex((h, i) => h.level === 1 && named[i]?.some((r) => r === 'problems' || r === 'plan'))
  headings.forEach((h, i) => {
    if (h.level === 1 && (end < 0 || i < end) && named[i]?.length === 0) named[i] = ['achievements']
  })
  own.add('achievements')
}

/** Roles of the headings, by index; headings of no role are absent. */
export function partsOf(headings: readonly Heading[], plainWords: readonly string[], year: number | null): Map<number, Part> {
  const sorted = chapters(headings, plainWords, year)
  withAchievements(headings, sorted)
  const parts = new Map<number, Part>()
  /** Roles of the chapter that each heading stands in. */
  const chapterOf: number[] = []
  headings.forEach((h, i) => {
    const chapter = h.parent === undefined ? i : (chapterOf[h.parent] ?? i)
    chapterOf.push(chapter)
    const roles = sorted.named[i] ?? []
    if (chapter === i) {
      if (roles.length > 0) parts.set(i, { roles: [...roles], folded: roles.length > 1 })
      return
    }
    inside(i, chapter, { headings, parts, ...sorted })
  })
  return parts
}

type Context = Sorted & { headings: readonly Heading[]; parts: Map<number, Part> }

/** A heading below a chapter: it takes over a role that its chapter names beside others, or folds one that has no chapter. */
function inside(i: number, chapter: number, { headings, parts, named, own }: Context): void {
  const above = named[chapter] ?? []
  const holder = nearest(i, chapter, headings, parts)
  const [role] = (named[i] ?? []).filter((r) => above.includes(r) || !own.has(r))
  if (!role) return
  const whole = parts.get(chapter)
  if (above.length > 1 && above.includes(role)) {
    // The chapter's heading named both; the one below holds the part.
    if (holder === role) return
    parts.set(i, { roles: [role], folded: true })
    if (whole) whole.roles = whole.roles.filter((r) => r !== role)
    if (whole?.roles.length === 0) parts.delete(chapter)
    return
  }
  const within = holder ?? above[0]
  if (within && !WITHIN[within].includes(role)) return
  if ((named[i]?.length ?? 0) === 0) return
  parts.set(i, { roles: [role], folded: true })
}

/** Role of the nearest heading above that has one, below the chapter. */
function nearest(i: number, chapter: number, headings: readonly Heading[], parts: ReadonlyMap<number, Part>): PartRole | undefined {
  for (let at = headings[i]?.parent; at !== undefined && at !== chapter; at = headings[at]?.parent) {
    const part = parts.get(at)
    if (part?.roles.length === 1) return part.roles[0]
  }
  return undefined
}
