/** The import wizard: file, preview, choice, progress, result. The job's id stands in the address, so it can be left and found again. */
import { useQuery } from '@tanstack/react-query'
import { Steps } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { ImportJob, ImportStatus } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { Preview } from './preview.tsx'
import { Progress } from './progress.tsx'
import { ImportOutcome } from './result.tsx'
import { UploadStep } from './upload.tsx'

const stepOf: Readonly<Record<ImportStatus, number>> = { reading: 1, ready: 1, running: 2, done: 3, cancelled: 3, failed: 3 }
const moving = (job: ImportJob | undefined): boolean => job?.status === 'running' || job?.status === 'reading'

export default function Imports() {
  useCrumbs({ title: '台账导入' })
  const { id } = useParams()
  const navigate = useNavigate()
  const job = useQuery({
    queryKey: ['import', id],
    queryFn: () => api.readImport(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: (q) => (moving(q.state.data) ? 1000 : false),
  })
  return (
    <>
      <h1 className="wb-title">台账导入</h1>
      <Steps
        className="wb-gap"
        size="small"
        current={job.data ? stepOf[job.data.status] : 0}
        items={[{ title: '选择文件' }, { title: '核对预览' }, { title: '导入' }, { title: '结果' }]}
      />
      {id === undefined ? <UploadStep onUploaded={(uploaded) => navigate(`/imports/${uploaded.id}`)} /> : null}
      {id !== undefined && job.isPending ? <Loading /> : null}
      {job.isError ? <Fault error={job.error} onRetry={() => job.refetch()} /> : null}
      {job.data ? <Stage job={job.data} /> : null}
    </>
  )
}

function Stage({ job }: { job: ImportJob }) {
  switch (job.status) {
    case 'reading':
      return <Loading text="正在读取台账…" />
    case 'ready':
      return <Preview job={job} />
    case 'running':
      return <Progress job={job} />
    default:
      return <ImportOutcome job={job} />
  }
}
