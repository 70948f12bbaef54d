/** Choosing the ledger file, and what kind of ledger it is when the headings alone should not decide. */
import { InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Select, Upload } from 'antd'
import { useState } from 'react'
import { api } from '../../api.ts'
import type { ImportJob } from '../../api-types.ts'
import { useSession } from '../../session.tsx'

export function UploadStep({ onUploaded }: { onUploaded: (job: ImportJob) => void }) {
  const { post, types, has } = useSession()
  const [type, setType] = useState<string>()
  const client = useQueryClient()
  const kept = types.filter((t) => t.keepers.some((r) => has(r)))
  const upload = useMutation({
    mutationFn: (file: File) => api.upload(file, post.office, type),
    onSuccess: (job) => {
      client.setQueryData(['import', job.id], job)
      onUploaded(job)
    },
  })
  return (
    <div className="wb-panel wb-form">
      <p>
        导入到：<b>{post.officeName}</b>。先预览核对，确认之前不会写入任何数据。台账保持原样即可：上方的标题行、合计行、填表说明会自动识别并跳过。
      </p>
      <Form layout="horizontal">
        <Form.Item label="台账类型">
          <Select
            allowClear
            aria-label="台账类型"
            placeholder="按表头自动识别"
            value={type ?? null}
            onChange={(t) => setType(t ?? undefined)}
            options={kept.map((t) => ({ value: t.id, label: `${t.record.title}（${t.backfill.ledgers.join('、')}）` }))}
          />
        </Form.Item>
      </Form>
      {upload.error ? <Alert className="wb-gap" type="error" showIcon role="alert" title={upload.error.message} /> : null}
      <Upload.Dragger
        accept=".xlsx,.xls,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          upload.mutate(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{upload.isPending ? '正在上传并读取…' : '点击选择台账文件，或拖到这里'}</p>
        <p className="ant-upload-hint">支持 Excel（xlsx）和 csv，最大 60 MB</p>
      </Upload.Dragger>
    </div>
  )
}
