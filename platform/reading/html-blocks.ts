/** A page as a row of blocks, each in its container: what a browser would begin on a new line. */
import { walkMarkup } from './markup.ts'

/** An element that holds others. */
export type Container = {
  parent?: Container
  /** By its name it frames the page, or stands beside the text: menus, footers, shares. */
  beside: boolean
  /** Characters of prose in it, without links; filled in later. */
  prose: number
  /** The child with most prose. */
  best?: Container
  /** An <article>: the page says itself where its text is. */
  article?: true
}

export type Block = {
  words: string
  /** Characters of the words that are links. */
  linked: number
  container: Container
  /** h1 … h6, p, td …; the element that began it. */
  tag: string
}

export type Page = {
  blocks: Block[]
  containers: Container[]
  /** Contents of meta elements, by their name in lower case. */
  meta: Map<string, string>
  title: string
}

const BREAKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul br option caption'.split(
    ' ',
  ),
)
const SILENT = new Set('script style noscript template head iframe object select button textarea svg math audio video canvas map noframes'.split(' '))
const BESIDE_TAGS = new Set(['nav', 'footer', 'aside', 'header', 'form', 'menu'])
const BESIDE =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|breadcrumbs|crumb|crumbs|location|position|dqwz|wz|share|bdshare|jiathis|fenxiang|foot|footer|copyright|toolbar|tools|fontsize|related|relation|xgxx|pager|pagination|prevnext|prev|next|qrcode|ewm|sidebar|side|search|login|banner|links|friendlink)(?:$|[\s_-])/i
/** Elements of a kind close the one before them when it was left open. */
const SELF_CLOSING: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
}

/** Deeper than this no page of people nests; what lies deeper counts with its ancestor. */
const DEEPEST = 1000
/** How far up an end tag looks for what it ends. */
const LOOK_UP = 40

type Open = { name: string; container: Container; silent: boolean; link: boolean }

class Reader {
  readonly page: Page = { blocks: [], containers: [], meta: new Map(), title: '' }
  readonly #stack: Open[] = []
  #over = 0
  #inTitle = false
  #block: Block

  constructor() {
    const root: Container = { beside: false, prose: 0 }
    this.page.containers.push(root)
    this.#stack.push({ name: '', container: root, silent: false, link: false })
    this.#block = this.#fresh('body')
  }

  get #top(): Open {
    return this.#stack.at(-1) as Open
  }

  #fresh(tag: string): Block {
    return { words: '', linked: 0, container: this.#top.container, tag }
  }

  #break(tag: string): void {
    if (this.#block.words.trim() !== '') this.page.blocks.push(this.#block)
    this.#block = this.#fresh(tag)
  }

  open(name: string, a: Readonly<Record<string, string>>): void {
    if (name === 'meta') this.#meta(a)
    if (name === 'title' && this.page.title === '') this.#inTitle = true
    const closes = SELF_CLOSING[name]
    if (closes?.includes(this.#top.name)) this.#pop()
    if (BREAKS.has(name)) this.#break(name)
    else if (name === 'td' || name === 'th') this.#cell()
    if (name === 'br' || name === 'meta' || name === 'img' || name === 'hr' || name === 'input' || name === 'link') return
    if (this.#stack.length >= DEEPEST) this.#over += 1
    else this.#push(name, a)
  }

  #push(name: string, a: Readonly<Record<string, string>>): void {
    const above = this.#top
    const hidden = /display\s*:\s*none|visibility\s*:\s*hidden/i.test(a.style ?? '') || 'hidden' in a
    const silent = above.silent || SILENT.has(name) || hidden
    let { container } = above
    if (!silent && BREAKS.has(name)) {
      const beside = BESIDE_TAGS.has(name) || BESIDE.test(`${a.class ?? ''} ${a.id ?? ''}`)
      container = { parent: above.container, beside, prose: 0, ...(name === 'article' ? { article: true as const } : {}) }
      this.page.containers.push(container)
    }
    this.#stack.push({ name, container, silent, link: above.link || name === 'a' })
    if (this.#block.words.trim() === '') this.#block.container = container
  }

  #pop(): void {
    const left = this.#stack.pop()
    if (left && BREAKS.has(left.name)) this.#break(this.#top.name)
    if (this.#block.words.trim() === '') this.#block.container = this.#top.container
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false
    if (name === 'br' || name === 'meta' || name === 'img' || name === 'hr' || name === 'input' || name === 'link') return
    if (this.#over > 0) {
      this.#over -= 1
      if (BREAKS.has(name)) this.#break(name)
      return
    }
    const least = Math.max(1, this.#stack.length - LOOK_UP)
    let at = this.#stack.length - 1
    while (at >= least && this.#stack[at]?.name !== name) at -= 1
    if (at < least) return
    while (this.#stack.length > at) this.#pop()
  }

  /** Cells of a row stand on one line. */
  #cell(): void {
    if (this.#block.words.trim() !== '') this.#block.words += '\t'
  }

  text(words: string): void {
    if (this.#inTitle) this.page.title += words
    const top = this.#top
    if (top.silent) return
    // A tab of the source is a blank; the tabs that stay are those between cells.
    this.#block.words += words.replaceAll('\t', ' ')
    if (top.link) this.#block.linked += words.trim().length
  }

  #meta(a: Readonly<Record<string, string>>): void {
    const name = (a.name ?? a.property ?? '').trim().toLowerCase()
    if (name && a.content && !this.page.meta.has(name)) this.page.meta.set(name, a.content.trim())
  }

  end(): Page {
    this.#break('')
    return this.page
  }
}

/** A line break in the source between two Chinese characters is nobody's blank. */
const SOURCE_BREAK = /(?<=[\u2018-\u201d\u3001-\u9fff\uff00-\uffef]) *[\r\n][ \r\n]*(?=[\u2018-\u201d\u3001-\u9fff\uff00-\uffef])/g

/** Blanks as a browser shows them; cells stay apart. */
const tidy = (words: string): string =>
  words
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(SOURCE_BREAK, '')
    .replace(/[ \n\r\f\u00a0]+/g, ' ')
    .replace(/ ?\t[ \t]*/g, '\t')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')

/** Blocks of a page, without what a reader does not see. */
export function blocksOf(source: string): Page {
  const reader = new Reader()
  walkMarkup(source, { open: (name, a) => reader.open(name, a), close: (name) => reader.close(name), text: (words) => reader.text(words) })
  const page = reader.end()
  for (const block of page.blocks) block.words = tidy(block.words)
  page.title = tidy(page.title)
  return { ...page, blocks: page.blocks.filter((b) => b.words !== '') }
}
