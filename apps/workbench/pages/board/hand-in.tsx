/** Handing in a report: a file, or its words. */
import { InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Tabs, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Day } from '../../../../engine/define.ts'
import { DayInput } from '../../../../platform/ui/index.ts'
import { ApiError } from '../../api.ts'
import { boardApi } from '../../board-api.ts'
import { useSession } from '../../session.tsx'
import { reportPath } from './words.ts'

/** Larger files are refused before they are sent. */
const MOST_MB = 20

export type HandInRow = { office: number; name: string; report: { no: number } | null }

function useHandIn(row: HandInRow, year: number, onClose: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: async (ask: { file: File | null; words: string; publishedOn: Day | null }) => {
      if (ask.file && ask.file.size > MOST_MB * 1024 * 1024)
        throw new Error(`文件有 ${Math.ceil(ask.file.size / 1024 / 1024)} MB，超过 ${MOST_MB} MB，不像是一份年度报告；请去掉附件和图片，只留正文`)
      return boardApi.handIn({ office: row.office, year, seen: row.report?.no ?? 0, ...ask })
    },
    onSuccess: async ({ id }) => {
      message.success('已交入并检查')
      onClose()
      await client.invalidateQueries({ queryKey: ['board'] })
      navigate(reportPath({ office: row.office, id }))
    },
  })
}

/** What was wrong, in the words of the place where it is wrong. */
const faultsOf = (error: unknown): string[] =>
  error instanceof ApiError && error.problem.errors?.length
    ? error.problem.errors.map((e) => `${e.label}：${e.message}`)
    : [error instanceof Error ? error.message : '没有交成']

export function HandInDialog({ row, year, onClose }: { row: HandInRow; year: number; onClose: () => void }) {
  const { today } = useSession()
  const [by, setBy] = useState('file')
  const [file, setFile] = useState<File | null>(null)
  const [words, setWords] = useState('')
  const [publishedOn, setPublishedOn] = useState<Day | null>(null)
  const handIn = useHandIn(row, year, onClose)
  const ready = by === 'file' ? file !== null : words.trim() !== ''
  const choose = (
    <Upload.Dragger
      accept=".txt,.html,.htm,.docx,.pdf"
      maxCount={1}
      fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
      onRemove={() => setFile(null)}
      beforeUpload={(chosen) => {
        handIn.reset()
        setFile(chosen)
        return false
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">点击选择报告文件，或拖到这里</p>
      <p className="ant-upload-hint">txt、网页（html）、Word（docx）、带文字的 PDF，最大 {MOST_MB} MB</p>
    </Upload.Dragger>
  )
  const paste = (
    <Input.TextArea
      rows={11}
      aria-label="报告的文字"
      placeholder="把报告全文粘贴到这里，连同标题和落款"
      value={words}
      onChange={(e) => {
        handIn.reset()
        setWords(e.target.value)
      }}
    />
  )
  return (
    <Modal
      open
      width={680}
      title={`交入 ${row.name} ${year} 年度报告${row.report?.no ? `（第 ${row.report.no + 1} 版）` : ''}`}
      okText={handIn.isPending ? '正在读取…' : '交入并检查'}
      okButtonProps={{ disabled: !ready, loading: handIn.isPending }}
      onOk={() => handIn.mutate({ file: by === 'file' ? file : null, words: by === 'file' ? '' : words, publishedOn })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {handIn.error ? (
        <Alert className="wb-gap" type="error" showIcon role="alert" title="没有交成" description={faultsOf(handIn.error).map((f) => <div key={f}>{f}</div>)} />
      ) : null}
      <Tabs
        activeKey={by}
        onChange={setBy}
        items={[
          { key: 'file', label: '上传文件', children: choose },
          { key: 'paste', label: '粘贴文字', children: paste },
        ]}
      />
      <Form layout="vertical" className="wb-board-form">
        <Form.Item label="公开日期" htmlFor="published-on" extra="网页上写有发布日期的，可以不填，系统会读出来。">
          <DayInput id="published-on" value={publishedOn} latest={today} onChange={setPublishedOn} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
