/** The report as it will read: sections to type in, figures as pieces that explain themselves. Loaded when a report is opened. */
import type { Editor } from '@tiptap/react'
import { type RefObject, type SyntheticEvent, useCallback, useEffect, useRef, useState } from 'react'
import { sectionNumbers } from '../../../../domains/reporting/numbering.ts'
import type { ReportBody, ReportFigure, ReportFile, ReportSection } from '../../api-types.ts'
import { newId } from '../../ids.ts'
import { chipKey, type FigureOf } from './parts.ts'
import { Attest } from './text/attest.tsx'
import { type Caret, CaretMenu } from './text/caret-menu.tsx'
import { Front, Heading, SectionButtons } from './text/headings.tsx'
import { Peek, type Peeked } from './text/peek.tsx'
import { type StatedAt, statedAt } from './text/pieces.ts'
import { SectionText } from './text/section-text.tsx'
import { useHistory } from './text/use-history.ts'

/** What the page beside the text may ask of it. */
export type EditorDoor = { insert: (key: string) => void; insertStated: () => void }

export type EditorProps = {
  body: ReportBody
  editable: boolean
  figures: readonly ReportFigure[]
  figureOf: FigureOf
  report: string
  office: number
  year: number
  /** Files that stated numbers may be shown by. */
  files: readonly ReportFile[]
  needsFiles: boolean
  door: RefObject<EditorDoor | null>
  onChange: (edit: (body: ReportBody) => ReportBody) => void
  onFigure: (key: string) => void
  /** Names of those who are writing a section at this moment, by its id. */
  taken: ReadonlyMap<string, string>
  /** Somebody here begins to write in a section. */
  onSection: (section: string) => void
}

