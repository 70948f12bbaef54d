/** One piece of evidence: the original, what is known of it, and who has had it in hand. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { custodyActs, evidenceKinds, isShown } from '../../../../../engine/evidence.ts'
import { Fault, Loading, type PaperRow, PaperTable } from '../../../../../platform/ui/index.ts'
import { custodyKey, evidenceApi } from '../../../evidence-api.ts'
import type { EvidenceItem } from '../../../evidence-types.ts'
import { clockTime } from '../timeline.tsx'
import { ScanTag } from './grid.tsx'
import { KeeperSteps } from './keeper.tsx'
import { sizeWords, skewWords } from './words.ts'

/** The original as the browser can show it. Nothing is fetched before somebody opens it. */
function Original({ item }: { item: EvidenceItem }) {
  const url = evidenceApi.fileUrl(item.id)
  if (item.scan === 'infected') return <Alert type="error" showIcon role="alert" title={`文件含病毒（${item.scanNote ?? '未知'}），已隔离，不能查看或下载`} />
  if (item.scan === 'waiting') return <Alert type="info" showIcon title="文件正在查毒，稍后再看" />
  if (!isShown(item.mime)) return <Alert type="info" showIcon title="这类文件不能在页面里查看，请下载后用相应的软件打开" />
  if (item.mime.startsWith('image/')) return <img src={url} alt={item.title} />
  // biome-ignore lint/a11y/useMediaCaption: a recording that is evidence is shown as it was made.
  if (item.mime.startsWith('video/')) return <video src={url} controls preload="metadata" />
  // biome-ignore lint/a11y/useMediaCaption: the same.
  if (item.mime.startsWith('audio/')) return <audio src={url} controls preload="metadata" />
  return <iframe src={url} title={item.title} />
}

const clocks = { exif: '照片自带', file: '文件时间' } as const

const rowsOf = (item: EvidenceItem): PaperRow[] => [
  { key: 'kind', label: '种类', value: evidenceKinds[item.kind] },
  { key: 'source', label: '来源', value: item.source },
  { key: 'collectors', label: '收集人', value: item.collectors.join('、') },
  { key: 'collectedAt', label: '收集时间', value: clockTime(item.collectedAt) },
  { key: 'place', label: '收集地点', value: item.place },
  { key: 'file', label: '原文件名', value: `${item.fileName}（${sizeWords(item.size)}）` },
  {
    key: 'device',
    label: '设备时间',
    value: item.deviceAt ? `${clockTime(item.deviceAt)}（${item.deviceClock ? clocks[item.deviceClock] : ''}）` : '文件没有写明',
  },
  { key: 'server', label: '服务器时间', value: clockTime(item.serverAt) },
  { key: 'skew', label: '设备时钟', value: skewWords(item.skewMs) },
  { key: 'place2', label: '设备位置', value: item.devicePlace ?? '文件没有写明' },
  { key: 'sha', label: 'SHA-256', value: item.sha256, wide: true },
  ...(item.sm3 ? [{ key: 'sm3', label: 'SM3', value: item.sm3, wide: true }] : []),
  { key: 'added', label: '登记', value: `${item.addedBy} ${clockTime(item.addedAt)}` },
  ...(item.voidAt ? [{ key: 'void', label: '作废', value: `${item.voidBy ?? ''} ${clockTime(item.voidAt)}：${item.voidReason ?? ''}`, wide: true }] : []),
]

function Custody({ id }: { id: string }) {
  const custody = useQuery({ queryKey: custodyKey(id), queryFn: () => evidenceApi.custody(id), staleTime: 0 })
  if (custody.isPending) return <Loading />
  if (custody.isError) return <Fault error={custody.error} onRetry={() => custody.refetch()} />
  const { entries, whole } = custody.data
  return (
    <section aria-label="保管链">
      <h3 className="wb-subtitle">保管链</h3>
      {whole ? (
        <p className="mf-quiet">共 {entries.length} 条，首尾相接，没有改动。</p>
      ) : (
        <Alert className="wb-gap" type="error" showIcon role="alert" title="保管链对不上，记录可能被改动，请报告系统管理员" />
      )}
      <ol className="wb-custody">
        {[...entries].reverse().map((e) => (
          <li key={e.no}>
            <b>{custodyActs[e.what]}</b> {e.person} <span className="wb-number">{clockTime(e.at)}</span>
            {e.detail ? <div className="mf-quiet">{e.detail}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

type ViewerProps = { item: EvidenceItem; mayAdd: boolean; onClose: () => void; onStep: (by: number) => void; onChanged: () => void }

export function EvidenceViewer({ item, mayAdd, onClose, onStep, onChanged }: ViewerProps) {
  // Two columns do not fit a phone.
  const narrow = window.matchMedia('(max-width: 760px)').matches
  const handed = item.scan !== 'infected' && item.scan !== 'waiting'
  return (
    <Modal open onCancel={onClose} footer={null} width={1040} title={`第 ${item.no} 号证据 ${item.title}`} className="wb-viewer" destroyOnHidden>
      <div className="wb-viewer-bar">
        <Button onClick={() => onStep(-1)}>上一件</Button>
        <Button onClick={() => onStep(1)}>下一件</Button>
        {handed ? (
          <Button href={evidenceApi.downloadUrl(item.id)} download={item.fileName}>
            下载原件
          </Button>
        ) : null}
        <ScanTag scan={item.scan} />
      </div>
      <div className="wb-viewer-original" key={item.id}>
        <Original item={item} />
      </div>
      <div className="wb-viewer-columns">
        <PaperTable title="证据说明" rows={narrow ? rowsOf(item).map((row) => ({ ...row, wide: true })) : rowsOf(item)} />
        <div>
          {mayAdd ? <KeeperSteps key={item.id} item={item} onChanged={onChanged} /> : null}
          <Custody id={item.id} />
        </div>
      </div>
    </Modal>
  )
}
