/** The report on a page of a government site: its title and body without what the site puts around them, and what the page says of it. */
import { plainOf } from '../../engine/text/plain.ts'
import type { Metadata } from '../../engine/text/shape.ts'
import { dayIn, isMetaLine, labelsIn } from '../../engine/text/structure/metadata.ts'
import { textOf } from './charset.ts'
import { type Block, blocksOf, type Container, type Page } from './html-blocks.ts'

/** A child that holds so much of its container's prose is the text, and the container its frame. */
const MOST_OF = 0.72
const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i

/** Words that are no link, where they read as prose. */
function proseOf({ words, linked }: Block): number {
  const own = words.length - linked
  if (own < words.length / 2 || own < 12) return 0
  return /[,，。;；:：]/.test(words) ? own : own / 4
}

/** Characters of prose from which an <article> is taken at its word. */
const ARTICLE = 400

/** The innermost container with nearly all of the prose. */
function contentOf({ blocks, containers }: Page): Container {
  for (const block of blocks) block.container.prose += proseOf(block)
  // Containers stand in the order in which they were opened, so that the last are the innermost.
  for (const c of containers.toReversed()) {
    const { parent } = c
    if (!parent) continue
    parent.prose += c.beside ? c.prose / 4 : c.prose
    if (!parent.best || c.prose > parent.best.prose) parent.best = c
  }
  const told = containers.filter((c) => c.article && c.prose >= ARTICLE).sort((a, b) => b.prose - a.prose)[0]
  let at = told ?? (containers[0] as Container)
  while (at.best && at.best.prose > at.prose * MOST_OF) at = at.best
  return at
}

/** Containers at or below one. */
function inside(containers: readonly Container[], content: Container): Set<Container> {
  const found = new Set([content])
  for (const c of containers) if (c.parent && found.has(c.parent)) found.add(c)
  return found
}

const NOISE =
  /^[[【(（]?\s*(?:字\s*[号体]|打\s*印|关\s*闭|分\s*享|收\s*藏|扫一扫|返\s*回|上一[篇条页]|下一[篇条页]|浏览(?:次数|量)|点击(?:数|量|次数)|阅读(?:量|次数)|访问量|责任编辑|编辑[:：]|相关(?:文档|阅读|链接|信息|附件|稿件)|当前位置|您(?:当前|现在)?(?:所在)?的?位置|首页\s*[>»/])/
const TINY = /^(?:[大中小]|打印|关闭|分享|收藏|微信|微博|QQ空间|纠错|无障碍|[|/>»\-—·\s])+$/

/** What sites put between and behind the paragraphs: sizes of letters, counters, links to neighbours. */
function isNoise({ words, linked }: Block): boolean {
  if (words.length > 120) return false
  if (linked > words.length * 0.6) return true
  return NOISE.test(words) || TINY.test(words)
}

const bare = (words: string): string => words.replace(/[\s\u3000]/g, '')
const TITLE = /报告|总结|情况|年报/

/** The title: what the page's metadata say, a heading before the text, or the page's own title without the site's name. */
function titleOf(page: Page, before: readonly Block[]): string | undefined {
  const placeholder = /^(?:标题|文章标题|网站名称|ArticleTitle)$/i
  const said = page.meta.get('articletitle')
  if (said && !placeholder.test(said) && TITLE.test(said)) return said
  const heading =
    before.findLast((b) => /^h[1-4]$/.test(b.tag) && TITLE.test(b.words) && b.words.length <= 90) ??
    before.findLast((b) => /报告$|总结$/.test(b.words) && b.linked === 0 && b.words.length <= 90 && /法治|依法|年度/.test(b.words))
  if (heading) return heading.words
  const [own = ''] = page.title.split(/\s*[-_|—–]{1,2}\s*(?=[^\d])/)
  return TITLE.test(own) && /法治|依法|年度/.test(own) ? own : undefined
}

/** Labels in tables and lines before the text, and in the page's metadata, which the site fills in and the writer does not. */
function metadataOf(page: Page, around: readonly Block[]): Metadata {
  const lines: { start: number; end: number }[] = []
  let text = ''
  for (const { words } of around) {
    if (words.length > 400) continue
    lines.push({ start: text.length, end: text.length + words.length })
    text += `${words}\n`
  }
  const { indexNo, docNo, madeOn, publishedOn, source, office, sentOn } = labelsIn(text, plainOf(text), lines, [])
  const dated = dayIn(page.meta.get('pubdate') ?? '') ?? publishedOn ?? (madeOn ? sentOn : undefined)
  const made = madeOn ?? sentOn
  const from = named(page.meta.get('contentsource')) ?? source ?? office
  return {
    ...(indexNo ? { indexNo } : {}),
    ...(docNo ? { docNo } : {}),
    ...(made ? { madeOn: made } : {}),
    ...(dated ? { publishedOn: dated } : {}),
    ...(from ? { source: from } : {}),
  }
}

/** Sites leave the placeholder of their template standing. */
const named = (source: string | undefined): string | undefined =>
  source && !/^(?:来源|本站|本网|原创|网络|未知|ContentSource|无|-+)$/i.test(source) ? source : undefined

/** Blocks far before the text are the site's, and metadata stand near. */
const NEAR = 80

/** Throws ReadingFault when the bytes are no text. */
export function readHtml(bytes: Uint8Array): { text: string; metadata: Metadata } {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  const page = blocksOf(textOf(bytes, CHARSET.exec(head)?.[1]))
  const within = inside(page.containers, contentOf(page))
  const first = page.blocks.findIndex((b) => within.has(b.container))
  const last = page.blocks.findLastIndex((b) => within.has(b.container))
  const before = page.blocks.slice(Math.max(0, first - NEAR), Math.max(0, first))
  const own = first < 0 ? [] : page.blocks.slice(first, last + 1)
  const besides = new Set(page.containers.filter((c) => c.beside && c.prose < 200))
  const kept = own.filter((b) => !isNoise(b) && !hasAbove(b.container, besides, within))
  const labels = kept.filter((b, i) => i < 12 && isMetaLine(plainOf(b.words)))
  const body = kept.filter((b) => !labels.includes(b)).map((b) => b.words)
  // A heading in the head of an article stands beside its text and names it all the same.
  const title = titleOf(page, [...before, ...own.slice(0, 6)])
  const opening = bare(body.slice(0, 6).join(''))
  const lines = title && !opening.includes(bare(title)) ? [title, ...body] : body
  return { text: lines.join('\n'), metadata: metadataOf(page, [...before, ...own.slice(0, 30), ...page.blocks.slice(last + 1, last + 6)]) }
}

/** True where a block stands in one of these, below the content. */
function hasAbove(container: Container, besides: ReadonlySet<Container>, within: ReadonlySet<Container>): boolean {
  for (let at: Container | undefined = container; at && within.has(at); at = at.parent) if (besides.has(at)) return true
  return false
}
