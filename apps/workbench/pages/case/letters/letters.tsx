/** Letters of a case: what is there, what follows from the step just taken, and what else may be made. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { Loading } from '../../../../../platform/ui/index.ts'
import type { CaseAddress } from '../../../api.ts'
import type { LetterOffer, LetterView } from '../../../letter-types.ts'
import { lettersApi } from '../../../letters-api.ts'
import { DraftLetter } from './draft.tsx'
import { statusColour } from './words.ts'
import { LetterWork } from './work.tsx'
import '../../../case.css'
import './letters.css'

type Open = { letter: string } | { offer: LetterOffer; again?: LetterView }

/** The panel; nothing where the case sends no letters. `seq` of the case: another action may allow another letter. */
export function Letters({ address, seq }: { address: CaseAddress; seq: number }) {
  const key = ['letters', address.type, address.office, address.id]
  const found = useQuery({ queryKey: [...key, seq], queryFn: () => lettersApi.of(address) })
  const [open, setOpen] = useState<Open>()
  const client = useQueryClient()
  const renew = async (): Promise<void> => {
    await Promise.all([client.invalidateQueries({ queryKey: key }), client.invalidateQueries({ queryKey: ['case', address.type, address.office, address.id] })])
  }
  if (found.isPending) return <Loading />
  if (found.isError) return <section className="wb-panel mf-quiet">文书没有读到：{found.error.message}</section>
  const { letters, offers } = found.data
  if (letters.length + offers.length === 0) return null
  const letter = open && 'letter' in open ? letters.find((l) => l.id === open.letter) : undefined
  const again = (one: LetterView): void => {
    const offer = offers.find((o) => o.kind === one.kind)
    if (offer) setOpen({ offer, again: one })
  }
  return (
    <section className="wb-panel" aria-label="文书">
      <h2 className="wb-subtitle">文书</h2>
      {letters.length === 0 ? <p className="mf-quiet">还没有文书。</p> : null}
      {letters.map((l) => (
        <LetterLine key={l.id} letter={l} onOpen={() => setOpen({ letter: l.id })} />
      ))}
      <Offers offers={offers} onPick={(offer) => setOpen({ offer })} />
      {letter ? <LetterWork letter={letter} onChanged={renew} onAgain={() => again(letter)} onClose={() => setOpen(undefined)} /> : null}
      {open && 'offer' in open ? (
        <DraftLetter
          address={address}
          offer={open.offer}
          {...(open.again ? { again: open.again } : {})}
          onClose={() => setOpen(undefined)}
          onDone={async (id) => {
            await renew()
            setOpen({ letter: id })
          }}
        />
      ) : null}
    </section>
  )
}

function LetterLine({ letter, onOpen }: { letter: LetterView; onOpen: () => void }) {
  const sought = useLocation().hash === `#letter-${letter.id}`
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!sought) return
    ref.current?.scrollIntoView({ block: 'center' })
    ref.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [sought])
  return (
    <div id={`letter-${letter.id}`} ref={ref} className={sought ? 'wb-letter wb-letter-sought' : 'wb-letter'}>
      <button type="button" className="mf-link" onClick={onOpen}>
        {letter.title}
      </button>
      <Tag color={statusColour[letter.status]}>{letter.statusLabel}</Tag>
      {letter.number ? <div className={letter.status === 'void' ? 'mf-quiet wb-letter-void' : 'mf-quiet'}>{letter.number}</div> : null}
      {letter.returned ? <div className="wb-reason">退回意见：{letter.returned}</div> : null}
    </div>
  )
}

function Offers({ offers, onPick }: { offers: readonly LetterOffer[]; onPick: (offer: LetterOffer) => void }) {
  const due = offers.filter((o) => o.due)
  const more = offers.filter((o) => !o.due && !o.refusal)
  const not = offers.filter((o) => o.refusal && o.refusal.code !== 'role')
  return (
    <>
      {due.map((o) => (
        <div key={o.kind} className="wb-choice">
          <Button block onClick={() => onPick(o)}>
            拟制《{o.title}》
          </Button>
        </div>
      ))}
      {more.length > 0 ? (
        <details className="wb-others">
          <summary>可以制作的其他文书（{more.length}）</summary>
          {more.map((o) => (
            <div key={o.kind} className="wb-letter">
              <button type="button" className="mf-link" onClick={() => onPick(o)}>
                {o.title}
              </button>
            </div>
          ))}
        </details>
      ) : null}
      {not.length > 0 ? (
        <details className="wb-others">
          <summary>还不能制作的（{not.length}）</summary>
          {not.map((o) => (
            <div key={o.kind} className="wb-letter">
              {o.title}
              <div className="wb-reason">{o.refusal?.message}</div>
            </div>
          ))}
        </details>
      ) : null}
    </>
  )
}