/** What is pointed at or has the focus; it closes a moment after it is left, so that its link can be reached. */
function usePeek(figureOf: FigureOf) {
  const [peeked, setPeeked] = useState<Peeked>()
  const timer = useRef(0)
  const stay = (): void => window.clearTimeout(timer.current)
  const leave = (): void => {
    stay()
    timer.current = window.setTimeout(() => setPeeked(undefined), 250)
  }
  const look = (e: SyntheticEvent<HTMLElement>): void => {
    const chip = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>('[data-figure], [data-stated]') : null
    const figure = chip && figureOf(chip.dataset.figure ?? '')
    const stated = statedAt(chip)
    const of = figure ? { figure } : stated ? { stated } : undefined
    if (!chip || !of) return
    stay()
    const [sheet, box] = [e.currentTarget.getBoundingClientRect(), chip.getBoundingClientRect()]
    setPeeked({ ...of, left: Math.max(8, Math.min(box.left - sheet.left, sheet.width - 380)), top: box.bottom - sheet.top + 4 })
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return { peeked, look, stay, leave, close: () => setPeeked(undefined) }
}

/** What is open at the caret, and what is being answered for. */
function useCaret() {
  const [caret, setCaret] = useState<Caret>()
  const [attested, setAttested] = useState<StatedAt>()
  const closed = useRef('')
  const keys = useRef<(event: KeyboardEvent) => boolean>(() => false)
  const active = useRef<Editor>(null)
  const onCaret = useCallback((editor: Editor, at: Caret['at'] | undefined): void => {
    const mark = at ? `${at.kind}:${at.from}` : ''
    if (mark !== closed.current) closed.current = ''
    setCaret((was) => (at && mark !== closed.current ? { editor, at } : was && was.editor !== editor ? was : undefined))
  }, [])
  const close = (): void => {
    closed.current = caret ? `${caret.at.kind}:${caret.at.from}` : ''
    setCaret(undefined)
  }
  const attest = (of: Caret): void => {
    setCaret(undefined)
    const { from, to } = of.at
    setAttested({ editor: of.editor, from, to, stated: of.at.kind === 'typed' ? of.at.text : '', source: '', files: [] })
  }
  return { caret, attested, keys, active, onCaret, close, attest, again: setAttested, done: () => setAttested(undefined) }
}

function useDoor(door: EditorProps['door'], { active, attest }: ReturnType<typeof useCaret>): void {
  useEffect(() => {
    door.current = {
      insert: (key) => void active.current?.chain().focus().insertContent({ type: 'figure', attrs: { key } }).run(),
      insertStated: () => {
        const editor = active.current
        if (!editor) return
        const { from, to } = editor.state.selection
        attest({ editor, at: { kind: 'typed', from, to, text: editor.state.doc.textBetween(from, to) } })
      },
    }
  })
}

export default function ReportEditor(props: EditorProps) {
  const { body, editable, figures, figureOf, onChange, onFigure } = props
  const numbers = sectionNumbers(body.sections)
  const peek = usePeek(figureOf)
  const caret = useCaret()
  const history = useHistory(editable)
  useDoor(props.door, caret)
  const press = (e: SyntheticEvent): void => {
    const stated = statedAt(e.target)
    if (stated?.editor.isEditable) {
      e.preventDefault()
      peek.close()
      caret.again(stated)
      return
    }
    const key = chipKey(e.target)
    if (!key) return
    e.preventDefault()
    peek.close()
    onFigure(key)
  }
  return (
    <article
      className={props.needsFiles ? 'wb-sheet wb-needs-files' : 'wb-sheet'}
      onClick={press}
      onKeyDown={(e) => (e.key === 'Enter' || e.key === ' ') && press(e)}
      onMouseOver={peek.look}
      onMouseOut={peek.leave}
      onFocus={peek.look}
      onBlur={peek.leave}
    >
      <Front body={body} editable={editable} onChange={(next) => onChange((now) => ({ ...now, ...(next.front ? { front: next.front } : {}) }))} />
      {body.sections.map((section, i) => (
        <Section key={section.id} {...props} section={section} number={numbers[i] ?? ''} caret={caret} history={history} />
      ))}
      {caret.caret ? <CaretMenu caret={caret.caret} figures={figures} keys={caret.keys} onClose={caret.close} onAttest={caret.attest} /> : null}
      {peek.peeked && !caret.caret ? (
        <Peek peeked={peek.peeked} office={props.office} year={props.year} files={props.files} onStay={peek.stay} onLeave={peek.leave} />
      ) : null}
      {caret.attested ? (
        <Attest at={caret.attested} report={props.report} office={props.office} known={props.files} needsFiles={props.needsFiles} onClose={caret.done} />
      ) : null}
    </article>
  )
}

type SectionProps = EditorProps & {
  section: ReportSection
  number: string
  caret: ReturnType<typeof useCaret>
  history: ReturnType<typeof useHistory>
}

function Section({ section, number, editable, figureOf, taken, onChange, onSection, caret, history }: SectionProps) {
  const { id } = section
  const holder = taken.get(id)
  const mine = editable && holder === undefined
  const change = (edit: (section: ReportSection) => ReportSection) => onChange((b) => ({ ...b, sections: b.sections.map((s) => (s.id === id ? edit(s) : s)) }))
  /** A new section stands behind the one whose end it was asked for at. */
  const add = () =>
    onChange((b) => ({
      ...b,
      sections: b.sections.flatMap((s) => (s.id === id ? [s, { id: newId(), title: '', level: 2 as const, paragraphs: [] }] : [s])),
    }))
  return (
    <section id={`section-${id}`} className={holder ? 'wb-section-taken' : undefined}>
      {holder ? (
        <p className="wb-taken" role="status">
          {holder}正在编辑这一节
        </p>
      ) : null}
      <Heading {...{ section, number }} editable={mine} onTitle={(title) => change((s) => ({ ...s, title }))} onFocus={() => onSection(id)} />
      <SectionText
        paragraphs={section.paragraphs}
        title={section.title || '未命名的一节'}
        editable={mine}
        figureOf={figureOf}
        onParagraphs={(paragraphs) => change((s) => ({ ...s, paragraphs }))}
        onFocus={(editor) => {
          caret.active.current = editor
          if (mine) onSection(id)
        }}
        onCaret={caret.onCaret}
        onKey={(editor, event) => caret.keys.current(event) || history.key(editor, event)}
        onEdited={history.edited}
      />
      {mine ? (
        <SectionButtons section={section} onSection={add} onRemove={() => onChange((b) => ({ ...b, sections: b.sections.filter((s) => s.id !== id) }))} />
      ) : null}
    </section>
  )
}
