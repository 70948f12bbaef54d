/** Where the office has events pushed to, and what became of each push. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Modal, Popconfirm, Radio, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { type HookAsk, settingApi } from '../../setting-api.ts'
import type { HookDelivery, HookEvent, HookView } from '../../setting-types.ts'
import { clockTime } from '../case/timeline.tsx'
import { needed, SaveFault, Sent } from './parts.tsx'

const events: Readonly<Record<HookEvent, string>> = { opened: '新立案件', acted: '办理步骤', breached: '超过期限', recalculated: '期限重算' }

export function WebhooksPage({ office }: { office: number }) {
  const hooks = useQuery({ queryKey: ['settings', 'hooks', office], queryFn: () => settingApi.hooks(office) })
  const [edited, setEdited] = useState<HookView | 'new'>()
  const [shown, setShown] = useState<HookView>()
  const [secret, setSecret] = useState<string>()
  if (hooks.isError) return <Fault error={hooks.error} onRetry={() => hooks.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">推送</h2>
        <Button type="primary" onClick={() => setEdited('new')}>
          增加推送
        </Button>
      </div>
      <p className="mf-quiet wb-setting-note">
        案件有变化时，向其他系统的网址发送签名的通知，只含标识和状态，不含案情和个人信息。接连三件没有送达即停用，并告知管理员。内部网络的地址须由运维人员放行。
      </p>
      <HookTable office={office} hooks={hooks.data ?? []} loading={hooks.isFetching} onEdit={setEdited} onShow={setShown} />
      {edited ? <HookForm office={office} hook={edited === 'new' ? undefined : edited} onMade={setSecret} onClose={() => setEdited(undefined)} /> : null}
      {shown ? <DeliveryDrawer office={office} hook={shown} onClose={() => setShown(undefined)} /> : null}
      <Modal
        open={secret !== undefined}
        title="签名密钥"
        onCancel={() => setSecret(undefined)}
        footer={<Button onClick={() => setSecret(undefined)}>我已保存</Button>}
      >
        <Alert className="wb-gap" type="warning" showIcon title="只显示这一次，请交给接收方保存" />
        <Typography.Paragraph code copyable>
          {secret}
        </Typography.Paragraph>
        <p className="mf-quiet">请求头 x-mingfa-signature 为 sha256=HMAC-SHA256(密钥, 时间戳 + "." + 正文)，时间戳在 x-mingfa-timestamp。</p>
      </Modal>
    </>
  )
}

type HookTableProps = { office: number; hooks: HookView[]; loading: boolean; onEdit: (hook: HookView) => void; onShow: (hook: HookView) => void }

function HookTable({ office, hooks, loading, onEdit, onShow }: HookTableProps) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const remove = useMutation({
    mutationFn: (hook: HookView) => settingApi.removeHook(hook.id, office),
    onSuccess: async () => {
      message.success('推送已删除')
      await client.invalidateQueries({ queryKey: ['settings', 'hooks'] })
    },
  })
  return (
    <Table<HookView>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={hooks}
      pagination={false}
      locale={{ emptyText: <Nothing text="还没有推送" /> }}
      columns={[
        { title: '名称', dataIndex: 'name', width: 150 },
        { title: '网址', dataIndex: 'url', ellipsis: true },
        { title: '事件', key: 'events', width: 180, render: (_, h) => h.events.map((e) => <Tag key={e}>{events[e]}</Tag>) },
        {
          title: '状态',
          key: 'active',
          width: 130,
          render: (_, h) => (h.active ? '启用' : h.disabledAt ? <span className="wb-bad">多次未送达，已停用</span> : '停用'),
        },
        {
          title: '操作',
          key: 'do',
          width: 190,
          render: (_, h) => (
            <span className="wb-nowrap">
              <Button type="link" size="small" onClick={() => onShow(h)}>
                记录
              </Button>
              <Button type="link" size="small" onClick={() => onEdit(h)}>
                修改
              </Button>
              <Popconfirm title={`删除推送“${h.name}”？`} okText="删除" cancelText="取消" onConfirm={() => remove.mutate(h)}>
                <Button type="link" size="small">
                  删除
                </Button>
              </Popconfirm>
            </span>
          ),
        },
      ]}
    />
  )
}

type HookFormProps = { office: number; hook: HookView | undefined; onMade: (secret: string) => void; onClose: () => void }

function HookForm({ office, hook, onMade, onClose }: HookFormProps) {
  const [form] = Form.useForm<Omit<HookAsk, 'office'>>()
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: async (f: Omit<HookAsk, 'office'>): Promise<string | undefined> => {
      const ask = { ...f, office, name: f.name.trim(), url: f.url.trim() }
      if (!hook) return (await settingApi.addHook(ask)).secret
      await settingApi.changeHook(hook.id, ask)
      return undefined
    },
    onSuccess: async (secret) => {
      if (secret) onMade(secret)
      else message.success('推送已保存')
      await client.invalidateQueries({ queryKey: ['settings', 'hooks'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={hook ? `修改：${hook.name}` : '增加推送'}
      okText="保存"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <Form form={form} layout="vertical" initialValues={hook ?? { events: ['opened'], active: true }} onFinish={(f) => save.mutate(f)}>
        <SaveFault error={save.error} />
        <Form.Item name="name" label="名称" rules={needed('请填写名称')}>
          <Input maxLength={60} placeholder="如：区数据共享平台" />
        </Form.Item>
        <Form.Item name="url" label="网址" rules={needed('请填写网址')}>
          <Input maxLength={500} placeholder="https://" inputMode="url" />
        </Form.Item>
        <Form.Item name="events" label="事件">
          <Checkbox.Group options={Object.entries(events).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="active" label="状态">
          <Radio.Group
            options={[
              { value: true, label: '启用' },
              { value: false, label: '停用' },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function DeliveryDrawer({ office, hook, onClose }: { office: number; hook: HookView; onClose: () => void }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const rows = useQuery({ queryKey: ['settings', 'deliveries', hook.id], queryFn: () => settingApi.deliveries(hook.id, office), staleTime: 0 })
  const resend = useMutation({
    mutationFn: (delivery: HookDelivery) => settingApi.resend(delivery.id, office),
    onSuccess: async () => {
      message.success('已放入发送队列')
      await client.invalidateQueries({ queryKey: ['settings', 'deliveries'] })
    },
  })
  if (rows.isError) return <Fault error={rows.error} onRetry={() => rows.refetch()} />
  return (
    <Drawer open onClose={onClose} size={860} title={`推送记录：${hook.name}`} destroyOnHidden>
      <SaveFault error={resend.error} />
      <Table<HookDelivery>
        size="small"
        rowKey="id"
        loading={rows.isFetching}
        tableLayout="fixed"
        dataSource={rows.data ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing text="还没有推送过" /> }}
        columns={[
          { title: '时间', key: 'at', width: 150, className: 'wb-number', render: (_, d) => clockTime(d.at) },
          { title: '事件', key: 'event', width: 90, render: (_, d) => events[d.event] },
          { title: '案件标识', key: 'case', width: 150, render: (_, d) => <code className="wb-hook-case">{String(d.payload.caseId ?? '')}</code> },
          { title: '结果', key: 'status', render: (_, d) => <Sent {...d} /> },
          {
            title: '操作',
            key: 'do',
            width: 104,
            render: (_, d) => (
              <Button type="link" size="small" disabled={d.status === 'waiting'} onClick={() => resend.mutate(d)}>
                重新推送
              </Button>
            ),
          },
        ]}
      />
    </Drawer>
  )
}
