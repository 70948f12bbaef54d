/** The whole of a list as a file: asked for, written in the background, fetched when it is there. */
import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Progress, Radio, Space } from 'antd'
import { useState } from 'react'
import { api, type Query } from '../../api.ts'
import type { ExportJob } from '../../api-types.ts'
import { useSession } from '../../session.tsx'

/** How often progress is asked for, in milliseconds. */
const POLL_MS = 700

const texts = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined || v === null ? [] : [[k, String(v)]])))
const over = (job: ExportJob | undefined): boolean => job?.status === 'done' || job?.status === 'failed' || job?.status === 'cancelled'

export function ExportButton({ query }: { query: Query }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined />} title="导出当前条件下的全部记录" onClick={() => setOpen(true)}>
        导出全部
      </Button>
      <ExportDialog query={query} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

/** Stays while it is closed, so that a file being written is still there when it is opened again. */
function ExportDialog({ query, open, onClose }: { query: Query; open: boolean; onClose: () => void }) {
  const { office } = useSession().post
  const { message } = App.useApp()
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [columns, setColumns] = useState<'list' | 'all'>('list')
  const ask = useMutation({ mutationFn: () => api.askExport({ office, query: texts(query), format, columns }) })
  const close = () => {
    onClose()
    if (over(job.data)) ask.reset()
  }
  const cancel = useMutation({
    mutationFn: api.cancelExport,
    onSuccess: () => {
      onClose()
      ask.reset()
    },
    onError: (e) => message.error(e.message),
  })
  const id = ask.data?.id
  const job = useQuery({
    queryKey: ['export', id],
    queryFn: () => api.readExport(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: (q) => (over(q.state.data) ? false : POLL_MS),
  })
  const running = id !== undefined && !over(job.data)
  return (
    <Modal open={open} title="导出当前条件下的全部记录" onCancel={close} footer={null} mask={{ closable: false }}>
      {id === undefined ? (
        <Space direction="vertical" size="middle">
          <Radio.Group
            aria-label="文件格式"
            value={format}
            onChange={(e) => setFormat(e.target.value)}
            options={[
              { value: 'xlsx', label: 'Excel 表格（xlsx）' },
              { value: 'csv', label: '文本表格（csv）' },
            ]}
          />
          <Radio.Group
            aria-label="导出哪些项目"
            value={columns}
            onChange={(e) => setColumns(e.target.value)}
            options={[
              { value: 'list', label: '列表上的项目' },
              { value: 'all', label: '登记的全部项目' },
            ]}
          />
          <span className="mf-quiet">个人信息在文件中遮盖。单元格全部为文本，长数字不会走样。</span>
          {ask.isError ? <p role="alert">{ask.error.message}</p> : null}
          <Button type="primary" onClick={() => ask.mutate()} loading={ask.isPending}>
            开始导出
          </Button>
        </Space>
      ) : (
        <Written job={job.data ?? ask.data} />
      )}
      {running ? (
        <p>
          <Button onClick={() => cancel.mutate(id)} loading={cancel.isPending}>
            取消导出
          </Button>{' '}
          <span className="mf-quiet">可以关闭本窗口继续看列表，再点“导出全部”回来下载。</span>
        </p>
      ) : null}
    </Modal>
  )
}

function Written({ job }: { job: ExportJob | undefined }) {
  if (!job) return null
  const percent = job.status === 'done' ? 100 : job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0
  return (
    <div role="status">
      <Progress percent={percent} status={job.status === 'failed' ? 'exception' : job.status === 'done' ? 'success' : 'active'} />
      {job.status === 'done' ? (
        <p>
          已写完 {job.total.toLocaleString('zh-CN')} 行。
          <Button type="primary" icon={<DownloadOutlined />} href={api.exportFileUrl(job.id)}>
            下载 {job.file}
          </Button>
        </p>
      ) : (
        <p>{job.message ?? `正在导出：${job.done.toLocaleString('zh-CN')} / ${job.total.toLocaleString('zh-CN')} 行`}</p>
      )}
    </div>
  )
}
