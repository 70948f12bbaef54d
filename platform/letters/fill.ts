/** Fields of a template, and their values put in. Markers look like {{当事人}}; {{#罚款金额}} … {{/罚款金额}} keeps what is between only where there is a value. */
import { createRequire } from 'node:module'
import Docxtemplater, { type DXT } from 'docxtemplater'
import { strFromU8, strToU8 } from 'fflate'
import { asZip, type Parts, pack } from './package.ts'

/** Its types promise a module that it is not. */
const inspectModule = createRequire(import.meta.url)('docxtemplater/js/inspect-module.js') as () => DXT.Module & { getAllTags: () => object }

const DELIMITERS = { start: '{{', end: '}}' }

/** A fault of the markers in a template, in words. */
export type MarkerFault = { marker: string; message: string }
type Cause = { properties?: { id?: string; xtag?: string; openingtag?: string; closingtag?: string; errors?: Cause[] } }

const words: Readonly<Record<string, string>> = {
  unopened_tag: '多了“}}”，前面没有“{{”',
  unclosed_tag: '“{{”没有配上“}}”',
  duplicate_open_tag: '“{{”重复了',
  duplicate_close_tag: '“}}”重复了',
  unopened_loop: '有“{{/…}}”而前面没有“{{#…}}”',
  unclosed_loop: '“{{#…}}”没有配上“{{/…}}”',
  closing_tag_does_not_match_opening_tag: '“{{#…}}”与“{{/…}}”的名称不同',
  malformed_xml: '文档内部已经损坏，请另存一份再传',
}

function faultsOf(error: unknown): MarkerFault[] {
  const { properties } = error as Cause
  const causes = properties?.errors ?? [error as Cause]
  return causes.map(({ properties: p }) => {
    const marker = [p?.openingtag, p?.closingtag].filter(Boolean).join('、') || (p?.xtag ?? '')
    return { marker, message: words[p?.id ?? ''] ?? '字段标记写得不对' }
  })
}

/** The same marker may be broken at its beginning and its end. */
const distinct = (faults: readonly MarkerFault[]): MarkerFault[] => [...new Map(faults.map((f) => [`${f.marker} ${f.message}`, f])).values()]

const options = { delimiters: DELIMITERS, paragraphLoop: true, linebreaks: true, errorLogging: false } as const

function tagNames(tags: object): string[] {
  return Object.entries(tags).flatMap(([name, inner]) => [name, ...tagNames(inner as object)])
}

/** Names of the fields a template refers to, or what is wrong with its markers. */
export function markersOf(parts: Parts): { names: string[] } | { faults: MarkerFault[] } {
  try {
    const inspector = inspectModule()
    new Docxtemplater(asZip({ ...parts }) as never, { ...options, modules: [inspector] })
    return { names: [...new Set(tagNames(inspector.getAllTags()).map((n) => n.trim()))] }
  } catch (error) {
    return { faults: distinct(faultsOf(error)) }
  }
}

/** What stands in a sentence for a value that is not there yet: room to write it by hand. */
const BLANK = '＿＿＿＿'
const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gs
const TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g

/** A cell or a line with nothing but the blank needs none. */
const withoutLoneBlanks = (xml: string): string =>
  xml.replace(PARAGRAPH, (p) =>
    [...p.matchAll(TEXT)]
      .map((m) => m[1])
      .join('')
      .trim() === BLANK
      ? p.replace(BLANK, '')
      : p,
  )

/**
 * The docx with values in place of its markers, and its parts. A marker without a value becomes a blank within a sentence, and nothing where it stands alone. Throws on a
 * template that `markersOf` would refuse.
 */
export function fill(template: Parts, values: Readonly<Record<string, string>>): { bytes: Uint8Array; parts: Parts } {
  const parts = { ...template }
  const zip = asZip(parts)
  const parser = (tag: string) => ({
    get: (_scope: unknown, { meta }: { meta: { part: { module?: string } } }) => values[tag.trim()] || (meta.part.module === 'loop' ? '' : BLANK),
  })
  new Docxtemplater(zip as never, { ...options, parser: parser as never, nullGetter: () => '' }).render({})
  // What was written into a field often ends with the stop that the template has as well.
  const body = parts['word/document.xml']
  if (body) parts['word/document.xml'] = strToU8(withoutLoneBlanks(strFromU8(body).replace(/[。；，]+。/g, '。')))
  return { bytes: pack(parts), parts }
}
