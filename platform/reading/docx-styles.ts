/** What the styles of a docx say of a paragraph's number, and which of them make a table of contents. */
import { walkMarkup } from './markup.ts'

/** Number of a paragraph: which list, and how deep in it. */
export type Numbered = { list: string; depth: number }

export type Styles = {
  /** Number that paragraphs of a style have. */
  numberOf: (style: string) => Numbered | undefined
  isContents: (style: string) => boolean
}

type Style = { name: string; basedOn?: string; list?: string; depth?: number }

/** Styles of styles.xml; '' gives none. */
export function readStyles(xml: string): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        const { val = '' } = attributes
        if (name === 'style') {
          style = { name: '' }
          styles.set(attributes.styleId ?? '', style)
        } else if (!style) return
        else if (name === 'name') style.name = val
        else if (name === 'basedOn') style.basedOn = val
        else if (name === 'numId') style.list = val
        else if (name === 'ilvl') style.depth = Number(val) || 0
      },
      close(name) {
        if (name === 'style') style = undefined
      },
      text() {},
    },
    true,
  )
  return {
    numberOf(id) {
      let at = styles.get(id)
      let depth: number | undefined
      // A style may be based on itself in a broken file.
      for (let i = 0; at && i < 20; i += 1) {
        depth ??= at.depth
        if (at.list !== undefined) return { list: at.list, depth: depth ?? 0 }
        at = at.basedOn === undefined ? undefined : styles.get(at.basedOn)
      }
      return undefined
    },
    isContents: (id) => /^(?:toc\s?\d|目录\s?\d?)/i.test(styles.get(id)?.name ?? '') || /^TOC\d?$/i.test(id),
  }
}
