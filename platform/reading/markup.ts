/** Walks over HTML or XML of any depth, without a tree and without recursion. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** What is met on the way. Names are in lower case in HTML, and without their prefix in XML; text comes in pieces. */
export type Walker = {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  close: (name: string) => void
  text: (words: string) => void
}

const VOID = new Set(['area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** No element of a report has more; the rest of a made one is not kept. */
const MOST_ATTRIBUTES = 60

const character = (codepoint: number): string => (codepoint > 0 && codepoint <= 0x10ffff ? String.fromCodePoint(codepoint) : '')

/** Tells the walker of every element and all text of a source; an element of no content is opened and closed at once. */
export function walkMarkup(source: string, walker: Walker, xml = false): void {
  const nameOf = (start: number, end: number): string => {
    const name = source.slice(start, end)
    return xml ? name.slice(name.indexOf(':') + 1) : name.toLowerCase()
  }
  let name = ''
  let attributes: Record<string, string> = {}
  let count = 0
  let key = ''
  let value = ''
  const opened = (closed: boolean): void => {
    walker.open(name, attributes)
    if (closed) walker.close(name)
  }
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      name = nameOf(start, end)
      attributes = {}
      count = 0
    },
    onattribname: (start, end) => {
      key = nameOf(start, end)
      value = ''
    },
    onattribdata: (start, end) => {
      value += source.slice(start, end)
    },
    onattribentity: (codepoint) => {
      value += character(codepoint)
    },
    onattribend: () => {
      if (count < MOST_ATTRIBUTES && !(key in attributes)) attributes[key] = value
      count += 1
    },
    onopentagend: () => opened(!xml && VOID.has(name)),
    onselfclosingtag: () => opened(true),
    onclosetag: (start, end) => {
      const closed = nameOf(start, end)
      if (xml || !VOID.has(closed)) walker.close(closed)
    },
    ontext: (start, end) => walker.text(source.slice(start, end)),
    ontextentity: (codepoint) => walker.text(character(codepoint)),
    oncdata: (start, end, offset) => walker.text(source.slice(start, end - offset)),
    oncomment: () => {},
    ondeclaration: () => {},
    onprocessinginstruction: () => {},
    onend: () => {},
  }
  const tokenizer = new Tokenizer({ xmlMode: xml, decodeEntities: true, recognizeSelfClosing: xml }, callbacks)
  tokenizer.write(source)
  tokenizer.end()
}
