/** Fields that the office adds to a kind of case: name, kind, options, and in which steps they are filled. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Radio, Select, Table, Tag } from 'antd'
import { useState } from 'react'
import type { AnyCaseType } from '../../../../engine/define.ts'
import { isRetired, type OwnFieldType, ownFieldTypes } from '../../../../engine/own-fields.ts'
import { Fault, Nothing } from '../../../../platform/ui/index.ts'
import { caseTypes, findType, newest } from '../../case-types.ts'
import { hasOwnPages } from '../../cases.ts'
import { useOwnFields } from '../../own-fields.ts'
import { type NewField, settingApi } from '../../setting-api.ts'
import type { OwnFieldView } from '../../setting-types.ts'
import { needed, SaveFault } from './parts.tsx'

const types = caseTypes.filter((t) => !hasOwnPages(t.id))

const stepsOf = (type: AnyCaseType | undefined, at: readonly string[]): string => at.map((id) => (type && newest(type).actions[id]?.label) ?? id).join('、')

export function FieldsPage({ office }: { office: number }) {
  const fields = useOwnFields(office)
  const [edited, setEdited] = useState<OwnFieldView | 'new'>()
  const [ended, setEnded] = useState<OwnFieldView>()
  if (fields.isError) return <Fault error={fields.error} onRetry={() => fields.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h2 className="wb-subtitle">自设字段</h2>
        <Button type="primary" onClick={() => setEdited('new')}>
          增加字段
        </Button>
      </div>
      <p className="mf-quiet wb-setting-note">
        加在某类案件上，随即出现在表单、案件页、列表的列、导出里；台账中同名的列也能导入。个人信息（姓名、证件号、电话等）须加密保存，请填在原有的栏目，不要自设。
      </p>
      <FieldTable rows={fields.data ?? []} loading={fields.isFetching} onEdit={setEdited} onEnd={setEnded} />
      {edited ? <FieldForm office={office} field={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
      {ended ? <EndForm office={office} field={ended} onClose={() => setEnded(undefined)} /> : null}
    </>
  )
}

type FieldTableProps = { rows: OwnFieldView[]; loading: boolean; onEdit: (field: OwnFieldView) => void; onEnd: (field: OwnFieldView) => void }

function FieldTable({ rows, loading, onEdit, onEnd }: FieldTableProps) {
  return (
    <Table<OwnFieldView>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={rows}
      pagination={false}
      locale={{ emptyText: <Nothing text="还没有自设字段" /> }}
      columns={[
        { title: '案件类型', key: 'caseType', width: 130, render: (_, f) => findType(f.caseType)?.record.title ?? f.caseType },
        { title: '名称', key: 'label', render: (_, f) => (f.ended ? <span className="mf-quiet">{f.label}（已停用）</span> : f.label) },
        { title: '类型', key: 'type', width: 100, render: (_, f) => ownFieldTypes[f.type] },
        { title: '选项', key: 'options', render: (_, f) => Object.entries(f.options).map(([id, o]) => <Tag key={id}>{o.label}</Tag>) },
        { title: '填写的步骤', key: 'at', render: (_, f) => `${stepsOf(findType(f.caseType), f.at)}${f.required ? '（必填）' : ''}` },
        {
          title: '操作',
          key: 'do',
          width: 130,
          render: (_, f) =>
            f.ended ? null : (
              <span className="wb-nowrap">
                <Button type="link" size="small" onClick={() => onEdit(f)}>
                  修改
                </Button>
                <Button type="link" size="small" onClick={() => onEnd(f)}>
                  停用
                </Button>
              </span>
            ),
        },
      ]}
    />
  )
}

function useSaved(words: string, onClose: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return async () => {
    message.success(words)
    await client.invalidateQueries({ queryKey: ['settings'] })
    onClose()
  }
}

type Fields = { type: string; kind: OwnFieldType; label: string; options?: string[]; at: string[]; required: boolean; help?: string }

function FieldForm({ office, field, onClose }: { office: number; field: OwnFieldView | undefined; onClose: () => void }) {
  const [form] = Form.useForm<Fields>()
  const save = useMutation({
    mutationFn: (f: Fields): Promise<unknown> => {
      const kind = field?.type ?? f.kind
      const options = kind === 'choice' ? (f.options ?? []) : []
      const ask: NewField = { office, label: f.label.trim(), options, at: f.at, required: f.required, help: f.help?.trim() || null }
      return field ? settingApi.changeField(field.id, { ...ask, seen: field.version }) : settingApi.addField({ ...ask, type: f.type, kind })
    },
    onSuccess: useSaved(field ? '已保存为新的版本' : '字段已增加', onClose),
  })
  const initial = field
    ? {
        ...field,
        type: field.caseType,
        kind: field.type,
        options: Object.values(field.options).flatMap((o) => (isRetired(o) ? [] : [o.label])),
        at: [...field.at],
        help: field.help ?? '',
      }
    : { kind: 'text' as const, required: false, at: [] }
  return (
    <Modal
      open
      width={620}
      title={field ? `修改：${field.label}` : '增加字段'}
      okText="保存"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <Form<Fields> form={form} layout="vertical" initialValues={initial} onFinish={(f) => save.mutate(f)}>
        <SaveFault error={save.error} />
        <FieldInputs fresh={!field} />
      </Form>
    </Modal>
  )
}

function FieldInputs({ fresh }: { fresh: boolean }) {
  const type = findType(Form.useWatch('type'))
  const kind = Form.useWatch('kind') as OwnFieldType | undefined
  const steps = type ? Object.entries(newest(type).actions).filter(([, a]) => !a.by.includes('public') && !a.by.includes('system')) : []
  return (
    <>
      <Form.Item name="type" label="案件类型" rules={[{ required: true, message: '请选择案件类型' }]}>
        <Select disabled={!fresh} options={types.map((t) => ({ value: t.id, label: t.record.title }))} />
      </Form.Item>
      <Form.Item name="label" label="名称" rules={needed('请填写名称')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="kind" label="类型" {...(fresh ? { extra: '设定后不能改' } : {})}>
        <Select disabled={!fresh} options={Object.entries(ownFieldTypes).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {kind === 'choice' ? (
        <Form.Item name="options" label="选项" rules={[{ required: true, message: '请填写选项' }]} extra="每写一项按一次回车，至少两项">
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      ) : null}
      <Form.Item name="at" label="在哪些步骤填写" rules={[{ required: true, message: '至少选一个步骤' }]}>
        <Select mode="multiple" options={steps.map(([value, a]) => ({ value, label: a.label }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="required" label="在这些步骤">
        <Radio.Group
          options={[
            { value: false, label: '可以不填' },
            { value: true, label: '必须填写' },
          ]}
        />
      </Form.Item>
      <Form.Item name="help" label="填写说明">
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}

function EndForm({ office, field, onClose }: { office: number; field: OwnFieldView; onClose: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const end = useMutation({
    mutationFn: ({ reason }: { reason: string }) => settingApi.endField(field.id, office, reason.trim()),
    onSuccess: useSaved('字段已停用', onClose),
  })
  return (
    <Modal open title={`停用：${field.label}`} okText="停用" cancelText="取消" onCancel={onClose} onOk={() => form.submit()} confirmLoading={end.isPending}>
      <Form form={form} layout="vertical" onFinish={(f) => end.mutate(f)}>
        <SaveFault error={end.error} />
        <p>停用后不再填写；已填的内容仍在案件上显示，标明已停用。停用后不能再启用。</p>
        <Form.Item name="reason" label="原因" rules={needed('请写明原因')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
