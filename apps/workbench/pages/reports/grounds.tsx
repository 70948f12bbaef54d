/** Numbers that the office states itself, with where they come from and the files that show them. */
import { Tag } from 'antd'
import { sentenceOf, statedIn } from '../../../../domains/reporting/stated.ts'
import type { ReportBody, ReportFile } from '../../api-types.ts'
import { evidenceApi } from '../../evidence-api.ts'
import { sizeWords } from '../case/evidence/words.ts'
import { clockTime } from '../case/timeline.tsx'

/** Files by id, in the order asked for; those that no longer count are left out. */
export const filesNamed = (ids: readonly string[], files: readonly ReportFile[]): ReportFile[] => ids.flatMap((id) => files.find((f) => f.id === id) ?? [])

/** Files with who attached them and when, each to be downloaded. */
export function FileLines({ files }: { files: readonly ReportFile[] }) {
  return (
    <ul className="wb-ground-files">
      {files.map((f) => (
        <li key={f.id}>
          <a href={evidenceApi.downloadUrl(f.id)}>{f.name}</a>
          <span className="mf-quiet" title={`校验码（SHA-256）${f.sha256}`}>
            {sizeWords(f.size)} · {f.by} · {clockTime(f.at)}
          </span>
        </li>
      ))}
    </ul>
  )
}

type GroundsProps = { body: ReportBody; files: readonly ReportFile[]; needsFiles: boolean }

/** The list of what stands under the stated numbers; nothing when there are none. */
export function Grounds({ body, files, needsFiles }: GroundsProps) {
  const all = statedIn(body)
  if (all.length === 0) return null
  return (
    <section className="wb-panel wb-grounds" aria-label="填报数依据">
      <h2 className="wb-subtitle">填报数依据</h2>
      {all.map((s, i) => {
        const found = filesNamed(s.files, files)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: numbers have no other name than their place.
          <div key={i} className="wb-ground">
            <div>
              <b>{s.stated}</b> <span className="mf-quiet">{sentenceOf(s)}</span>
            </div>
            <div className="mf-quiet">来源：{s.source}</div>
            {found.length > 0 ? <FileLines files={found} /> : needsFiles ? <Tag color="error">没有附依据文件</Tag> : null}
          </div>
        )
      })}
    </section>
  )
}
