/** What was done to a case, by whom, on what day and under which provision; newest first. */
import { Timeline } from 'antd'
import { useState } from 'react'
import { roles } from '../../../../engine/define.ts'
import type { OpinionFile, TimelineEntry } from '../../api-types.ts'
import { evidenceApi } from '../../evidence-api.ts'
import { sizeWords } from './evidence/words.ts'
import '../../case.css'

const colour = (action: string): string =>
  action === 'breach' ? 'red' : action === 'correct' || action === 'recalculate' ? 'orange' : action === 'note' ? 'gray' : 'blue'

/** Somebody at the portal has no name here. */
const actorName = (name: string): string => (name === 'public' ? roles.public : name)

/** '2025-03-05 14:02' in this computer's time zone. */
export function clockTime(at: string): string {
  const d = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`
}

export function CaseTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const items = [...entries].reverse().map((entry) => ({
    key: entry.id,
    color: colour(entry.action),
    content: <Entry entry={entry} />,
  }))
  return (
    <section id="case-timeline" className="wb-panel wb-case-column" aria-label="办理经过">
      <h2 className="wb-subtitle">办理经过</h2>
      <Timeline items={items} />
    </section>
  )
}

/** A file of an opinion; pictures and PDF open beside the page, others are downloaded. */
function OpinionFileLine({ file }: { file: OpinionFile }) {
  return (
    <div className="wb-opinion-file">
      附件：
      <a href={evidenceApi.fileUrl(file.id)} target="_blank" rel="noreferrer" title={`SHA-256：${file.sha256}`}>
        {file.name}
      </a>{' '}
      <span className="mf-quiet">{sizeWords(file.size)}</span>
    </div>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const [open, setOpen] = useState(false)
  const more = entry.values.length > 0 || entry.law
  return (
    <div>
      <b>{entry.label}</b> <span className="wb-number">{entry.on}</span>
      <div className="mf-quiet">
        {entry.actors.map(actorName).join('、')} · <span className="wb-number">记入 {clockTime(entry.at)}</span>
      </div>
      {entry.ground ? <div className="mf-quiet">日期依据：{entry.ground}</div> : null}
      {entry.note ? <div>{entry.note}</div> : null}
      {entry.files?.map((f) => (
        <OpinionFileLine key={f.id} file={f} />
      ))}
      {more ? (
        <button type="button" className="mf-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '填写内容与依据'}
        </button>
      ) : null}
      {open ? (
        <div className="wb-timeline-detail">
          {entry.values.map((v) => (
            <div key={v.label}>
              <span className="mf-quiet">{v.label}：</span>
              {v.value}
            </div>
          ))}
          {entry.law ? <div className="mf-quiet">依据：{entry.law}</div> : null}
          <div className="mf-quiet" title={entry.hash}>
            留痕校验码：{entry.hash.slice(0, 16)}…
          </div>
        </div>
      ) : null}
    </div>
  )
}
