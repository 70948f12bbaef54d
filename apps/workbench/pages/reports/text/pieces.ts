/** What may stand in a section: paragraphs of words, figures as pieces, numbers that the office states. */

import type { Node as DocNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type Editor, Extension, Node, type TiptapEditorHTMLElement } from '@tiptap/react'
import { typedNumbers } from '../../../../../domains/reporting/check-typed.ts'
import { newId } from '../../../ids.ts'
import type { FigureOf } from '../parts.ts'

/** Keeps the marks of a paragraph that the report knows it by; a new one is neither drafted nor an answer to last year's. */
export const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({
    id: { default: null, keepOnSplit: false, rendered: false },
    ask: { default: null, keepOnSplit: false, renderHTML: ({ ask }) => (ask ? { title: ask, 'data-ask': ask } : {}), parseHTML: () => null },
    about: { default: null, keepOnSplit: false, rendered: false },
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'p',
    { ...HTMLAttributes, class: 'wb-paragraph', ...(node.attrs.id ? { 'data-paragraph': node.attrs.id } : {}) },
    0,
  ],
})

/** Gives every paragraph an id of its own: new ones, and the second of two that were copied. */
export const Ids = Extension.create({
  name: 'ids',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        if (!transactions.some((t) => t.docChanged)) return null
        const seen = new Set<string>()
        const { tr, doc } = state
        doc.forEach((node, at) => {
          const { id } = node.attrs
          const untouched = !id && doc.childCount === 1 && node.content.size === 0
          if ((!id || seen.has(id)) && !untouched) tr.setNodeMarkup(at, undefined, { id: newId(), ask: null, about: null })
          else if (id) seen.add(id)
        })
        return tr.docChanged ? tr : null
      },
    }),
  ],
})

const asPressed = (event: Event): boolean => event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')

/** A figure by its key; pressed for what stands behind it, moved and deleted as one. */
export const FigurePiece = Node.create<{ figureOf: () => FigureOf }>({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ figureOf: () => () => undefined }),
  addAttributes: () => ({ key: { default: '', parseHTML: (e) => e.dataset.figure ?? '' } }),
  parseHTML: () => [{ tag: 'span[data-figure]' }],
  renderHTML: ({ node }) => ['span', { 'data-figure': node.attrs.key }, String(node.attrs.key)],
  renderText({ node }) {
    return this.options.figureOf()(node.attrs.key)?.shown ?? ''
  },
  addNodeView() {
    return ({ node }) => {
      const key = String(node.attrs.key)
      const figure = this.options.figureOf()(key)
      const dom = document.createElement('span')
      dom.className = figure ? 'wb-chip' : 'wb-chip wb-chip-changed'
      dom.dataset.figure = key
      dom.tabIndex = 0
      dom.setAttribute('role', 'button')
      dom.setAttribute('aria-label', figure ? `${figure.name} ${figure.shown}${figure.shownUnit}，查看来历` : `没有这个数字：${key}`)
      dom.textContent = figure?.shown ?? `？${key}`
      return { dom, stopEvent: asPressed }
    }
  },
})

/** A number that no ledger holds, with where it comes from. */
export const StatedPiece = Node.create({
  name: 'stated',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    stated: { default: '', parseHTML: (e) => e.dataset.stated ?? '' },
    source: { default: '', parseHTML: (e) => e.dataset.source ?? '' },
    files: { default: [], parseHTML: (e) => e.dataset.files?.split(' ').filter(Boolean) ?? [] },
  }),
  parseHTML: () => [{ tag: 'span[data-stated][data-source]' }],
  renderHTML: ({ node: { attrs } }) => ['span', statedData(attrs), String(attrs.stated)],
  renderText: ({ node }) => String(node.attrs.stated),
  addNodeView() {
    return ({ node: { attrs } }) => {
      const dom = document.createElement('span')
      const files = (attrs.files as string[]).length
      dom.className = files > 0 ? 'wb-chip wb-chip-stated' : 'wb-chip wb-chip-stated wb-chip-unshown'
      for (const [name, value] of Object.entries(statedData(attrs))) dom.setAttribute(name, value)
      dom.tabIndex = 0
      dom.setAttribute('role', 'button')
      dom.setAttribute('aria-label', `填报数 ${attrs.stated}，来源：${attrs.source}，${files > 0 ? `附依据文件 ${files} 个` : '没有附依据文件'}`)
      dom.textContent = String(attrs.stated)
      return { dom, stopEvent: asPressed }
    }
  },
})

const statedData = (attrs: Record<string, unknown>): Record<string, string> => ({
  'data-stated': String(attrs.stated),
  'data-source': String(attrs.source),
  'data-files': (attrs.files as string[]).join(' '),
})

/** A stated number as it stands in a section, and where. */
export type StatedAt = { editor: Editor; from: number; to: number; stated: string; source: string; files: string[] }

/** The stated number that an element belongs to; undefined when it belongs to none. */
export function statedAt(target: EventTarget | null): StatedAt | undefined {
  const chip = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-stated]') : null
  const editor = chip?.closest<TiptapEditorHTMLElement>('.ProseMirror')?.editor
  if (!chip || !editor) return undefined
  const at = editor.view.posAtDOM(chip, 0)
  const from = [at, at - 1].find((p) => editor.state.doc.nodeAt(p)?.type.name === 'stated')
  const node = from === undefined ? undefined : editor.state.doc.nodeAt(from)
  if (from === undefined || !node) return undefined
  const { stated, source, files } = node.attrs
  return { editor, from, to: from + node.nodeSize, stated, source, files }
}

export type TypedRange = { from: number; to: number; text: string }

/** Numbers typed by hand in a document, found as the server finds them: in each stretch of words for itself. */
export function typedRanges(doc: DocNode): TypedRange[] {
  const found: TypedRange[] = []
  doc.forEach((paragraph, offset) => {
    let words = ''
    let start = 0
    const flush = (): void => {
      for (const n of typedNumbers(words)) found.push({ from: start + n.index, to: start + n.index + n.text.length, text: n.text })
      words = ''
    }
    paragraph.forEach((node, at) => {
      const isWords = node.isText || node.type.name === 'hardBreak'
      if (isWords && words === '') start = offset + 1 + at
      if (isWords) words += node.text ?? '\n'
      else flush()
    })
    flush()
  })
  return found
}

const marks = (doc: DocNode): DecorationSet =>
  DecorationSet.create(
    doc,
    typedRanges(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'wb-typed' })),
  )

/** Marks what was typed by hand. */
export const TypedMarks = Extension.create({
  name: 'typedMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_, { doc }) => marks(doc),
        apply: (tr, before, _, { doc }) => (tr.docChanged ? marks(doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
      },
    }),
  ],
})

/** What stands at the caret that something can be done with: a metric being looked for, or a number typed by hand. */
export type AtCaret = { kind: 'hash'; from: number; to: number; query: string } | ({ kind: 'typed' } & TypedRange)

const HASH = /[#＃]([^\s#＃，。；、：\ufffc]{0,20})$/

/** Reads what the caret stands in. */
export function atCaret({ state: { selection, doc } }: Pick<Editor, 'state'>): AtCaret | undefined {
  if (!selection.empty) return undefined
  const { $from } = selection
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc')
  const hash = HASH.exec(before)
  if (hash) return { kind: 'hash', from: $from.pos - hash[0].length, to: $from.pos, query: hash[1] ?? '' }
  const typed = typedRanges(doc).find(({ from, to }) => from <= $from.pos && $from.pos <= to)
  return typed && { kind: 'typed', ...typed }
}
