/** Posts of a person in several offices (兼职): since when, until when, and ending one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '../../../../engine/define.ts'
import { DayInput, Fault, Nothing } from '../../../../platform/ui/index.ts'
import type { Person } from '../../api-types.ts'
import { OfficeSelect, useOfficeName } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'
import type { PersonPost } from '../../setting-types.ts'
import { needed, SaveFault } from '../settings/parts.tsx'
import '../../settings.css'
import { RoleChoice } from './role-choice.tsx'

type PostsProps = { person: Person; onClose: () => void }

export function PersonPosts({ person, onClose }: PostsProps) {
  const posts = useQuery({ queryKey: ['settings', 'posts', person.id], queryFn: () => settingApi.posts(person.id) })
  const [ended, setEnded] = useState<PersonPost>()
  return (
    <Drawer open onClose={onClose} size={640} title={`${person.name}的岗位`} destroyOnHidden>
      {posts.isError ? <Fault error={posts.error} onRetry={() => posts.refetch()} /> : null}
      <PostTable posts={posts.data ?? []} loading={posts.isFetching} onEnd={setEnded} />
      {ended ? <EndForm key={`${ended.office}:${ended.from}`} person={person} post={ended} onClose={() => setEnded(undefined)} /> : <AddForm person={person} />}
    </Drawer>
  )
}

function PostTable({ posts, loading, onEnd }: { posts: PersonPost[]; loading: boolean; onEnd: (post: PersonPost) => void }) {
  const { today } = useSession()
  const name = useOfficeName()
  return (
    <Table<PersonPost>
      className="wb-gap"
      size="small"
      rowKey={(p) => `${p.office}:${p.from}`}
      loading={loading}
      dataSource={posts}
      pagination={false}
      locale={{ emptyText: <Nothing text="没有岗位" /> }}
      columns={[
        { title: '机关', key: 'office', render: (_, p) => name(p.office) },
        { title: '角色', key: 'roles', render: (_, p) => p.roles.map((r) => <Tag key={r}>{roles[r]}</Tag>) },
        { title: '任职自', dataIndex: 'from', width: 105 },
        { title: '至', key: 'to', width: 105, render: (_, p) => p.to ?? '现在' },
        {
          title: '操作',
          key: 'do',
          width: 70,
          render: (_, p) =>
            p.to === null || p.to > today ? (
              <Button type="link" size="small" onClick={() => onEnd(p)}>
                结束
              </Button>
            ) : (
              '已结束'
            ),
        },
      ]}
    />
  )
}

function useSaved(words: string, then: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    message.success(words)
    await Promise.all([client.invalidateQueries({ queryKey: ['settings', 'posts'] }), client.invalidateQueries({ queryKey: ['people'] })])
    then()
  }
}

type AddFields = { office: number; roles: Role[]; from: string; to?: string | null; reason?: string }

function AddForm({ person }: { person: Person }) {
  const { today, post } = useSession()
  const [form] = Form.useForm<AddFields>()
  const save = useMutation({
    mutationFn: (f: AddFields) => settingApi.addPost(person.id, { ...f, to: f.to ?? null, reason: f.reason?.trim() || null }),
    onSuccess: useSaved('岗位已增加，本人可在右上角切换', () => form.resetFields()),
  })
  return (
    <Form<AddFields> form={form} layout="vertical" initialValues={{ office: post.office, roles: [], from: today }} onFinish={(f) => save.mutate(f)}>
      <h3 className="wb-subtitle">增加岗位（兼职）</h3>
      <SaveFault error={save.error} />
      <Form.Item name="office" label="任职机关" rules={[{ required: true, message: '请选择机关' }]} extra="一个机关同时只有一个岗位">
        <OfficeSelect value={undefined} onChange={() => undefined} />
      </Form.Item>
      <Form.Item name="roles" label="角色" rules={[{ required: true, message: '至少选一个角色' }]}>
        <RoleChoice />
      </Form.Item>
      <Form.Item name="from" label="任职自" rules={[{ required: true, message: '请选择日期' }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label="至（自这一天起不再担任）" extra="没有定期限的留空">
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="依据">
        <Input maxLength={200} placeholder="如：借调函" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        增加
      </Button>
    </Form>
  )
}

type EndFields = { to: string; reason: string }

function EndForm({ person, post, onClose }: { person: Person; post: PersonPost; onClose: () => void }) {
  const { today } = useSession()
  const name = useOfficeName()
  const save = useMutation({
    mutationFn: ({ to, reason }: EndFields) => settingApi.endPost(person.id, { office: post.office, from: post.from, to, reason: reason.trim() }),
    onSuccess: useSaved('岗位已结束', onClose),
  })
  return (
    <Form<EndFields> layout="vertical" initialValues={{ to: today }} onFinish={(f) => save.mutate(f)}>
      <h3 className="wb-subtitle">结束在{name(post.office)}的岗位</h3>
      <SaveFault error={save.error} />
      <Form.Item name="to" label="自这一天起不再担任" rules={[{ required: true, message: '请选择日期' }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label="依据" rules={needed('请写明依据')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="wb-setting-row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          结束岗位
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  )
}
