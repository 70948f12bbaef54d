/** Paragraph ⇄ what stands in the editable element: words as text, figures as chips that cannot be typed into. */
import type { ReportFigure, ReportPart } from '../../api-types.ts'

export type FigureOf = (key: string) => ReportFigure | undefined

const CHIP = 'figure'
const STATED = 'stated'
const SOURCE = 'source'

/** A figure as an element: pressed for what stands behind it, moved and deleted as one piece. */
export function chipElement(key: string, figure: ReportFigure | undefined): HTMLElement {
  const chip = document.createElement('span')
  chip.className = 'wb-chip'
  chip.contentEditable = 'false'
  chip.dataset[CHIP] = key
  chip.tabIndex = 0
  chip.setAttribute('role', 'button')
  chip.title = figure ? `${figure.name}（点击查看来历）` : '没有这个数字'
  chip.textContent = figure?.shown ?? `？${key}`
  return chip
}

/** A number that the office states: it cannot be typed into either, and says where it comes from. */
export function statedElement(stated: string, source: string): HTMLElement {
  const chip = document.createElement('span')
  chip.className = 'wb-chip wb-chip-stated'
  chip.contentEditable = 'false'
  chip.dataset[STATED] = stated
  chip.dataset[SOURCE] = source
  chip.title = `填报数，来源：${source}`
  chip.textContent = stated
  return chip
}

function partNode(part: ReportPart, figureOf: FigureOf): string | HTMLElement {
  if ('text' in part) return part.text
  return 'figure' in part ? chipElement(part.figure, figureOf(part.figure)) : statedElement(part.stated, part.source)
}

/** Fills an element with the parts. */
export function showParts(element: HTMLElement, parts: readonly ReportPart[], figureOf: FigureOf): void {
  element.textContent = ''
  for (const p of parts) element.append(partNode(p, figureOf))
}

/** The parts that stand in an element; neighbouring words become one part, pasted markup becomes words. */
export function readParts(element: HTMLElement): ReportPart[] {
  const parts: ReportPart[] = []
  const add = (text: string) => {
    const last = parts[parts.length - 1]
    if (last && 'text' in last) last.text += text
    else if (text) parts.push({ text })
  }
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) add(node.textContent ?? '')
    else if (node instanceof HTMLElement) {
      const { [CHIP]: key, [STATED]: stated, [SOURCE]: source } = node.dataset
      if (key) parts.push({ figure: key })
      else if (stated && source) parts.push({ stated, source })
      else if (node.tagName === 'BR') add('\n')
      else add(node.textContent ?? '')
    }
  }
  return parts
}

/** Puts a chip where the caret stands in the element, or at its end. */
export function insertChip(element: HTMLElement, chip: HTMLElement): void {
  const selection = window.getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
  if (!selection || !range || !element.contains(range.commonAncestorContainer)) {
    element.append(chip)
    return
  }
  range.deleteContents()
  range.insertNode(chip)
  range.setStartAfter(chip)
  range.collapse(true)
  selection.removeAllRanges()
  selection.addRange(range)
}

export const chipKey = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-figure]')?.dataset[CHIP] : undefined
