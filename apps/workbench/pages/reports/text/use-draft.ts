/** The draft as it is being edited: kept in the browser until it is saved, put together with what others have saved meanwhile. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { ApiError, api } from '../../../api.ts'
import type { ReportBody, ReportView } from '../../../api-types.ts'
import { reportApi } from '../../../report-api.ts'
import { changedSections, merge, same } from './merge.ts'

/** What was begun from, what stands now, and the sections that somebody else has changed too. */
type Kept = { seq: number; base: ReportBody; body: ReportBody; both: string[]; restored: boolean }

/** Not so often that typing would be held up. */
const KEEP_MS = 400

function stored(key: string): { base: ReportBody; body: ReportBody } | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function begin({ report }: ReportView, key: string, editable: boolean): Kept {
  const { body, seq } = report
  const old = editable ? stored(key) : undefined
  if (!old || same(old.base, old.body)) return { seq, base: body, body, both: [], restored: false }
  const merged = merge(old.base, old.body, body)
  return { seq, base: body, ...merged, restored: !same(merged.body, body) }
}

/** Keeps what is not saved in the browser: a broken line or a closed window loses nothing. */
function useSafe(key: string, { base, body }: Kept, unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return localStorage.removeItem(key)
    const timer = window.setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify({ base, body }))
      } catch {
        // A full store only takes the safety net away; saving goes on.
      }
    }, KEEP_MS)
    return () => window.clearTimeout(timer)
  }, [key, base, body, unsaved])
  useEffect(() => {
    if (!unsaved) return
    const warn = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}

/** Sections that are changed are held when they are saved. Throws ApiError when somebody else holds one. */
const hold = (id: string, before: ReportBody, now: ReportBody): Promise<unknown> =>
  Promise.all(changedSections(before, now).map((section) => reportApi.takeLock(id, section)))

/** Saves; when others have saved first, puts both together and saves that, unless both have changed the same section. */
async function saveMerged(id: string, { seq, base, body }: Kept): Promise<{ from: ReportBody; view: ReportView }> {
  try {
    await hold(id, base, body)
    return { from: body, view: await api.saveReport(id, body, seq) }
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.code !== 'stale') throw error
    const { report } = await api.readReport(id)
    const merged = merge(base, body, report.body)
    if (report.status !== 'draft' || merged.both.length > 0) throw error
    return { from: body, view: await api.saveReport(id, merged.body, report.seq) }
  }
}

export type Draft = ReturnType<typeof useDraft>

/** The draft of one person. */
export function useDraft(view: ReportView, person: string, editable: boolean) {
  const { report } = view
  const key = `mingfa.report.${report.id}.${person}`
  const [kept, setKept] = useState(() => begin(view, key, editable))
  if (report.seq > kept.seq) setKept({ ...kept, seq: report.seq, base: report.body, ...merge(kept.base, kept.body, report.body) })
  const client = useQueryClient()
  const { message } = App.useApp()
  const unsaved = editable && !same(kept.base, kept.body)
  useSafe(key, kept, unsaved)
  const save = useMutation({
    mutationFn: () => saveMerged(report.id, kept),
    // On a broken line it says so at once, instead of waiting for a better one.
    networkMode: 'always',
    onSuccess: async ({ from, view: saved }) => {
      const { seq, body: base } = saved.report
      setKept((now) => ({ seq, base, body: merge(from, now.body, base).body, both: [], restored: false }))
      client.setQueryData(['report', report.id], saved)
      message.success('已保存')
      await client.invalidateQueries({ queryKey: ['report', report.id, 'check'] })
    },
    onError: (error) => error instanceof ApiError && error.problem.code === 'stale' && client.invalidateQueries({ queryKey: ['report', report.id] }),
  })
  return {
    ...kept,
    unsaved,
    /** Sections with words that are not saved yet. */
    dirty: unsaved ? changedSections(kept.base, kept.body) : [],
    save,
    change: (edit: (body: ReportBody) => ReportBody) => setKept((now) => ({ ...now, body: edit(now.body) })),
    /** Goes back to what is saved. */
    drop: () => setKept((now) => ({ ...now, body: now.base, both: [], restored: false })),
    /** Mine stand; the other's words are given up. */
    settle: () => setKept((now) => ({ ...now, both: [] })),
    /** The other's words stand in the sections that both have changed. */
    yieldTo: () => setKept((now) => ({ ...now, body: giveUp(now), both: [] })),
  }
}

const giveUp = ({ base, body, both }: Kept): ReportBody => ({
  ...body,
  sections: body.sections.flatMap((s) => (both.includes(s.id) ? base.sections.filter((x) => x.id === s.id) : [s])),
})
