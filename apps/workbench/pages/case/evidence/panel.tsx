/** The evidence of a case: what is on its way, what waits to be registered, and what is on record. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { evidenceLaw } from '../../../../../engine/evidence.ts'
import { cite } from '../../../../../engine/law.ts'
import { Fault } from '../../../../../platform/ui/index.ts'
import type { CaseAddress } from '../../../api.ts'
import { caseKey } from '../../../case-query.ts'
import { evidenceApi, evidenceKey, pendingKey } from '../../../evidence-api.ts'
import type { EvidenceItem, EvidencePage, PendingUpload } from '../../../evidence-types.ts'
import { EvidenceGrid } from './grid.tsx'
import { RegisterForm } from './register.tsx'
import { DropZone, HalfRow, SendingRow } from './upload.tsx'
import { useUploads } from './use-uploads.ts'
import { EvidenceViewer } from './viewer.tsx'
import './evidence.css'

/** Small pictures and the result of the scan come a moment after the file. */
const LOOK_AGAIN_MS = 3000
const SOON_MS = 60_000
const unsettled = (e: EvidenceItem, now: number): boolean =>
  e.scan === 'waiting' || (!e.thumb && /^image\/(jpeg|png|gif|webp)$/.test(e.mime) && now - new Date(e.addedAt).getTime() < SOON_MS)
const isSettled = ({ items, now }: EvidencePage): boolean => !items.some((e) => unsettled(e, new Date(now).getTime()))

export function EvidencePanel({ address }: { address: CaseAddress }) {
  const page = useQuery({
    queryKey: evidenceKey(address),
    queryFn: () => evidenceApi.list(address),
    refetchInterval: (query) => (!query.state.data || isSettled(query.state.data) ? false : LOOK_AGAIN_MS),
  })
  const [open, setOpen] = useState<string>()
  const client = useQueryClient()
  const items = page.data?.items ?? []
  const at = items.findIndex((e) => e.id === open)
  const shown = items[at]
  const changed = () => {
    client.invalidateQueries({ queryKey: evidenceKey(address) })
    client.invalidateQueries({ queryKey: caseKey(address) })
  }
  const step = (by: number) => setOpen(items[(at + by + items.length) % items.length]?.id)
  const counting = items.filter((e) => !e.voidAt).length
  return (
    <section className="wb-panel" aria-label="证据">
      <h2 className="wb-subtitle">
        证据{items.length > 0 ? `（${counting} 件${items.length > counting ? `，另有作废 ${items.length - counting} 件` : ''}）` : ''}
      </h2>
      {page.isError ? <Fault error={page.error} onRetry={() => page.refetch()} /> : null}
      {page.data?.mayAdd ? <Incoming address={address} page={page.data} /> : null}
      {page.data && items.length === 0 ? <p className="mf-quiet">还没有登记证据。种类以{cite(evidenceLaw)}为准。</p> : null}
      <EvidenceGrid items={items} onOpen={setOpen} />
      {shown && page.data ? (
        <EvidenceViewer item={shown} mayAdd={page.data.mayAdd} onClose={() => setOpen(undefined)} onStep={step} onChanged={changed} />
      ) : null}
    </section>
  )
}

/** Evidence is numbered in the order in which it was made. */
const byTime = (a: PendingUpload, b: PendingUpload): number => {
  const at = (u: PendingUpload): string => u.takenAt ?? u.deviceAt ?? ''
  return at(a).localeCompare(at(b)) || a.fileName.localeCompare(b.fileName, 'zh-CN', { numeric: true })
}

const NONE: readonly PendingUpload[] = []

/** For those who may add: files on their way and the form for those that have arrived. */
function Incoming({ address, page }: { address: CaseAddress; page: EvidencePage }) {
  const pending = useQuery({ queryKey: pendingKey(address), queryFn: () => evidenceApi.pending(address) })
  const { modal } = App.useApp()
  const client = useQueryClient()
  const all = pending.data ?? NONE
  const { sender, sendings } = useUploads(address, all)
  const arrived = all.filter((u) => u.arrived).sort(byTime)
  const halves = all.filter((u) => !u.arrived && !sendings.some((s) => s.id === u.id))
  const drop = (id: string) => evidenceApi.dropPending(id).finally(() => client.invalidateQueries({ queryKey: pendingKey(address) }))
  const tooLarge = (names: string[]) => modal.warning({ title: '有的文件太大，没有上传', content: names.join('、') })
  return (
    <>
      <DropZone maxBytes={page.maxBytes} onFiles={(files) => sender.add(files)} onTooLarge={tooLarge} />
      {sendings.length + halves.length > 0 ? (
        <ul className="wb-sendings" aria-label="上传中的文件">
          {sendings.map((s) => (
            <SendingRow
              key={s.key}
              sending={s}
              onPause={() => sender.pause(s.key)}
              onResume={() => sender.resume(s.key)}
              onCancel={() => sender.cancel(s.key)}
            />
          ))}
          {halves.map((half) => (
            <HalfRow key={half.id} half={half} onCancel={() => drop(half.id)} />
          ))}
        </ul>
      ) : null}
      {arrived.length > 0 ? <RegisterForm address={address} arrived={arrived} onDrop={drop} /> : null}
    </>
  )
}
