/** The cases of somebody who leaves, handed over at once; each is an action of its own with its own result. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Select, Table } from 'antd'
import { type Key, useState } from 'react'
import { Light, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { BulkResult } from '../../api-types.ts'
import { findType } from '../../case-types.ts'
import { caseName } from '../../cases.ts'
import type { Handovers } from '../../desk-types.ts'
import { newId } from '../../ids.ts'
import { usePeopleOptions } from '../../people-options.ts'
import { useSession } from '../../session.tsx'

type Row = Handovers['rows'][number]
/** So many are sent at once. */
const MOST = 200

export function Handover() {
  const { post } = useSession()
  const people = usePeopleOptions(post.office).map((p) => ({ value: p.id, label: `${p.name}（${p.roles}）` }))
  const [from, setFrom] = useState<string>()
  return (
    <section className="wb-panel" aria-label="离任移交">
      <h2 className="wb-subtitle">离任移交</h2>
      <p className="mf-quiet">调离、退休、轮岗时，把手上未办结的案件移交给同事。每件案件都按其程序判断接办人能否办理，并记入办理经过。</p>
      <Form layout="inline" className="wb-gap">
        <Form.Item label="移交人">
          <Select
            aria-label="移交人"
            style={{ width: 280 }}
            placeholder="选择离任人员"
            options={people}
            value={from ?? null}
            onChange={setFrom}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
      </Form>
      {from ? <InHand key={from} from={from} people={people.filter((p) => p.value !== from)} /> : null}
    </section>
  )
}

type InHandProps = { from: string; people: { value: string; label: string }[] }

function InHand({ from, people }: InHandProps) {
  const { post } = useSession()
  const client = useQueryClient()
  const held = useQuery({ queryKey: ['handovers', post.office, from], queryFn: () => api.handovers(post.office, from) })
  const [chosen, setChosen] = useState<Key[]>()
  const [results, setResults] = useState<readonly BulkResult[]>([])
  const rows = held.data?.rows ?? []
  const keys = chosen ?? rows.map((r) => r.id)
  const send = useMutation({
    mutationFn: ({ to, text }: { to: string; text: string }) => {
      const items = rows.filter((r) => keys.includes(r.id)).slice(0, MOST)
      return api.handOver({ office: post.office, from, to, text, items: items.map(({ id, type }) => ({ id, type, actionId: newId() })) })
    },
    onSuccess: async (done) => {
      setResults(done)
      setChosen(undefined)
      await client.invalidateQueries({ queryKey: ['handovers'] })
      client.removeQueries({ queryKey: ['queue'] })
    },
  })
  const refused = results.filter((r) => !r.done)
  return (
    <>
      {send.error ? <Alert type="error" showIcon role="alert" title={send.error.message} className="wb-gap" /> : null}
      {results.length > 0 ? (
        <Alert
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          className="wb-gap"
          title={`已移交 ${results.length - refused.length} 件${refused.length > 0 ? `，${refused.length} 件没有移交，原因见下表` : ''}`}
        />
      ) : null}
      <Table<Row>
        size="small"
        rowKey="id"
        loading={held.isPending}
        dataSource={rows}
        rowSelection={{ selectedRowKeys: keys, onChange: setChosen }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing text="手上没有未办结的案件" /> }}
        columns={[
          { title: '期限', key: 'next', width: 170, render: (_, r) => (r.next ? <Light {...r.next} /> : '—') },
          { title: '类型', key: 'type', width: 120, render: (_, r) => findType(r.type)?.record.title ?? r.type },
          { title: '案件', key: 'case', render: (_, r) => caseName(r) },
          { title: '没有移交的原因', key: 'why', render: (_, r) => <Why result={refused.find((x) => x.id === r.id)} /> },
        ]}
      />
      {rows.length > 0 ? <HandOverForm people={people} count={Math.min(keys.length, MOST)} busy={send.isPending} onSend={(ask) => send.mutate(ask)} /> : null}
    </>
  )
}

function Why({ result }: { result: BulkResult | undefined }) {
  if (!result) return null
  return (
    <span className="wb-bad">
      {result.message}
      {result.law ? ` 依据：${result.law}` : ''}
    </span>
  )
}

type FormProps = { people: InHandProps['people']; count: number; busy: boolean; onSend: (ask: { to: string; text: string }) => void }

function HandOverForm({ people, count, busy, onSend }: FormProps) {
  return (
    <Form<{ to: string; text: string }> layout="inline" style={{ marginTop: 14 }} onFinish={onSend}>
      <Form.Item name="to" label="接办人" rules={[{ required: true, message: '请选择接办人' }]}>
        <Select style={{ width: 280 }} placeholder="选择同事" options={people} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="text" label="事由" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
        <Input style={{ width: 220 }} maxLength={200} placeholder="如：调离、退休、轮岗" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} disabled={count === 0}>
        移交 {count} 件
      </Button>
    </Form>
  )
}
