/** Who I am here: account, posts and roles; and one's own password. */
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { Link } from 'react-router'
import { roles } from '../../../engine/define.ts'
import { FieldErrors, PaperTable } from '../../../platform/ui/index.ts'
import { ApiError, api } from '../api.ts'
import { useCrumbs } from '../crumbs.tsx'
import { useSession } from '../session.tsx'

export default function Account() {
  useCrumbs({ title: '我的账号' })
  const { me, post } = useSession()
  const posts = me.posts.map((p) => ({
    key: String(p.office),
    label: p.officeName,
    value: `${p.roles.map((r) => roles[r]).join('、')}${p.office === post.office ? '（当前岗位）' : ''}`,
    wide: true,
  }))
  return (
    <div className="wb-panel wb-form">
      <h1 className="wb-title">我的账号</h1>
      <PaperTable
        title="本人"
        rows={[
          { key: 'name', label: '姓名', value: me.person.name },
          { key: 'username', label: '账号', value: me.person.username },
        ]}
      />
      <PaperTable title="岗位与角色" rows={posts} />
      <p className="mf-quiet">
        改岗位或角色，请联系本单位系统管理员。有多个岗位的，可在右上角切换。提醒收哪些、发不发邮件、什么时候免打扰，在<Link to="/notices">消息</Link>里设置。
      </p>
      <PasswordForm />
    </div>
  )
}

type Passwords = { old: string; next: string; again: string }

/** The server asks for the old password too, so that an unattended browser cannot take the account over. */
function PasswordForm() {
  const [form] = Form.useForm<Passwords>()
  const { message } = App.useApp()
  const change = useMutation({
    mutationFn: ({ old, next }: Passwords) => api.changePassword(old, next),
    onSuccess: () => {
      form.resetFields()
      message.success('密码已修改，其他地方的登录已失效')
    },
  })
  const needed = (words: string) => [{ required: true, message: words }]
  const same = ({ getFieldValue }: { getFieldValue: (name: 'next') => unknown }) => ({
    validator: (_: unknown, value: string) =>
      !value || getFieldValue('next') === value ? Promise.resolve() : Promise.reject(new Error('两次填写的新密码不一样')),
  })
  return (
    <Form<Passwords> form={form} layout="vertical" style={{ maxWidth: 420 }} onFinish={(f) => change.mutate(f)}>
      <h2 className="wb-subtitle">修改密码</h2>
      {change.error ? <PasswordFault error={change.error} /> : null}
      <Form.Item name="old" label="原密码" rules={needed('请填写原密码')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label="新密码" rules={needed('请填写新密码')} extra="至少 8 位，同时包含字母（或文字）和数字">
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="again" label="再填一次新密码" dependencies={['next']} rules={[...needed('请再填一次'), same]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  )
}

function PasswordFault({ error }: { error: Error }) {
  const errors = error instanceof ApiError ? error.problem.errors : undefined
  return errors?.length ? <FieldErrors errors={errors} /> : <Alert type="error" showIcon role="alert" title={error.message} />
}
