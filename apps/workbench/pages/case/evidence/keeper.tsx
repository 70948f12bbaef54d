/** What those who handle the case may do with a piece of evidence: hand it over, or say that it no longer counts. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { custodyKey, evidenceApi } from '../../../evidence-api.ts'
import type { EvidenceItem } from '../../../evidence-types.ts'
import { newId } from '../../../ids.ts'

type Said = { to: string; reason: string }
const required = [{ required: true, whitespace: true, message: '必须填写' }]

export function KeeperSteps({ item, onChanged }: { item: EvidenceItem; onChanged: () => void }) {
  const [step, setStep] = useState<'transfer' | 'void'>()
  const [actionId] = useState(newId)
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: ({ to, reason }: Said) => (step === 'void' ? evidenceApi.void(item.id, actionId, reason) : evidenceApi.transfer(item.id, to, reason)),
    onSuccess: async () => {
      if (step === 'void') onChanged()
      setStep(undefined)
      await client.invalidateQueries({ queryKey: custodyKey(item.id) })
    },
  })
  if (!step) {
    return (
      <div className="wb-keeper">
        <Button onClick={() => setStep('transfer')}>记载移交</Button>
        {item.voidAt ? null : <Button onClick={() => setStep('void')}>作废</Button>}
      </div>
    )
  }
  return (
    <Form<Said> layout="vertical" onFinish={(said) => take.mutate(said)} aria-label={step === 'void' ? '作废证据' : '记载移交'}>
      {step === 'transfer' ? (
        <Form.Item name="to" label="接收人或单位" rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={step === 'void' ? '作废理由' : '移交事由'} rules={required}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      {step === 'void' ? <p className="mf-quiet">证据不会删除：原件、说明和保管链都留着，目录里标明作废。</p> : null}
      {take.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={take.error.message} /> : null}
      <div className="wb-keeper">
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {step === 'void' ? '确认作废' : '记入保管链'}
        </Button>
        <Button onClick={() => setStep(undefined)}>返回</Button>
      </div>
    </Form>
  )
}
