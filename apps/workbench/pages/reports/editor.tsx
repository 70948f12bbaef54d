/** The report as it will read: sections and paragraphs to type in, figures as chips. */
import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { sectionNumbers } from '../../../../domains/reporting/numbering.ts'
import type { ReportBody, ReportParagraph, ReportPart, ReportSection } from '../../api-types.ts'
import { newId } from '../../ids.ts'
import { chipKey, type FigureOf, readParts, showParts } from './parts.ts'

type EditorProps = {
  body: ReportBody
  editable: boolean
  figureOf: FigureOf
  onChange: (body: ReportBody) => void
  onFigure: (key: string) => void
  /** The paragraph that chips are inserted into. */
  onFocus: (element: HTMLElement) => void
}

const LONGEST_TITLE = 60

/** 发文字号 and 主送机关, above the text. */
function Front({ body, editable, onChange }: Pick<EditorProps, 'body' | 'editable' | 'onChange'>) {
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

export function Editor(props: EditorProps) {
  const { body, editable, onChange } = props
  const numbers = sectionNumbers(body.sections)
  const put = (sections: ReportSection[]) => onChange({ ...body, sections })
  const change = (id: string, edit: (section: ReportSection) => ReportSection) => put(body.sections.map((s) => (s.id === id ? edit(s) : s)))
  /** A new section stands behind the one whose end it was asked for at. */
  const add = (after: string) =>
    put(body.sections.flatMap((s) => (s.id === after ? [s, { id: newId(), title: '', level: 2 as const, paragraphs: [{ id: newId(), parts: [] }] }] : [s])))
  return (
    <article className="wb-sheet">
      <Front body={body} editable={editable} onChange={onChange} />
      {body.sections.map((section, i) => (
        <section key={section.id} id={`section-${section.id}`}>
          <Heading {...{ section, editable }} number={numbers[i] ?? ''} onTitle={(title) => change(section.id, (s) => ({ ...s, title }))} />
          {section.paragraphs.map((p) => (
            <Paragraph
              key={p.id}
              {...props}
              paragraph={p}
              onParts={(parts) => change(section.id, (s) => ({ ...s, paragraphs: s.paragraphs.map((x) => (x.id === p.id ? { ...x, parts } : x)) }))}
              onRemove={() => change(section.id, (s) => ({ ...s, paragraphs: s.paragraphs.filter((x) => x.id !== p.id) }))}
            />
          ))}
          {editable ? (
            <SectionButtons
              section={section}
              onParagraph={() => change(section.id, (s) => ({ ...s, paragraphs: [...s.paragraphs, { id: newId(), parts: [] }] }))}
              onSection={() => add(section.id)}
              onRemove={() => put(body.sections.filter((s) => s.id !== section.id))}
            />
          ) : null}
        </section>
      ))}
    </article>
  )
}

type HeadingProps = { section: ReportSection; number: string; editable: boolean; onTitle: (title: string) => void }

/** The four parts keep the titles that the regulation gives them; sections inside are named by the office. */
function Heading({ section, number, editable, onTitle }: HeadingProps) {
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
        maxLength={LONGEST_TITLE}
      />
    </h3>
  )
}

type SectionButtonsProps = { section: ReportSection; onParagraph: () => void; onSection: () => void; onRemove: () => void }

function SectionButtons({ section, onParagraph, onSection, onRemove }: SectionButtonsProps) {
  const empty = section.paragraphs.every((p) => p.parts.length === 0)
  return (
    <div className="wb-section-buttons">
      <Button type="dashed" size="small" onClick={onParagraph}>
        加一段
      </Button>
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

type ParagraphProps = Pick<EditorProps, 'editable' | 'figureOf' | 'onFigure' | 'onFocus'> & {
  paragraph: ReportParagraph
  onParts: (parts: ReportPart[]) => void
  onRemove: () => void
}

/** The browser owns the element while it is typed in; React only fills it when the paragraph comes from elsewhere. */
function Paragraph({ paragraph, editable, figureOf, onFigure, onFocus, onParts, onRemove }: ParagraphProps) {
  const element = useRef<HTMLDivElement>(null)
  const shown = useRef('')
  const text = JSON.stringify(paragraph.parts)
  useEffect(() => {
    if (!element.current || shown.current === text) return
    showParts(element.current, JSON.parse(text) as ReportPart[], figureOf)
    shown.current = text
  }, [text, figureOf])
  const read = () => {
    if (!element.current) return
    const parts = readParts(element.current)
    shown.current = JSON.stringify(parts)
    onParts(parts)
  }
  const press = (target: EventTarget | null): void => {
    const key = chipKey(target)
    if (key) onFigure(key)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text area cannot hold figures as chips.
    <div
      ref={element}
      className="wb-paragraph"
      role="textbox"
      aria-multiline="true"
      aria-label="段落"
      tabIndex={0}
      contentEditable={editable}
      suppressContentEditableWarning
      {...(paragraph.ask && editable ? { title: paragraph.ask, 'data-ask': paragraph.ask } : {})}
      onInput={read}
      onBlur={() => editable && paragraph.parts.length === 0 && onRemove()}
      onFocus={(e) => onFocus(e.currentTarget)}
      onClick={(e) => press(e.target)}
      onKeyDown={(e) => e.key === 'Enter' && chipKey(e.target) !== undefined && press(e.target)}
      onPaste={(e) => {
        e.preventDefault()
        document.execCommand('insertText', false, e.clipboardData.getData('text/plain'))
      }}
    />
  )
}
