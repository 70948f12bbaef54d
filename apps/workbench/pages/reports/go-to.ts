/** Brings a place of the text before the reader's eyes. */

function textNodeWith(element: HTMLElement, words: string): { node: Node; at: number } | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1
    if (at >= 0) return { node, at }
  }
  return undefined
}

/** Puts the caret into a paragraph, on the words when they stand there in one piece. */
export function goTo(paragraph: HTMLElement, words: string | undefined): void {
  paragraph.scrollIntoView({ block: 'center' })
  paragraph.closest<HTMLElement>('[role="textbox"]')?.focus({ preventScroll: true })
  const found = words ? textNodeWith(paragraph, words) : undefined
  const selection = window.getSelection()
  const range = document.createRange()
  if (found && words) {
    range.setStart(found.node, found.at + words.length)
    range.collapse(true)
  } else {
    range.selectNodeContents(paragraph)
    range.collapse(false)
  }
  selection?.removeAllRanges()
  selection?.addRange(range)
}
