/** Choosing, dropping or taking files, and how far each is. */
import { Button, Progress } from 'antd'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import type { PendingUpload } from '../../../evidence-types.ts'
import type { Sending, SendingState } from './sender.ts'
import { sizeWords } from './words.ts'

type DropProps = { maxBytes: number; onFiles: (files: File[]) => void; onTooLarge: (names: string[]) => void }

/** A place for files: dropped, chosen, or taken with the camera of a phone. */
export function DropZone({ maxBytes, onFiles, onTooLarge }: DropProps) {
  const [over, setOver] = useState(false)
  const chosen = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const take = (list: FileList | null) => {
    const files = Array.from(list ?? [])
    const large = files.filter((f) => f.size > maxBytes)
    if (large.length > 0) onTooLarge(large.map((f) => `${f.name}（${sizeWords(f.size)}）`))
    onFiles(files.filter((f) => f.size > 0 && f.size <= maxBytes))
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    take(target.files)
    // The same file may be chosen again, to go on with it.
    target.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section
      className={over ? 'wb-drop wb-drop-over' : 'wb-drop'}
      aria-label="上传证据"
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input ref={chosen} type="file" multiple hidden aria-label="选择证据文件" onChange={choose} />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden aria-label="拍照" onChange={choose} />
      <div className="wb-drop-buttons">
        <Button type="primary" onClick={() => chosen.current?.click()}>
          选择文件
        </Button>
        <Button className="wb-drop-camera" onClick={() => camera.current?.click()}>
          拍照
        </Button>
      </div>
      <span className="mf-quiet">
        <span className="wb-drop-hint">也可以把照片、录像、扫描件拖到这里，一次多件；</span>单个文件最大 {sizeWords(maxBytes)}，断线、关机后可以续传。
      </span>
    </section>
  )
}

const stateWords: Readonly<Record<SendingState, string>> = { waiting: '排队中', sending: '正在上传', paused: '已暂停', failed: '没有传成', lost: '等待网络' }
const percent = (sent: number, size: number): number => (sent >= size ? 100 : Math.floor((sent / size) * 100))

type SendingRowProps = { sending: Sending; onPause: () => void; onResume: () => void; onCancel: () => void }

/** One file that this page is sending. */
export function SendingRow({ sending, onPause, onResume, onCancel }: SendingRowProps) {
  const { name, size, sent, state, message } = sending
  const stuck = state === 'failed' || state === 'lost'
  return (
    <li className="wb-sending">
      <div className="wb-sending-name">
        <b>{name}</b>
        <span className="mf-quiet">
          {stateWords[state]} · {sizeWords(sent)} / {sizeWords(size)}
        </span>
      </div>
      <Progress percent={percent(sent, size)} size="small" status={stuck ? 'exception' : 'normal'} aria-label={`${name}的上传进度`} />
      {message && stuck ? (
        <div className="wb-sending-fault" role="alert">
          {message}
        </div>
      ) : null}
      <div className="wb-sending-buttons">
        {state === 'sending' ? (
          <Button size="small" onClick={onPause} aria-label={`暂停上传${name}`}>
            暂停
          </Button>
        ) : null}
        {stuck || state === 'paused' ? (
          <Button size="small" onClick={onResume} aria-label={`继续上传${name}`}>
            继续
          </Button>
        ) : null}
        <Button size="small" onClick={onCancel} aria-label={`取消上传${name}`}>
          取消
        </Button>
      </div>
    </li>
  )
}

/** A file of which the server has a part, from another visit: choosing the same file again goes on from there. */
export function HalfRow({ half, onCancel }: { half: PendingUpload; onCancel: () => void }) {
  return (
    <li className="wb-sending">
      <div className="wb-sending-name">
        <b>{half.fileName}</b>
        <span className="mf-quiet">
          上次没有传完 · {sizeWords(half.offset)} / {sizeWords(half.size)}
        </span>
      </div>
      <Progress percent={percent(half.offset, half.size)} size="small" status="normal" aria-label={`${half.fileName}已传的部分`} />
      <div className="mf-quiet">再选一次同一个文件，就从这里接着传。</div>
      <div className="wb-sending-buttons">
        <Button size="small" onClick={onCancel} aria-label={`取消上传${half.fileName}`}>
          取消
        </Button>
      </div>
    </li>
  )
}
