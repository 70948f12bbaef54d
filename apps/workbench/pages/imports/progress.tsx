/** An import under way. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Progress as Bar, Button, Popconfirm } from 'antd'
import { api } from '../../api.ts'
import type { ImportJob } from '../../api-types.ts'

export function Progress({ job }: { job: ImportJob }) {
  const client = useQueryClient()
  const cancel = useMutation({ mutationFn: () => api.cancelImport(job.id), onSettled: () => client.invalidateQueries({ queryKey: ['import', job.id] }) })
  const percent = job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0
  return (
    <div className="wb-panel wb-form">
      <p role="status">
        正在导入：已处理 {job.done.toLocaleString('zh-CN')} / {job.total.toLocaleString('zh-CN')} 行。可以离开本页，导入会继续。
      </p>
      <Bar percent={percent} status="active" />
      {cancel.error ? <Alert type="error" showIcon title={cancel.error.message} /> : null}
      <Popconfirm title="取消后，本次导入的行全部撤回，一行也不留" okText="取消导入" cancelText="继续导入" onConfirm={() => cancel.mutate()}>
        <Button danger loading={cancel.isPending}>
          取消导入
        </Button>
      </Popconfirm>
    </div>
  )
}
