/** For how long closed cases are kept, and those whose years are over. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Modal, Radio, Table } from 'antd'
import { useState } from 'react'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { caseTypes, findType } from '../../case-types.ts'
import { hasOwnPages } from '../../cases.ts'
import { settingApi } from '../../setting-api.ts'
import type { RetentionDecision, RetentionItem, RetentionView } from '../../setting-types.ts'
import { needed, SaveFault } from './parts.tsx'

const decisions: Readonly<Record<RetentionDecision, string>> = { archive: '移交档案馆', keep: '延长保管', destroy: '批准销毁' }

export function RetentionPage({ office }: { office: number }) {
  const view = useQuery({ queryKey: ['settings', 'retention', office], queryFn: () => settingApi.retention(office) })
  const [edited, setEdited] = useState<AnyCaseType>()
  const [decided, setDecided] = useState<RetentionItem>()
  if (view.isError) return <Fault error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <h2 className="wb-subtitle">保管期限</h2>
      <p className="mf-quiet wb-setting-note">自办结的次年 1 月 1 日起算。没有设置的，不列入到期鉴定。系统每天夜间列出到期的案件，本身不删除任何记录。</p>
      <Rules view={view.data} loading={view.isFetching} onEdit={setEdited} />
      <h2 className="wb-subtitle">到期待鉴定</h2>
      <DueTable items={view.data?.due ?? []} loading={view.isFetching} onDecide={setDecided} />
      {edited ? (
        <RuleForm office={office} type={edited} rule={view.data?.rules.find((r) => r.type === edited.id)} onClose={() => setEdited(undefined)} />
      ) : null}
      {decided ? <DecideForm office={office} item={decided} onClose={() => setDecided(undefined)} /> : null}
    </>
  )
}

type RulesProps = { view: RetentionView | undefined; loading: boolean; onEdit: (type: AnyCaseType) => void }

function Rules({ view, loading, onEdit }: RulesProps) {
  const rule = (t: AnyCaseType) => view?.rules.find((r) => r.type === t.id)
  return (
    <Table<AnyCaseType>
      className="wb-gap"
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={caseTypes.filter((t) => !hasOwnPages(t.id))}
      pagination={false}
      columns={[
        { title: '案件类型', key: 'title', width: 220, render: (_, t) => t.record.title },
        { title: '保管年限', key: 'years', width: 110, render: (_, t) => (rule(t) ? `${rule(t)?.years} 年` : '未设置') },
        { title: '依据', key: 'article', render: (_, t) => rule(t)?.article || '—' },
        {
          title: '操作',
          key: 'do',
          width: 80,
          render: (_, t) => (
            <Button type="link" size="small" onClick={() => onEdit(t)} aria-label={`设置${t.record.title}的保管期限`}>
              设置
            </Button>
          ),
        },
      ]}
    />
  )
}

type DueTableProps = { items: RetentionItem[]; loading: boolean; onDecide: (item: RetentionItem) => void }

function DueTable({ items, loading, onDecide }: DueTableProps) {
  return (
    <Table<RetentionItem>
      size="small"
      rowKey="caseId"
      loading={loading}
      dataSource={items}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="没有到期的案件" /> }}
      columns={[
        { title: '案号', key: 'number', render: (_, i) => i.number ?? '（未编号）' },
        { title: '类型', key: 'type', width: 150, render: (_, i) => findType(i.type)?.record.title ?? i.type },
        { title: '办结', dataIndex: 'closedOn', width: 120 },
        { title: '到期', dataIndex: 'due', width: 120 },
        {
          title: '处理',
          key: 'decision',
          width: 220,
          render: (_, i) =>
            i.decision ? (
              `${i.decidedOn} ${decisions[i.decision]}`
            ) : (
              <Button type="link" size="small" onClick={() => onDecide(i)}>
                鉴定处理
              </Button>
            ),
        },
      ]}
    />
  )
}

function useSaved(onClose: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    message.success('已保存')
    await client.invalidateQueries({ queryKey: ['settings'] })
    onClose()
  }
}

type RuleFormProps = { office: number; type: AnyCaseType; rule: RetentionView['rules'][number] | undefined; onClose: () => void }

function RuleForm({ office, type, rule, onClose }: RuleFormProps) {
  const [form] = Form.useForm<{ years: number | null; article: string }>()
  const save = useMutation({
    mutationFn: (f: { years: number | null; article: string }) =>
      settingApi.setRetention(type.id, { office, years: f.years ?? null, article: (f.article ?? '').trim() }),
    onSuccess: useSaved(onClose),
  })
  return (
    <Modal
      open
      title={`${type.record.title}的保管期限`}
      okText="保存"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <Form form={form} layout="vertical" initialValues={{ years: rule?.years ?? null, article: rule?.article ?? '' }} onFinish={(f) => save.mutate(f)}>
        <SaveFault error={save.error} />
        <Form.Item name="years" label="保管年限（年）" extra="留空即取消，不再列入到期鉴定">
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="article" label="依据">
          <Input maxLength={200} placeholder="如：《机关文件材料归档范围和文书档案保管期限规定》" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function DecideForm({ office, item, onClose }: { office: number; item: RetentionItem; onClose: () => void }) {
  const [form] = Form.useForm<{ decision: RetentionDecision; reason: string }>()
  const save = useMutation({
    mutationFn: (f: { decision: RetentionDecision; reason: string }) => settingApi.decide(item.caseId, { office, ...f, reason: f.reason.trim() }),
    onSuccess: useSaved(onClose),
  })
  return (
    <Modal
      open
      title={`鉴定处理：${item.number ?? '（未编号）'}`}
      okText="保存"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <Form form={form} layout="vertical" initialValues={{ decision: 'archive' }} onFinish={(f) => save.mutate(f)}>
        <SaveFault error={save.error} />
        <p className="mf-quiet">只记下决定，处理后不能更改。批准销毁的，由档案人员凭此办理手续；系统里的记录仍在。</p>
        <Form.Item name="decision" label="处理">
          <Radio.Group options={Object.entries(decisions).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="reason" label="鉴定意见" rules={needed('请写明鉴定意见')}>
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
