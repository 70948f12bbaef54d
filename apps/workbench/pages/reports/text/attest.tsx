/** A number that no ledger holds is answered for: by whom, on what ground, and with which file. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { ReportFile } from '../../../api-types.ts'
import { useSession } from '../../../session.tsx'
import { sizeWords } from '../../case/evidence/words.ts'
import { attachFiles, GROUND_KINDS } from '../attach.ts'
import type { StatedAt } from './pieces.ts'

const LONGEST_NUMBER = 40
const LONGEST_GROUND = 120
const MOST_FILES = 10

type AttestProps = { at: StatedAt; report: string; office: number; known: readonly ReportFile[]; needsFiles: boolean; onClose: () => void }

/** A source as it is written, apart. */
function apart(source: string): { ground: string; who: string } | undefined {
  const m = /^(.*)（([^（）]*)提供）$/.exec(source)
  return m ? { ground: m[1] ?? '', who: m[2] ?? '' } : undefined
}

/** Puts the number in as a piece with its source and files, in place of what was typed or stood there. */
export function Attest({ at, report, office, known, needsFiles, onClose }: AttestProps) {
  const { me } = useSession()
  const old = apart(at.source)
  const [stated, setStated] = useState(at.stated)
  const [ground, setGround] = useState(old?.ground ?? at.source)
  const [who, setWho] = useState(old?.who ?? me.person.name)
  const [kept, setKept] = useState<string[]>(at.files)
  const [fresh, setFresh] = useState<File[]>([])
  const client = useQueryClient()
  const ready = stated.trim() !== '' && ground.trim().length >= 2 && who.trim() !== '' && kept.length + fresh.length <= MOST_FILES
  const put = useMutation({
    mutationFn: () => attachFiles({ report, office, person: me.person.name }, ground.trim(), fresh),
    onSuccess: async (added) => {
      if (added.length > 0) await client.invalidateQueries({ queryKey: ['report', report] })
      const attrs = { stated: stated.trim(), source: `${ground.trim()}（${who.trim()}提供）`, files: [...kept, ...added] }
      at.editor.chain().focus().insertContentAt({ from: at.from, to: at.to }, { type: 'stated', attrs }).run()
      onClose()
    },
  })
  const go = (): void => {
    if (ready && !put.isPending) put.mutate()
  }
  return (
    <Modal
      open
      title="写明数字的来源"
      okText={put.isPending && fresh.length > 0 ? '正在上传文件' : '写入'}
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={put.isPending}
      onOk={go}
      onCancel={onClose}
    >
      <p className="mf-quiet">台账里有的数字请用“#”插入指标；台账里没有的，写明出处和提供人，附上依据文件，随报告一并留存。</p>
      <Form layout="vertical" onFinish={go}>
        <Form.Item label="数字" htmlFor="attest-number">
          <Input id="attest-number" value={stated} maxLength={LONGEST_NUMBER} onChange={(e) => setStated(e.target.value)} />
        </Form.Item>
        <Form.Item label="出处（台账、文件或统计表）" htmlFor="attest-ground">
          <Input
            id="attest-ground"
            value={ground}
            maxLength={LONGEST_GROUND}
            placeholder="如 普法活动登记簿"
            onChange={(e) => setGround(e.target.value)}
            onPressEnter={go}
          />
        </Form.Item>
        <Form.Item label="提供人" htmlFor="attest-who">
          <Input id="attest-who" value={who} maxLength={LONGEST_NUMBER} onChange={(e) => setWho(e.target.value)} onPressEnter={go} />
        </Form.Item>
        <GroundFiles {...{ kept, known, fresh, onKept: setKept, onFresh: setFresh }} />
      </Form>
      {needsFiles && kept.length + fresh.length === 0 ? <p className="wb-ground-missing">还没有附文件：可以先写入，送审之前要补上。</p> : null}
      {put.error ? <Alert type="error" showIcon role="alert" title={put.error.message} /> : null}
    </Modal>
  )
}

type GroundFilesProps = {
  kept: string[]
  /** Files of the report, which may show more than one number. */
  known: readonly ReportFile[]
  fresh: File[]
  onKept: (ids: string[]) => void
  onFresh: (files: File[]) => void
}

function GroundFiles({ kept, known, fresh, onKept, onFresh }: GroundFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <fieldset className="wb-ground-choice">
      <legend>依据文件</legend>
      {known.length > 0 ? (
        <Checkbox.Group value={kept} onChange={onKept} options={known.map((f) => ({ value: f.id, label: `${f.name}（${sizeWords(f.size)}）` }))} />
      ) : null}
      <ul className="wb-ground-files">
        {fresh.map((file) => (
          <li key={`${file.name}-${file.size}`}>
            {file.name} <span className="mf-quiet">{sizeWords(file.size)}</span>
            <Button type="link" size="small" onClick={() => onFresh(fresh.filter((f) => f !== file))}>
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        className="wb-unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="选择依据文件"
        accept={GROUND_KINDS}
        onChange={(e) => {
          onFresh([...fresh, ...(e.target.files ?? [])])
          e.target.value = ''
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        添加文件
      </Button>{' '}
      <span className="mf-quiet">docx、xlsx、pdf 或图片，可以多个</span>
    </fieldset>
  )
}
