/** Drafting a letter: what the case does not hold is filled in, the rest comes from the case. */
import { useMutation } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { FieldErrors } from '../../../../../platform/ui/index.ts'
import { ApiError, type CaseAddress } from '../../../api.ts'
import { newId } from '../../../ids.ts'
import type { LetterOffer, LetterView } from '../../../letter-types.ts'
import { lettersApi } from '../../../letters-api.ts'
import { LetterProblem } from './problem.tsx'

type DraftProps = { address: CaseAddress; offer: LetterOffer; again?: LetterView; onDone: (id: string) => Promise<void>; onClose: () => void }

export function DraftLetter({ address, offer, again, onDone, onClose }: DraftProps) {
  const [ids, setIds] = useState(() => ({ id: again?.id ?? newId(), actionId: newId() }))
  const draft = useMutation({
    mutationFn: (asked: Record<string, string | undefined>) => {
      const filled = Object.fromEntries(Object.entries(asked).map(([id, text]) => [id, text ?? '']))
      return lettersApi.draft(address, { ...ids, kind: offer.kind, asked: filled, ...(again ? { again: true } : {}) })
    },
    onSuccess: ({ id }) => onDone(id),
    onError: () => setIds((before) => ({ ...before, actionId: newId() })),
  })
  const errors = draft.error instanceof ApiError ? (draft.error.problem.errors ?? []) : []
  const initial = Object.fromEntries(offer.asks.map((a) => [a.id, again?.asked?.[a.id] || a.value]))
  return (
    <Drawer open onClose={onClose} title={`${again ? '重新拟制' : '拟制'}《${offer.title}》`} size={640} destroyOnHidden>
      <p>
        当事人、事实、依据等从案件中取得{offer.asks.length > 0 ? '，另填下列各项' : '，不用另填'}。<span className="mf-quiet">依据：{offer.law}</span>
      </p>
      {errors.length > 0 ? <FieldErrors errors={errors} /> : <LetterProblem error={draft.error} />}
      <Form layout="vertical" initialValues={initial} onFinish={(asked) => draft.mutate(asked)}>
        {offer.asks.map((ask) => (
          <Form.Item key={ask.id} name={ask.id} label={ask.label} required={ask.required} {...(ask.help ? { extra: ask.help } : {})}>
            {ask.long ? <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={20_000} /> : <Input maxLength={500} />}
          </Form.Item>
        ))}
        <div className="wb-buttons">
          <Button type="primary" htmlType="submit" loading={draft.isPending}>
            拟制并预览
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  )
}
