/** The files that this page sends, for as long as it is open. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { CaseAddress } from '../../../api.ts'
import { pendingKey } from '../../../evidence-api.ts'
import type { PendingUpload } from '../../../evidence-types.ts'
import { Sender, type Sending } from './sender.ts'

/** A sender for a case and what it is sending; `pending` are the files that the server has part of. */
export function useUploads({ type, office, id }: CaseAddress, pending: readonly PendingUpload[]): { sender: Sender; sendings: readonly Sending[] } {
  const client = useQueryClient()
  const sender = useMemo(() => {
    const address = { type, office, id }
    return new Sender(address, () => client.invalidateQueries({ queryKey: pendingKey(address) }))
  }, [client, type, office, id])
  const sendings = useSyncExternalStore(sender.subscribe, sender.current)
  useEffect(() => {
    sender.pending = pending
  }, [sender, pending])
  useEffect(() => {
    window.addEventListener('online', sender.again)
    return () => {
      window.removeEventListener('online', sender.again)
      sender.stop()
    }
  }, [sender])
  const busy = sendings.some((s) => s.state === 'sending' || s.state === 'waiting' || s.state === 'lost')
  useEffect(() => {
    if (!busy) return
    // Leaving loses nothing that has arrived, but people should know that it stops here.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])
  return { sender, sendings }
}
