/** Just enough XML for workbooks: elements of one name cut out of a stream, attributes, text. */

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML without entities, and without the `_x000D_` by which workbooks write control characters. */
export function plainText(xml: string): string {
  const text = xml.includes('&')
    ? xml.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
        if (name.startsWith('#')) return String.fromCodePoint(name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
        return entities[name] ?? whole
      })
    : xml
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
}

/** Attributes of an opening tag, by name without prefix. */
export function attributes(tag: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const m of tag.matchAll(/\s(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) found[m[1] as string] = plainText(m[2] ?? m[3] ?? '')
  return found
}

/** Every opening tag of a name in a text, with its attributes. */
export function tagsOf(xml: string, name: string): Readonly<Record<string, string>>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?/?>`, 'g'))].map((m) => attributes(m[1] ?? ''))
}

/** Prefix of the elements of a part: 'x:' where the root is written `<x:worksheet>`. */
export const prefixOf = (head: string, root: string): string => new RegExp(`<(\\w+:)?${root}[\\s>]`).exec(head)?.[1] ?? ''

/** Cuts the elements of one name out of a text that comes in pieces. The name must not be nested in itself. */
export class Cutter {
  readonly #open: string
  readonly #close: string
  #text = ''
  #from = 0

  constructor(name: string) {
    this.#open = `<${name}`
    this.#close = `</${name}>`
  }

  /** What is left over: everything behind the last whole element. */
  get rest(): string {
    return this.#text
  }

  /** Elements that the piece completes, each from its '<' to its '>'. */
  push(piece: string): string[] {
    this.#text += piece
    const found: string[] = []
    let cut = 0
    for (;;) {
      const start = this.#start(Math.max(this.#from, cut))
      if (start < 0) break
      const end = this.#end(start)
      if (end < 0) {
        this.#from = start
        break
      }
      found.push(this.#text.slice(start, end))
      cut = end
      this.#from = end
    }
    this.#text = this.#text.slice(cut)
    this.#from = Math.max(0, this.#from - cut)
    return found
  }

  #start(from: number): number {
    for (let at = this.#text.indexOf(this.#open, from); at >= 0; at = this.#text.indexOf(this.#open, at + 1)) {
      const next = this.#text[at + this.#open.length]
      if (next === undefined) {
        this.#from = at
        return -1
      }
      if (next === '>' || next === '/' || next === ' ' || next === '\n' || next === '\t' || next === '\r') return at
    }
    this.#from = Math.max(from, this.#text.length - this.#open.length)
    return -1
  }

  #end(start: number): number {
    const tagEnd = this.#text.indexOf('>', start)
    if (tagEnd < 0) return -1
    if (this.#text[tagEnd - 1] === '/') return tagEnd + 1
    const close = this.#text.indexOf(this.#close, tagEnd)
    return close < 0 ? -1 : close + this.#close.length
  }
}
