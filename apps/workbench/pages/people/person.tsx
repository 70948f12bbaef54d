/** A person's account, roles and certificate, as an administrator keeps them. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Radio } from 'antd'
import type { Role } from '../../../../engine/define.ts'
import { DayInput, FieldErrors } from '../../../../platform/ui/index.ts'
import { ApiError, api } from '../../api.ts'
import type { Person } from '../../api-types.ts'
import { RoleChoice } from './role-choice.tsx'

type Fields = {
  username: string
  name: string
  roles: Role[]
  certificate?: string
  certificateUntil?: string | null
  active: boolean
  password?: string
}
type PersonFormProps = { office: number; person: Person | undefined; onClose: () => void }

function save({ office, person }: PersonFormProps, f: Fields): Promise<unknown> {
  const common = { office, name: f.name.trim(), roles: f.roles, certificate: f.certificate?.trim() || null, certificateUntil: f.certificateUntil || null }
  if (!person) return api.addPerson({ ...common, username: f.username.trim(), password: f.password ?? '' })
  return api.changePerson(person.id, { ...common, active: f.active, ...(f.password ? { password: f.password } : {}) })
}

export function PersonForm(props: PersonFormProps) {
  const { office, person, onClose } = props
  const client = useQueryClient()
  const { message } = App.useApp()
  const saving = useMutation({
    mutationFn: (fields: Fields) => save(props, fields),
    onSuccess: async () => {
      message.success(person ? '已保存' : '人员已新增，可用初始密码登录')
      await client.invalidateQueries({ queryKey: ['people', office] })
      onClose()
    },
  })
  const initial = person
    ? { ...person, certificate: person.certificate ?? '', certificateUntil: person.certificateUntil ?? null, password: '' }
    : { roles: [], active: true }
  return (
    <Drawer open onClose={onClose} size={520} title={person ? `修改：${person.name}` : '新增人员'} destroyOnHidden>
      <Form<Fields> layout="vertical" initialValues={initial} onFinish={(f) => saving.mutate(f)}>
        {saving.error ? <SaveError error={saving.error} /> : null}
        <PersonFields fresh={!person} />
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          保存
        </Button>
      </Form>
    </Drawer>
  )
}

function SaveError({ error }: { error: Error }) {
  const errors = error instanceof ApiError ? error.problem.errors : undefined
  return <div className="wb-gap">{errors?.length ? <FieldErrors errors={errors} /> : <Alert type="error" showIcon role="alert" title={error.message} />}</div>
}

function PersonFields({ fresh }: { fresh: boolean }) {
  const needed = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <>
      <Form.Item name="username" label="账号" rules={needed('请填写账号')} {...(fresh ? { extra: '用于登录，设定后不能改' } : {})}>
        <Input disabled={!fresh} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label="姓名" rules={needed('请填写姓名')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="roles" label="角色" rules={[{ required: true, message: '至少选一个角色' }]} extra="调查、审核、决定须由不同的人承担">
        <RoleChoice />
      </Form.Item>
      <Form.Item name="certificate" label="执法证号">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="certificateUntil" label="执法证有效期至">
        <DayInput />
      </Form.Item>
      <Form.Item
        name="password"
        label={fresh ? '初始密码' : '重置密码'}
        extra={fresh ? '至少 8 位，同时包含字母（或文字）和数字' : '不重置请留空；重置后此人须重新登录'}
        rules={fresh ? needed('请填写初始密码') : []}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {fresh ? null : (
        <Form.Item name="active" label="账号状态">
          <Radio.Group
            options={[
              { value: true, label: '在用' },
              { value: false, label: '停用' },
            ]}
          />
        </Form.Item>
      )}
    </>
  )
}
