/** What I have been told, and how I want to be told: which kinds, by mail too or not, and when not. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Select, Table, Tag } from 'antd'
import { Link } from 'react-router'
import { bellKinds } from '../../../engine/bells.ts'
import { Fault, Loading, Nothing } from '../../../platform/ui/index.ts'
import { useCrumbs } from '../crumbs.tsx'
import { useNotices } from '../notices.tsx'
import { settingApi } from '../setting-api.ts'
import type { Notice, NoticeKind, NoticePreferences } from '../setting-types.ts'
import { clockTime } from './case/timeline.tsx'
import { SaveFault } from './settings/parts.tsx'
import '../settings.css'

const kinds: Readonly<Record<NoticeKind, string>> = {
  term: '期限临近',
  breach: '超过期限',
  certificate: '执法证件到期',
  retention: '档案到期鉴定（管理员）',
  ...bellKinds,
  letter: '文书签发、退回',
  webhook: '推送停用（管理员）',
}
const kindOptions = Object.entries(kinds).map(([value, label]) => ({ value, label }))
const hours = Array.from({ length: 24 }, (_, value) => ({ value, label: `${String(value).padStart(2, '0')}:00` }))

export default function NoticesPage() {
  useCrumbs({ title: '我的消息' })
  const notices = useNotices()
  const client = useQueryClient()
  const read = useMutation({ mutationFn: () => settingApi.readNotices(), onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }) })
  if (notices.isError) return <Fault error={notices.error} onRetry={() => notices.refetch()} />
  const unread = notices.data?.some((n) => !n.read) ?? false
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">我的消息</h1>
        <Button disabled={!unread} loading={read.isPending} onClick={() => read.mutate()}>
          全部标为已读
        </Button>
      </div>
      <section className="wb-panel wb-gap" aria-label="消息">
        <Table<Notice>
          size="middle"
          rowKey="id"
          loading={notices.isFetching}
          dataSource={notices.data ?? []}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <Nothing text="还没有消息" /> }}
          columns={[
            { title: '消息', key: 'title', render: (_, n) => <Link to={n.link}>{n.read ? n.title : <b>{n.title}</b>}</Link> },
            { title: '类别', key: 'kind', width: 140, render: (_, n) => <Tag>{n.kindLabel}</Tag> },
            { title: '时间', key: 'at', width: 160, render: (_, n) => clockTime(n.at) },
          ]}
        />
      </section>
      <Preferences />
    </>
  )
}

function Preferences() {
  const wish = useQuery({ queryKey: ['notices', 'preferences'], queryFn: settingApi.preferences })
  if (wish.isError) return <Fault error={wish.error} onRetry={() => wish.refetch()} />
  return (
    <section className="wb-panel wb-form" aria-label="接收设置">
      <h2 className="wb-subtitle">接收设置</h2>
      {wish.data ? <PreferenceForm wish={wish.data} /> : <Loading />}
    </section>
  )
}

type Fields = { email?: string; told: NoticeKind[]; mail: NoticeKind[]; quietFrom: number; quietTo: number }

function PreferenceForm({ wish }: { wish: NoticePreferences }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: ({ email, told, mail, quietFrom, quietTo }: Fields) => {
      const off = (Object.keys(kinds) as NoticeKind[]).filter((k) => !told.includes(k))
      return settingApi.setPreferences({ email: email?.trim() || null, off, mail, quietFrom, quietTo })
    },
    onSuccess: async () => {
      message.success('接收设置已保存')
      await client.invalidateQueries({ queryKey: ['notices', 'preferences'] })
    },
  })
  const told = (Object.keys(kinds) as NoticeKind[]).filter((k) => !wish.off.includes(k))
  return (
    <Form<Fields> layout="vertical" initialValues={{ ...wish, email: wish.email ?? '', told }} onFinish={(f) => save.mutate(f)}>
      <SaveFault error={save.error} />
      <Form.Item name="told" label="接收哪些消息">
        <Checkbox.Group options={kindOptions} />
      </Form.Item>
      <Form.Item name="mail" label="哪些同时发邮件" extra="邮件里只有案号和网址，没有案情和当事人">
        <Checkbox.Group options={kindOptions} />
      </Form.Item>
      <Form.Item name="email" label="邮箱" extra="加密保存，只用来发提醒">
        <Input style={{ maxWidth: 360 }} inputMode="email" autoComplete="email" />
      </Form.Item>
      <Form.Item label="免打扰时段" extra="这段时间里的邮件留到结束时再发；起止相同即不设">
        <div className="wb-setting-row">
          <Form.Item name="quietFrom" noStyle>
            <Select aria-label="免打扰开始" options={hours} style={{ width: 110 }} />
          </Form.Item>
          <span>至</span>
          <Form.Item name="quietTo" noStyle>
            <Select aria-label="免打扰结束" options={hours} style={{ width: 110 }} />
          </Form.Item>
        </div>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}
