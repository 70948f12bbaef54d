/** The paragraphs of one section as they are typed in. */
import { type Editor, EditorContent, type TiptapEditorHTMLElement, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import type { ReportParagraph } from '../../../api-types.ts'
import type { FigureOf } from '../parts.ts'
import { type DocNode, docOf, paragraphsOf } from './map.ts'
import { type AtCaret, atCaret, FigurePiece, Ids, Paragraph, StatedPiece, TypedMarks } from './pieces.ts'

/** Words, line ends and undoing; a report has no other marks than its headings. */
const plain = StarterKit.configure({
  ...{ blockquote: false, bold: false, bulletList: false, code: false, codeBlock: false, heading: false, horizontalRule: false, italic: false },
  ...{ link: false, listItem: false, listKeymap: false, orderedList: false, paragraph: false, strike: false, trailingNode: false, underline: false },
})

export type SectionTextProps = {
  paragraphs: ReportParagraph[]
  title: string
  editable: boolean
  figureOf: FigureOf
  onParagraphs: (paragraphs: ReportParagraph[]) => void
  onFocus: (editor: Editor) => void
  /** What the caret has come to stand in. */
  onCaret: (editor: Editor, at: AtCaret | undefined) => void
  /** Keys that something open at the caret takes for itself. */
  onKey: (editor: Editor, event: KeyboardEvent) => boolean
  /** Words were typed, taken back or put in again here. */
  onEdited: (editor: Editor) => void
}

function useSectionEditor(props: SectionTextProps): Editor {
  const now = useRef(props)
  now.current = props
  const { paragraphs, title, editable } = props
  const caret = (editor: Editor): void => now.current.onCaret(editor, editor.isFocused && editor.isEditable ? atCaret(editor) : undefined)
  return useEditor({
    extensions: [plain, Paragraph, Ids, FigurePiece.configure({ figureOf: () => now.current.figureOf }), StatedPiece, TypedMarks],
    content: docOf(paragraphs),
    editable,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': `${title}：正文`,
        ...(editable ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
      },
      handleKeyDown: (view, event) => {
        const { editor } = view.dom as TiptapEditorHTMLElement
        return editor ? now.current.onKey(editor, event) : false
      },
    },
    onUpdate: ({ editor }) => {
      now.current.onEdited(editor)
      now.current.onParagraphs(paragraphsOf(editor.getJSON() as DocNode, now.current.paragraphs))
    },
    onFocus: ({ editor }) => now.current.onFocus(editor),
    onTransaction: ({ editor }) => caret(editor),
    onBlur: ({ editor }) => now.current.onCaret(editor, undefined),
  })
}

/** The editor owns the text while it is typed in; it is filled anew only when the paragraphs come from elsewhere. */
export function SectionText(props: SectionTextProps) {
  const { paragraphs, editable, figureOf } = props
  const editor = useSectionEditor(props)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a slow machine the first editor is thrown away before it was ever shown, and another takes its place.
    if (editor.isDestroyed) return
    const shown = paragraphsOf(editor.getJSON() as DocNode, paragraphs)
    const asTyped = shown.length === paragraphs.length && shown.every((p, i) => p === paragraphs[i])
    if (!asTyped) editor.chain().setMeta('addToHistory', false).setContent(docOf(paragraphs), { emitUpdate: false }).run()
  }, [editor, paragraphs])
  useEffect(() => {
    if (!editor.isDestroyed && editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])
  useEffect(() => {
    for (const chip of box.current?.querySelectorAll<HTMLElement>('[data-figure]') ?? []) {
      const figure = figureOf(chip.dataset.figure ?? '')
      if (figure && chip.textContent !== figure.shown) chip.textContent = figure.shown
    }
  }, [figureOf])
  return (
    <div ref={box}>
      <EditorContent editor={editor} />
    </div>
  )
}
