/** What one has written and not saved, against what is saved: to compare, and to copy before anything is lost. */
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { FigureOf } from './parts.ts'
import { changesBetween, written } from './text/compare.ts'
import type { Draft } from './text/use-draft.ts'
import { Changes } from './versions.tsx'

/** One's own words of the sections that are not saved. */
function myWords({ body, dirty }: Pick<Draft, 'body' | 'dirty'>, figureOf: FigureOf): string {
  const mine = body.sections.filter((s) => dirty.includes(s.id))
  return mine.map((s) => [s.title, ...s.paragraphs.map((p) => written(p, figureOf))].filter(Boolean).join('\n')).join('\n\n')
}

export default function Mine({ draft, figureOf, onClose }: { draft: Draft; figureOf: FigureOf; onClose: () => void }) {
  const words = myWords(draft, figureOf)
  const [copied, setCopied] = useState<boolean>()
  const copy = (): void =>
    void navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Modal open title="我的修改" width={900} footer={null} onCancel={onClose}>
      <p className="mf-quiet">与已经保存的正文对照：删去的文字有删除线，增加的文字有下划线。</p>
      <Changes changes={changesBetween(draft.base, draft.body, figureOf)} />
      <h3 className="wb-subtitle">我写的全文（没有保存的各节）</h3>
      <Input.TextArea aria-label="我写的全文" readOnly value={words} autoSize={{ minRows: 3, maxRows: 10 }} onFocus={(e) => e.target.select()} />
      <Button className="wb-gap" onClick={copy}>
        复制我写的全文
      </Button>
      {copied === true ? <span role="status"> 已复制</span> : null}
      {copied === false ? <Alert type="warning" showIcon title="浏览器不让复制：请点进上面的框，按 Ctrl+C" /> : null}
    </Modal>
  )
}
