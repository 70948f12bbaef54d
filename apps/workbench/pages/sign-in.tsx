/** The sign-in page, and the same form as a box over a page whose session has ended. */
import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { Loading } from '../../../platform/ui/index.ts'
import { api } from '../api.ts'
import { meKey, useMe } from '../me.ts'

type Credentials = { username: string; password: string }

type SignInFormProps = { username?: string; onDone: (username: string) => void }

/** User name and password; `onDone` runs once the server has accepted them. */
export function SignInForm({ username: known, onDone }: SignInFormProps) {
  const signIn = useMutation({
    mutationFn: ({ username, password }: Credentials) => api.signIn(username.trim(), password),
    onSuccess: (_, { username }) => onDone(username.trim()),
  })
  return (
    <Form<Credentials> layout="vertical" size="large" requiredMark={false} initialValues={{ username: known }} onFinish={(values) => signIn.mutate(values)}>
      {signIn.error ? <Alert type="error" showIcon role="alert" className="wb-gap" title={signIn.error.message} /> : null}
      <Form.Item name="username" label="账号" rules={[{ required: true, whitespace: true, message: '请填写账号' }]}>
        <Input prefix={<UserOutlined />} autoComplete="username" autoFocus={!known} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password prefix={<LockOutlined />} autoComplete="current-password" autoFocus={Boolean(known)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}

/** Only places inside the workbench are returned to. */
const safePlace = (back: string | null): string => (back?.startsWith('/') && !back.startsWith('//') ? back : '/')

/** The page on which people sign in; afterwards they are where they wanted to be. */
export function SignIn() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const me = useMe()
  const back = safePlace(params.get('back'))
  useEffect(() => {
    document.title = '登录 - 法治政府一体化平台'
  }, [])
  if (me.isPending) return <Loading />
  if (me.data) return <Navigate to={back} replace />
  const done = async () => {
    await client.invalidateQueries({ queryKey: meKey })
    navigate(back, { replace: true })
  }
  return (
    <div className="wb-sign-in">
      <main className="wb-sign-in-box">
        <h1>法治政府一体化平台</h1>
        <p className="mf-quiet">请用本单位发放的账号登录</p>
        <SignInForm onDone={done} />
        <p className="wb-sign-in-note">账号由本单位系统管理员开设；忘记密码请联系管理员重置。连续输错 5 次将锁定 15 分钟。</p>
      </main>
    </div>
  )
}
