/** One kind of letter: its fields, its versions, and a new one from Word. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Input, Modal, Table, Tag, Upload } from 'antd'
import { useState } from 'react'
import { DayInput } from '../../../../platform/ui/index.ts'
import { ApiError } from '../../api.ts'
import type { LetterKindRow, TemplateRow } from '../../letter-types.ts'
import { lettersApi, templatesKey } from '../../letters-api.ts'
import { useSession } from '../../session.tsx'

const statusWords: Readonly<Record<TemplateRow['status'], { label: string; colour: string }>> = {
  waiting: { label: '待审批', colour: 'warning' },
  approved: { label: '已批准', colour: 'success' },
  refused: { label: '未批准', colour: 'error' },
  retired: { label: '已停用', colour: 'default' },
}

type KindProps = { office: number; kind: LetterKindRow; versions: readonly TemplateRow[]; onClose: () => void }

export function KindDrawer({ office, kind, versions, onClose }: KindProps) {
  return (
    <Drawer open onClose={onClose} title={`《${kind.title}》的模板`} size={860} destroyOnHidden>
      <p className="mf-quiet">依据：{kind.law}</p>
      <UploadTemplate office={office} kind={kind} />
      <Versions office={office} kind={kind} versions={versions} />
      <h3 className="wb-subtitle">可以用的字段</h3>
      <p className="mf-quiet">
        写成 {'{{字段}}'}；带“必备”的依法必须载明，缺了不能用作模板。{'{{#字段}}'} 和 {'{{/字段}}'} 之间的段落，字段没有内容时不印。
      </p>
      <div className="wb-template-fields">
        {kind.fields.map((f) => (
          <Tag key={f.label} color={f.must ? 'processing' : 'default'}>
            {`{{${f.label}}}`}
            {f.must ? ' 必备' : ''}
          </Tag>
        ))}
      </div>
    </Drawer>
  )
}

function UploadTemplate({ office, kind }: { office: number; kind: LetterKindRow }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const upload = useMutation({
    mutationFn: (file: File) => lettersApi.uploadTemplate(office, kind.type, kind.kind, file),
    onSuccess: async () => {
      message.success('检查通过，批准之后启用')
      await client.invalidateQueries({ queryKey: templatesKey(office) })
    },
  })
  const errors = upload.error instanceof ApiError ? (upload.error.problem.errors ?? []) : []
  const reasons = errors.map((e) => (
    <li key={`${e.value}${e.message}`}>
      {e.value ? <b>{e.value}：</b> : null}
      {e.message}
    </li>
  ))
  return (
    <div className="wb-gap">
      <div className="wb-buttons">
        <Button href={lettersApi.templateUrl(office, kind.type, kind.kind)}>取现用模板</Button>
        <Button href={lettersApi.templateUrl(office, kind.type, kind.kind, 'builtIn')}>取内置模板</Button>
        <Button href={lettersApi.specimenUrl(office, kind.type, kind.kind, 'builtIn')} target="_blank">
          内置模板的样张
        </Button>
        <Upload
          accept=".docx"
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file)
            return false
          }}
        >
          <Button type="primary" loading={upload.isPending}>
            上传改好的模板
          </Button>
        </Upload>
      </div>
      {upload.error ? <Alert type="error" showIcon role="alert" title={upload.error.message} description={<ul className="mf-errors">{reasons}</ul>} /> : null}
    </div>
  )
}

function Versions({ office, kind, versions }: Omit<KindProps, 'onClose'>) {
  const [asked, setAsked] = useState<{ version: TemplateRow; status: 'approved' | 'refused' | 'retired' }>()
  if (versions.length === 0) return <p>本机关还没有自己的模板，用内置的。</p>
  return (
    <>
      <Table<TemplateRow>
        size="small"
        className="wb-gap"
        rowKey="id"
        dataSource={[...versions]}
        pagination={false}
        columns={[
          {
            title: '文件',
            key: 'file',
            render: (_, v) => <a href={lettersApi.templateUrl(office, kind.type, kind.kind, v.id)}>{v.file}</a>,
          },
          { title: '上传', key: 'uploaded', width: 130, render: (_, v) => `${v.uploadedBy} ${v.uploadedOn}` },
          {
            title: '状态',
            key: 'status',
            width: 190,
            render: (_, v) => (
              <>
                <Tag color={statusWords[v.status].colour}>{statusWords[v.status].label}</Tag>
                {v.validFrom ? <div>自 {v.validFrom} 起</div> : null}
                {v.decidedBy ? <div className="mf-quiet">{`${v.decidedBy} ${v.decidedOn}`}</div> : null}
                {v.note ? <div className="mf-quiet">{v.note}</div> : null}
              </>
            ),
          },
          {
            title: '审批',
            key: 'decide',
            width: 230,
            render: (_, v) => (
              <div className="wb-buttons">
                <Button size="small" href={lettersApi.specimenUrl(office, kind.type, kind.kind, v.id)} target="_blank">
                  样张
                </Button>
                {v.status === 'waiting' ? (
                  <>
                    <Button size="small" type="primary" onClick={() => setAsked({ version: v, status: 'approved' })}>
                      批准
                    </Button>
                    <Button size="small" onClick={() => setAsked({ version: v, status: 'refused' })}>
                      不批准
                    </Button>
                  </>
                ) : null}
                {v.status === 'approved' ? (
                  <Button size="small" onClick={() => setAsked({ version: v, status: 'retired' })}>
                    停用
                  </Button>
                ) : null}
              </div>
            ),
          },
        ]}
      />
      {asked ? <Decide office={office} {...asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

const decisionWords = { approved: '批准', refused: '不批准', retired: '停用' } as const
type DecideProps = { office: number; version: TemplateRow; status: keyof typeof decisionWords; onClose: () => void }

function Decide({ office, version, status, onClose }: DecideProps) {
  const { me } = useSession()
  const [validFrom, setValidFrom] = useState(me.today ?? '')
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: () => lettersApi.decideTemplate(version.id, { office, status, ...(status === 'approved' ? { validFrom } : { note: note.trim() }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: templatesKey(office) })
      onClose()
    },
  })
  const ready = status === 'approved' ? validFrom !== '' : note.trim() !== ''
  return (
    <Modal
      open
      title={`${decisionWords[status]}“${version.file}”`}
      okText={decisionWords[status]}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={decide.isPending}
      onOk={() => decide.mutate()}
      onCancel={onClose}
    >
      {status === 'approved' ? (
        <>
          <label htmlFor="validFrom">启用日期</label>
          <DayInput id="validFrom" value={validFrom || null} onChange={(day) => setValidFrom(day ?? '')} />
        </>
      ) : (
        <Input.TextArea
          aria-label="理由"
          placeholder="理由（必填）"
          value={note}
          onChange={(e) => setNote(e.target.value)}
          autoSize={{ minRows: 2 }}
          maxLength={500}
        />
      )}
      {decide.error ? <Alert type="error" showIcon role="alert" title={decide.error.message} /> : null}
    </Modal>
  )
}
