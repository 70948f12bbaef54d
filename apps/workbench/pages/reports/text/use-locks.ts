/** Who is writing where: a section is taken when one begins in it, kept while one goes on, and let go when one leaves. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { ApiError } from '../../../api.ts'
import { reportApi } from '../../../report-api.ts'
import type { Locks } from '../../../report-types.ts'

/** How often it is asked who is where, and how often one's own is kept; the server lets it lapse after three minutes. */
const LOOK_MS = 5_000
const KEEP_MS = 45_000

const locksKey = (report: string) => ['report-locks', report]

type Asked = {
  report: string
  person: string
  seq: number
  editable: boolean
  /** Somebody may be writing, even where the reader may not. */
  drafting: boolean /** Sections with words that are not saved yet: they are kept. */
  dirty: readonly string[]
}

/** Holds the sections that are begun or unsaved; `begin` is called when the caret comes to one. */
function useHeld({ report, editable, dirty }: Asked, onAnswer: (locks: Locks) => void) {
  const held = useRef(new Set<string>())
  const at = useRef<string>(undefined)
  const { message } = App.useApp()
  const client = useQueryClient()
  const take = async (section: string): Promise<void> => {
    try {
      held.current.add(section)
      const locks = await reportApi.takeLock(report, section)
      // Left again before it was taken: what arrives last at the server is that it is let go.
      if (held.current.has(section)) onAnswer(locks)
      else leave(section)
    } catch (error) {
      // A broken line keeps nobody from typing: the words are kept here, and the section is asked for again.
      if (!(error instanceof ApiError)) return
      held.current.delete(section)
      if (error.problem.rule !== 'section-taken') return
      message.warning(error.message)
      await client.invalidateQueries({ queryKey: locksKey(report) })
    }
  }
  const leave = (section: string): void => {
    held.current.delete(section)
    reportApi.leaveLock(report, section).then(onAnswer, () => undefined)
  }
  const begin = (section: string): void => {
    at.current = section
    if (editable && !held.current.has(section)) take(section)
    for (const other of held.current) if (other !== section && !dirty.includes(other)) leave(other)
  }
  const now = useRef({ take, leave, dirty })
  now.current = { take, leave, dirty }
  useEffect(() => {
    if (!editable) return
    const timer = window.setInterval(() => {
      for (const section of held.current) now.current.take(section)
    }, KEEP_MS)
    const goodbye = (): void => held.current.forEach((section) => void reportApi.leaveOnClosing(report, section))
    window.addEventListener('pagehide', goodbye)
    return () => {
      window.removeEventListener('pagehide', goodbye)
      window.clearInterval(timer)
      for (const section of [...held.current]) now.current.leave(section)
    }
  }, [editable, report])
  const settled = dirty.join()
  useEffect(() => {
    const unsaved = settled.split(',')
    for (const section of [...held.current]) if (section !== at.current && !unsaved.includes(section)) now.current.leave(section)
    // Words that came back from the last time, or were taken back from elsewhere, are written in as well: only who holds a section saves it.
    if (editable) for (const section of unsaved) if (section && !held.current.has(section)) now.current.take(section)
  }, [settled, editable])
  return begin
}

/** Others who are writing, by section; a saved text of theirs is read as soon as it is heard of. */
export function useLocks(asked: Asked) {
  const { report, person, seq, drafting } = asked
  const client = useQueryClient()
  const key = locksKey(report)
  const { data } = useQuery({ queryKey: key, queryFn: () => reportApi.locks(report), refetchInterval: LOOK_MS, enabled: drafting })
  const begin = useHeld(asked, (locks) => client.setQueryData(key, locks))
  const later = (data?.seq ?? 0) > seq
  useEffect(() => {
    if (later) client.invalidateQueries({ queryKey: ['report', report] })
  }, [later, client, report])
  const taken = useMemo(() => new Map((data?.locks ?? []).filter((l) => l.person !== person).map((l) => [l.section, l.name])), [data, person])
  return { taken, begin }
}
