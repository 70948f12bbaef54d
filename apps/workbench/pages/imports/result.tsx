/** What an import has done. */
import { Button, Result } from 'antd'
import { useNavigate } from 'react-router'
import { api } from '../../api.ts'
import type { ImportJob } from '../../api-types.ts'

const titles = { done: '导入完成', cancelled: '导入已取消，没有写入数据', failed: '导入没有成功，没有写入数据' } as const

export function ImportOutcome({ job }: { job: ImportJob }) {
  const navigate = useNavigate()
  const { status, result } = job
  const done = status === 'done'
  const words = result
    ? `新记入 ${result.accepted.toLocaleString('zh-CN')} 行，已有而未重复记入 ${result.duplicates.toLocaleString('zh-CN')} 行，有错未导入 ${result.rejected.toLocaleString('zh-CN')} 行。`
    : (job.message ?? '')
  return (
    <Result
      className="wb-panel"
      status={done ? 'success' : status === 'cancelled' ? 'info' : 'error'}
      title={titles[status as keyof typeof titles] ?? ''}
      subTitle={done ? `${words}导入的记录都标有“补录”。` : words}
      extra={[
        ...((result && result.rejected > 0) || (status === 'failed' && job.preview && job.preview.counts.bad > 0)
          ? [
              <Button key="errors" type="primary" href={api.importErrorsUrl(job.id)}>
                下载错误表
              </Button>,
            ]
          : []),
        ...(done && job.preview
          ? [
              <Button key="list" onClick={() => navigate(`/cases/${job.preview?.type}?backfilled=true`)}>
                查看导入的记录
              </Button>,
            ]
          : []),
        <Button key="again" onClick={() => navigate('/imports')}>
          再导入一个文件
        </Button>,
      ]}
    />
  )
}
