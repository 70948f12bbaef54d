/** The mark of the office in the numbers of its letters (机关代字). */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { lettersApi, templatesKey } from '../../letters-api.ts'

export function Mark({ office, mark }: { office: number; mark: string }) {
  const [text, setText] = useState(mark)
  const client = useQueryClient()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: () => lettersApi.setMark(office, text.trim()),
    onSuccess: async () => {
      message.success('已保存，之后编号的文书使用新的代字')
      await client.invalidateQueries({ queryKey: templatesKey(office) })
    },
  })
  return (
    <div className="wb-gap wb-template-mark">
      <label htmlFor="mark">机关代字</label>
      <Input id="mark" value={text} onChange={(e) => setText(e.target.value)} maxLength={12} />
      <Button onClick={() => save.mutate()} loading={save.isPending} disabled={text.trim() === mark || !text.trim()}>
        保存
      </Button>
      <span className="mf-quiet">文号如：{text.trim()}罚决〔2026〕1号</span>
      {save.error ? <Alert type="error" showIcon role="alert" title={save.error.message} /> : null}
    </div>
  )
}
