/** What opens at the caret: metrics by name after a '#', and what to do with a number typed by hand. */

import type { Editor } from '@tiptap/react'
import { Button } from 'antd'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { ReportFigure } from '../../../api-types.ts'
import { findFigures } from '../parts.ts'
import type { AtCaret } from './pieces.ts'

/** The caret's place and what stands there. */
export type Caret = { editor: Editor; at: AtCaret }

const MOST = 40
/** Choices shown at once; the rest come as one goes down. */
const SHOWN = 8
const LIST = 'figure-choices'

type CaretMenuProps = {
  caret: Caret
  figures: readonly ReportFigure[]
  /** Where the keys that come to the text are offered first. */
  keys: RefObject<(event: KeyboardEvent) => boolean>
  onClose: () => void
  onAttest: (caret: Caret) => void
}

/** Where it opens: under the caret, within the sheet. */
function placeOf({ editor, at }: Caret): { left: number; top: number } {
  const sheet = editor.view.dom.closest('.wb-sheet')?.getBoundingClientRect()
  const { left, bottom } = editor.view.coordsAtPos(at.from)
  return { left: Math.max(8, Math.min(left - (sheet?.left ?? 0), (sheet?.width ?? 0) - 400)), top: bottom - (sheet?.top ?? 0) + 4 }
}

/** Stands for the '#' and the words behind it, or for the number. */
const putFigure = ({ editor, at }: Caret, key: string): void => {
  editor.chain().focus().insertContentAt({ from: at.from, to: at.to }, { type: 'figure', attrs: { key } }).run()
}

export function CaretMenu(props: CaretMenuProps) {
  return props.caret.at.kind === 'hash' ? <FigureMenu {...props} query={props.caret.at.query} /> : <TypedBar {...props} text={props.caret.at.text} />
}

function FigureMenu({ caret, figures, keys, onClose, query }: CaretMenuProps & { query: string }) {
  const found = useMemo(() => findFigures(figures, query).slice(0, MOST), [figures, query])
  const [asked, setActive] = useState(0)
  const active = Math.min(asked, Math.max(0, found.length - 1))
  const top = Math.max(0, active - SHOWN + 1)
  const choose = (figure: ReportFigure | undefined): void => {
    if (figure) putFigure(caret, figure.key)
    onClose()
  }
  const { dom } = caret.editor.view
  useEffect(() => {
    keys.current = (event) => {
      if (event.isComposing) return false
      if (event.key === 'Escape') onClose()
      else if (event.key === 'ArrowDown' && found.length > 0) setActive((active + 1) % found.length)
      else if (event.key === 'ArrowUp' && found.length > 0) setActive((active + found.length - 1) % found.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && found.length > 0) choose(found[active])
      else return false
      return true
    }
    return () => {
      keys.current = () => false
    }
  })
  useEffect(() => {
    dom.setAttribute('aria-controls', LIST)
    dom.setAttribute('aria-activedescendant', `${LIST}-${active}`)
    return () => {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  }, [dom, active])
  return (
    <div className="wb-caret-menu" style={placeOf(caret)}>
      <div role="status" className="mf-quiet">
        {found.length === 0 ? `没有名称含“${query}”的指标` : `${found.length}个指标：↑↓选择，回车插入，Esc关闭`}
      </div>
      {/* The text keeps the focus; the choice is told to it as its active descendant. */}
      <div id={LIST} role="listbox" aria-label="指标" className="wb-caret-list">
        {found.slice(top, top + SHOWN).map((f, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys come to the text, which has the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus.
          <div
            key={f.key}
            id={`${LIST}-${top + i}`}
            role="option"
            aria-selected={top + i === active}
            className="wb-caret-option"
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => choose(f)}
          >
            <span>{f.name}</span>
            <b>
              {f.shown}
              {f.shownUnit}
            </b>
          </div>
        ))}
      </div>
    </div>
  )
}

function TypedBar({ caret, keys, onClose, onAttest, text }: CaretMenuProps & { text: string }) {
  useEffect(() => {
    keys.current = (event) => {
      if (event.key === 'Escape') onClose()
      else if (event.key === 'Enter' && event.altKey) onAttest(caret)
      else return false
      return true
    }
    return () => {
      keys.current = () => false
    }
  })
  const { editor, at } = caret
  return (
    <div className="wb-caret-menu wb-typed-bar" style={placeOf(caret)}>
      <span role="status">“{text}”是手工填写的数字</span>
      <Button
        size="small"
        onMouseDown={(e) => e.preventDefault()}
        onClick={() => editor.chain().focus().insertContentAt({ from: at.from, to: at.to }, '#').run()}
      >
        换成指标
      </Button>
      <Button size="small" onMouseDown={(e) => e.preventDefault()} onClick={() => onAttest(caret)}>
        写明来源（Alt+回车）
      </Button>
    </div>
  )
}
