/** What stands around the paragraphs: 发文字号 and 主送机关, titles, and the buttons that add and take out sections. */
import { Button, Input } from 'antd'
import type { ReportBody, ReportSection } from '../../../api-types.ts'

const LONGEST_TITLE = 60

type FrontProps = { body: ReportBody; editable: boolean; onChange: (body: ReportBody) => void }

/** 发文字号 and 主送机关, above the text. */
export function Front({ body, editable, onChange }: FrontProps) {
  const { docNo = '', addressee = '' } = body.front ?? {}
  const change = (front: NonNullable<ReportBody['front']>) => onChange({ ...body, front: { ...body.front, ...front } })
  if (!editable) {
    return (
      <div className="wb-front">
        {docNo ? <p>{docNo}</p> : null}
        {addressee ? <p>{addressee}：</p> : null}
      </div>
    )
  }
  return (
    <div className="wb-front">
      <Input
        prefix="发文字号"
        aria-label="发文字号"
        placeholder="如：清河司〔2025〕3号"
        value={docNo}
        onChange={(e) => change({ docNo: e.target.value })}
        maxLength={60}
      />
      <Input
        prefix="主送机关"
        aria-label="主送机关"
        placeholder="可不填"
        value={addressee}
        onChange={(e) => change({ addressee: e.target.value })}
        maxLength={100}
      />
    </div>
  )
}

type HeadingProps = { section: ReportSection; number: string; editable: boolean; onTitle: (title: string) => void; onFocus: () => void }

/** The four parts keep the titles that the regulation gives them; sections inside are named by the office. */
export function Heading({ section, number, editable, onTitle, onFocus }: HeadingProps) {
  const { level, title } = section
  if (level === 0) return null
  if (level === 1)
    return (
      <h2>
        {number}
        {title}
      </h2>
    )
  if (!editable)
    return (
      <h3>
        {number}
        {title}
      </h3>
    )
  return (
    <h3>
      <Input
        variant="borderless"
        className="wb-section-title"
        prefix={number}
        aria-label="小标题"
        placeholder="小标题"
        value={title}
        onChange={(e) => onTitle(e.target.value)}
        onFocus={onFocus}
        maxLength={LONGEST_TITLE}
      />
    </h3>
  )
}

type SectionButtonsProps = { section: ReportSection; onSection: () => void; onRemove: () => void }

export function SectionButtons({ section, onSection, onRemove }: SectionButtonsProps) {
  const empty = section.paragraphs.every((p) => p.parts.length === 0)
  return (
    <div className="wb-section-buttons">
      {section.level > 0 ? (
        <Button type="dashed" size="small" onClick={onSection}>
          加一节
        </Button>
      ) : null}
      {section.level === 2 && empty ? (
        <Button type="dashed" size="small" danger onClick={onRemove}>
          删去本节
        </Button>
      ) : null}
    </div>
  )
}
