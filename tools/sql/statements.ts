/** SQL cut into statements, and SQL found in the strings of TypeScript sources. Lines count from 1. */

/** `text` as written; `bare` with the contents of quotes and comments blanked out, of the same length, lower case; `before` the comments above it. */
export type Statement = { text: string; bare: string; line: number; before: string }

const lineAt = (source: string, at: number): number => source.slice(0, at).split('\n').length
const blanked = (text: string): string => text.replace(/[^\n]/g, ' ')

/** Ends of the token that begins at `at`: a comment, a quoted string or a dollar-quoted body; undefined for an ordinary character. */
function tokenEnd(sql: string, at: number): { end: number; comment: boolean } | undefined {
  const to = (mark: string, from: number): number => {
    const found = sql.indexOf(mark, from)
    return found < 0 ? sql.length : found + mark.length
  }
  if (sql.startsWith('--', at)) return { end: to('\n', at), comment: true }
  if (sql.startsWith('/*', at)) return { end: to('*/', at), comment: true }
  if (sql[at] === "'") {
    let end = to("'", at + 1)
    while (sql[end] === "'") end = to("'", end + 1)
    return { end, comment: false }
  }
  const dollar = /^\$(?:[a-z_]\w*)?\$/i.exec(sql.slice(at, at + 40))?.[0]
  return dollar ? { end: to(dollar, at + dollar.length), comment: false } : undefined
}

/** The statements of a text, without empty ones. `first` is the line on which the text begins. */
export function statementsOf(sql: string, first = 1): Statement[] {
  const statements: Statement[] = []
  let bare = ''
  let start = 0
  let comments = ''
  const close = (end: number): void => {
    const lead = bare.length - bare.trimStart().length
    if (bare.trim() !== '') {
      statements.push({
        text: sql.slice(start + lead, end),
        bare: bare.slice(lead).toLowerCase(),
        line: first + lineAt(sql, start + lead) - 1,
        before: comments,
      })
    }
    start = end + 1
    bare = ''
    comments = ''
  }
  for (let at = 0; at < sql.length; ) {
    const token = tokenEnd(sql, at)
    if (token) {
      if (token.comment && bare.trim() === '') comments += sql.slice(at, token.end)
      bare += token.comment ? blanked(sql.slice(at, token.end)) : `'${blanked(sql.slice(at + 1, token.end - 1))}'`
      at = token.end
    } else if (sql[at] === ';') {
      close(at)
      at += 1
    } else {
      bare += sql[at]
      at += 1
    }
  }
  close(sql.length)
  return statements
}

/** A string of a source: a template's `${…}` reads as ‹…›, so that what stands there is still seen. */
export type SourceString = { text: string; line: number }

const EXPRESSION_BEFORE = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield))\s*$/

/** Every string and template of a TypeScript source, those inside a template's `${…}` as well. */
export function stringsOf(source: string): SourceString[] {
  const found: SourceString[] = []
  readCode(source, 0, undefined, found)
  return found
}

/** Reads code up to `until` ('}' of a template's expression) or the end; returns where it stopped. */
function readCode(source: string, from: number, until: '}' | undefined, found: SourceString[]): number {
  let depth = 0
  for (let at = from; at < source.length; ) {
    const char = source[at] as string
    if (until && char === '}' && depth === 0) return at
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    if (char === "'" || char === '"') at = readQuoted(source, at, found)
    else if (char === '`') at = readTemplate(source, at, found)
    else if (source.startsWith('//', at)) at = ends(source, '\n', at)
    else if (source.startsWith('/*', at)) at = ends(source, '*/', at)
    else if (char === '/' && EXPRESSION_BEFORE.test(source.slice(Math.max(0, at - 30), at))) at = regexEnd(source, at)
    else at += 1
  }
  return source.length
}

function ends(source: string, mark: string, at: number): number {
  const found = source.indexOf(mark, at + 1)
  return found < 0 ? source.length : found + mark.length
}

function regexEnd(source: string, at: number): number {
  let inClass = false
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source[i]
    if (char === '\\') i += 1
    else if (char === '\n') return at + 1
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return i + 1
  }
  return source.length
}

function readQuoted(source: string, at: number, found: SourceString[]): number {
  const quote = source[at]
  let text = ''
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source[i] as string
    if (char === '\\') {
      text += source[i + 1] ?? ''
      i += 1
    } else if (char === quote || char === '\n') {
      found.push({ text, line: lineAt(source, at) })
      return i + 1
    } else text += char
  }
  return source.length
}

function readTemplate(source: string, at: number, found: SourceString[]): number {
  let text = ''
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source[i] as string
    if (char === '\\') {
      text += source[i + 1] ?? ''
      i += 1
    } else if (source.startsWith('${', i)) {
      const end = readCode(source, i + 2, '}', found)
      text += `‹${source
        .slice(i + 2, end)
        .replaceAll(/['"`;]|--/g, '')
        .replaceAll(/\s+/g, ' ')}›`
      i = end
    } else if (char === '`') {
      found.push({ text, line: lineAt(source, at) })
      return i + 1
    } else text += char
  }
  return source.length
}
