/** Views of this list under a name: one's own and those shared in the office. */
import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal, Popover } from 'antd'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { SavedView } from '../../api-types.ts'
import { useSession } from '../../session.tsx'
import { filtersOf } from './query.ts'

type ViewsProps = { type: string; params: URLSearchParams; onOpen: (params: URLSearchParams) => void }

export function Views({ type, params, onOpen }: ViewsProps) {
  const { office } = useSession().post
  const key = ['views', office, type]
  const client = useQueryClient()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [naming, setNaming] = useState(false)
  const views = useQuery({ queryKey: key, queryFn: () => api.views(office, type) })
  const told = () => client.invalidateQueries({ queryKey: key })
  const remove = useMutation({ mutationFn: api.removeView, onSuccess: told, onError: (e) => message.error(e.message) })
  const show = (view: SavedView) => {
    const next = new URLSearchParams(view.query)
    next.set('view', view.id)
    onOpen(next)
    setOpen(false)
  }
  const current = views.data?.find((v) => v.id === params.get('view'))
  const empty = Object.keys(filtersOf(params)).length === 0 && !params.get('sort')
  const content = (
    <div className="wb-views">
      {views.data?.length ? null : <p className="mf-quiet">还没有常用视图。先设好条件和排序，再存下来。</p>}
      <ul>
        {views.data?.map((v) => (
          <li key={v.id}>
            <Button type="link" onClick={() => show(v)}>
              {v.name}
            </Button>
            {v.shared ? <span className="mf-quiet">{v.mine ? '已共享' : '同事共享'}</span> : null}
            {v.mine ? <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`删除视图“${v.name}”`} onClick={() => remove.mutate(v)} /> : null}
          </li>
        ))}
      </ul>
      <Button
        block
        disabled={empty}
        onClick={() => {
          setOpen(false)
          setNaming(true)
        }}
      >
        {empty ? '设好条件后可以存为视图' : '把当前条件存为视图'}
      </Button>
    </div>
  )
  return (
    <>
      <Popover content={content} title="常用视图" trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
        <Button icon={<StarOutlined />}>{current?.name ?? '常用视图'}</Button>
      </Popover>
      {naming ? <NameView type={type} params={params} onClose={() => setNaming(false)} onSaved={told} /> : null}
    </>
  )
}

function NameView({ type, params, onClose, onSaved }: { type: string; params: URLSearchParams; onClose: () => void; onSaved: () => void }) {
  const { office } = useSession().post
  const { message } = App.useApp()
  const [form] = Form.useForm<{ name: string; shared: boolean }>()
  const save = useMutation({
    mutationFn: ({ name, shared }: { name: string; shared: boolean }) => {
      const kept = new URLSearchParams(params)
      kept.delete('view')
      return api.addView({ office, type, name, query: String(kept), shared })
    },
    onSuccess: () => {
      message.success('已存为常用视图')
      onSaved()
      onClose()
    },
  })
  return (
    <Modal open title="存为常用视图" okText="保存" cancelText="取消" onCancel={onClose} onOk={() => form.submit()} confirmLoading={save.isPending}>
      <Form form={form} layout="vertical" initialValues={{ name: '', shared: false }} onFinish={(v) => save.mutate(v)}>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={40} placeholder="如：本月超期未结" autoFocus />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>本机关的同事也能用</Checkbox>
        </Form.Item>
        {save.isError ? <p role="alert">{save.error.message}</p> : null}
      </Form>
    </Modal>
  )
}
