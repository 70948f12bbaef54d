/** The evidence of a case as cards with small pictures. */
import { AudioOutlined, FileOutlined, FilePdfOutlined, FileTextOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { evidenceKinds, scanStates } from '../../../../../engine/evidence.ts'
import { evidenceApi } from '../../../evidence-api.ts'
import type { EvidenceItem } from '../../../evidence-types.ts'
import { clockTime } from '../timeline.tsx'
import { fileWord, sizeWords } from './words.ts'

function Icon({ mime }: { mime: string }) {
  if (mime.startsWith('video/')) return <VideoCameraOutlined aria-hidden />
  if (mime.startsWith('audio/')) return <AudioOutlined aria-hidden />
  if (mime.startsWith('image/')) return <PictureOutlined aria-hidden />
  if (mime === 'application/pdf') return <FilePdfOutlined aria-hidden />
  return mime === 'text/plain' ? <FileTextOutlined aria-hidden /> : <FileOutlined aria-hidden />
}

function Small({ item }: { item: EvidenceItem }) {
  if (item.thumb) return <img src={evidenceApi.thumbnailUrl(item.id)} alt="" loading="lazy" />
  return (
    <>
      <Icon mime={item.mime} />
      <span>{fileWord(item.mime)}</span>
    </>
  )
}

/** What is known of malware, in words; an infected file stands out. */
export function ScanTag({ scan }: Pick<EvidenceItem, 'scan'>) {
  return <Tag color={scan === 'infected' ? 'error' : scan === 'clean' ? 'success' : 'default'}>{scanStates[scan]}</Tag>
}

export function EvidenceGrid({ items, onOpen }: { items: readonly EvidenceItem[]; onOpen: (id: string) => void }) {
  return (
    <ul className="wb-evidence-grid" aria-label="证据目录">
      {items.map((item) => (
        <li key={item.id} className={item.voidAt ? 'wb-evidence wb-evidence-void' : 'wb-evidence'}>
          <button type="button" onClick={() => onOpen(item.id)} title="查看">
            <span className="wb-evidence-picture">
              <Small item={item} />
            </span>
            <span className="wb-evidence-title">
              {item.no}．{item.title}
            </span>
          </button>
          <div className="wb-evidence-facts">
            <span>{evidenceKinds[item.kind]}</span>
            <span className="mf-quiet">
              {clockTime(item.collectedAt)} · {sizeWords(item.size)}
            </span>
            <span>{item.voidAt ? <Tag color="error">已作废</Tag> : <ScanTag scan={item.scan} />}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
