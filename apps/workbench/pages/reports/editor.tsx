/** The report as it will read: sections and paragraphs to type in, figures as chips. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
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

const withParagraphs = (section: ReportSection, paragraphs: ReportParagraph[]): ReportSection => ({ ...section, paragraphs })

export function Editor(props: EditorProps) {
  const { body, editable, onChange } = props
  const change = (id: string, edit: (paragraphs: ReportParagraph[]) => ReportParagraph[]) =>
    onChange({ ...body, sections: body.sections.map((s) => (s.id === id ? withParagraphs(s, edit(s.paragraphs)) : s)) })
  return (
    <article className="wb-sheet">
      {body.sections.map((section) => (
        <section key={section.id} id={`section-${section.id}`}>
          {section.level === 1 ? <h2>{section.title}</h2> : <h3>{section.title}</h3>}
          {section.paragraphs.map((p) => (
            <Paragraph
              key={p.id}
              {...props}
              paragraph={p}
              onParts={(parts) => change(section.id, (all) => all.map((x) => (x.id === p.id ? { ...x, parts } : x)))}
              onRemove={() => change(section.id, (all) => all.filter((x) => x.id !== p.id))}
            />
          ))}
          {editable ? (
            <Button type="dashed" size="small" onClick={() => change(section.id, (all) => [...all, { id: newId(), parts: [] }])}>
              加一段
            </Button>
          ) : null}
        </section>
      ))}
    </article>
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
