/** Files that go with an opinion: chosen here, sent when the opinion is. */
import { Button, Form } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { MOST_OPINION_FILES, OPINION_FILE_MB, opinionFileFault, opinionFiles } from '../../../../engine/evidence.ts'
import { api, type CaseAddress } from '../../api.ts'
import type { Acted, OpinionBody } from '../../api-types.ts'
import { evidenceApi } from '../../evidence-api.ts'
import { sendFile } from '../../uploads.ts'
import { sizeWords } from '../case/evidence/words.ts'

const accepted = Object.keys(opinionFiles)
  .map((end) => `.${end}`)
  .join(',')

type Props = { files: readonly File[]; onChange: (files: File[]) => void }

const isSame = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

/** Those of the chosen that may be attached, and why the others may not. */
function sorted(files: readonly File[], chosen: readonly File[]): { kept: File[]; faults: string[] } {
  const fresh = chosen.filter((c) => !files.some((f) => isSame(f, c)))
  const faults = fresh.flatMap((f) => (f.size === 0 ? `“${f.name}”是空的` : (opinionFileFault(f.name, f.size) ?? [])))
  const good = [...files, ...fresh.filter((f) => f.size > 0 && !opinionFileFault(f.name, f.size))]
  const many = good.length > MOST_OPINION_FILES ? [`一份意见最多附 ${MOST_OPINION_FILES} 个文件，多出的没有添加`] : []
  return { kept: good.slice(0, MOST_OPINION_FILES), faults: [...faults, ...many] }
}

/** The files with what is wrong with those that were not taken. */
export function OpinionFiles({ files, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<string[]>([])
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const { kept, faults: found } = sorted(files, Array.from(target.files ?? []))
    setFaults(found)
    onChange(kept)
    target.value = ''
  }
  return (
    <>
      <input ref={input} tabIndex={-1} type="file" multiple className="wb-opinion-input" accept={accepted} aria-label="选择意见的附件" onChange={choose} />
      <Form.Item
        label="附件"
        help={faults.length > 0 ? <div role="alert">{faults.join('；')}</div> : undefined}
        {...(faults.length > 0 ? { validateStatus: 'error' as const } : {})}
      >
        <Button onClick={() => input.current?.click()} disabled={files.length >= MOST_OPINION_FILES}>
          添加附件
        </Button>{' '}
        <span className="mf-quiet">
          可以不附。docx、pdf、ofd 文件和 jpg、png 图片，最多 {MOST_OPINION_FILES} 个，每个不超过 {OPINION_FILE_MB} MB
        </span>
        {files.length > 0 ? (
          <ul className="wb-opinion-files">
            {files.map((f) => (
              <li key={`${f.name}${f.size}${f.lastModified}`}>
                {f.name} <span className="mf-quiet">{sizeWords(f.size)}</span>
                <Button size="small" type="link" aria-label={`去掉附件${f.name}`} onClick={() => onChange(files.filter((o) => o !== f))}>
                  去掉
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </Form.Item>
    </>
  )
}

/** Files that have been sent already, so that a second click does not send them again. */
export type SentFiles = Map<File, string>

/** Sends the files, then the opinion with them. Throws an Error in words, or the answer of the server. */
export async function giveOpinion(address: CaseAddress, body: Omit<OpinionBody, 'uploads'>, files: readonly File[], sent: SentFiles): Promise<Acted> {
  for (const file of files) if (!sent.has(file)) sent.set(file, await sendFile(file, evidenceApi.opinionUploadsUrl(address)))
  return api.giveOpinion({ ...body, uploads: files.flatMap((f) => sent.get(f) ?? []) })
}
