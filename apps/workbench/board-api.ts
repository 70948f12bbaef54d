/** Requests of the board of annual reports. */
import type { Board, BoardFigures, BoardNotice, BoardNoticeKind, BoardReport, NoticePage, Verdict } from '../../domains/oversight/shapes.ts'
import type { Day } from '../../engine/define.ts'
import { call, queryString } from './api.ts'

export type HandIn = { office: number; year: number; seen: number; publishedOn: Day | null; file: File | null; words: string }
export type MarkBody = { office: number; finding: string; verdict: Verdict; remark: string; seen: number }
export type NoticeBody = {
  id: string
  from: number
  office: number
  year: number
  kind: BoardNoticeKind
  report?: string
  findings: string[]
  words: string
  dueOn: Day | null
}
export type SettingBody = { office: number; seen: number; due: string; ground: string; off: string[] }
export type BoardPlace = { office: number; id: string }

function handInForm({ office, year, seen, publishedOn, file, words }: HandIn): FormData {
  const form = new FormData()
  form.set('office', String(office))
  form.set('year', String(year))
  form.set('seen', String(seen))
  form.set('source', file ? 'file' : 'paste')
  if (publishedOn) form.set('publishedOn', publishedOn)
  if (file) form.set('file', file)
  else if (words.trim() !== '') form.set('file', new Blob([words], { type: 'text/plain' }), '粘贴的文字.txt')
  return form
}

export const boardApi = {
  board: (office: number, year: number) => call<Board>('GET', `/board${queryString({ office, year })}`),
  collect: (office: number, year: number) => call<{ taken: number }>('POST', '/board/collect', { office, year }),
  figures: (office: number) => call<BoardFigures>('GET', `/board/figures${queryString({ office })}`),
  set: (body: SettingBody) => call<unknown>('PUT', '/board/setting', body),
  handIn: (ask: HandIn) => call<{ id: string }>('POST', '/board/reports', handInForm(ask)),
  report: ({ office, id }: BoardPlace) => call<BoardReport>('GET', `/board/reports/${id}${queryString({ office })}`),
  fileUrl: ({ office, id }: BoardPlace): string => `/api/board/reports/${id}/file${queryString({ office })}`,
  date: ({ office, id }: BoardPlace, publishedOn: Day | null, seen: Day | null) =>
    call<unknown>('PUT', `/board/reports/${id}/published`, { office, publishedOn, seen }),
  mark: (id: string, body: MarkBody) => call<unknown>('POST', `/board/reports/${id}/marks`, body),
  notify: (body: NoticeBody) => call<{ id: string }>('POST', '/board/notices', body),
  notices: (office: number) => call<BoardNotice[]>('GET', `/board/notices${queryString({ office })}`),
  notice: ({ office, id }: BoardPlace) => call<NoticePage>('GET', `/board/notices/${id}${queryString({ office })}`),
  reply: ({ office, id }: BoardPlace, words: string) => call<unknown>('POST', `/board/notices/${id}/reply`, { office, words }),
  exportUrl: (office: number, year: number, format: 'xlsx' | 'csv'): string => `/api/board/export${queryString({ office, year, format })}`,
}
