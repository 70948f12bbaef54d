/** Several people, or several of their numbers, in one cell. */

const MARKS = /[、,，;；/／\n\r&＆+＋|]/

/** Cuts at the marks, but not inside brackets: '示例公司（张三、李四）' is one. */
function cut(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const c of text) {
    if ('(（[【〔'.includes(c)) depth += 1
    else if (')）]】〕'.includes(c)) depth = Math.max(0, depth - 1)
    if (depth === 0 && MARKS.test(c)) {
      parts.push(part)
      part = ''
    } else part += c
  }
  return [...parts, part].map((p) => p.trim()).filter((p) => p !== '')
}

/** '张 三' is one name spread over the cell, '张三 李四' are two. */
function cutNames(text: string): string[] {
  const words = text.split(/[\s\u3000]+/).filter((w) => w !== '')
  const several = words.length > 1 && words.every((w) => /^[\p{Script=Han}·]{2,4}(?:[(（].*[)）])?$/u.test(w))
  if (several) return words
  const joined = words.join(/^[\p{Script=Han}]$/u.test(words[0] ?? '') || words.slice(1).some((w) => /^[\p{Script=Han}]$/u.test(w)) ? '' : ' ')
  return /^[\p{Script=Han}·]{2,4}[和与及][\p{Script=Han}·]{2,4}$/u.test(joined) ? joined.split(/[和与及]/) : [joined]
}

/** Names in a cell, in order. */
export const namesIn = (text: string): string[] => cut(text).flatMap(cutNames)

/** Other things in a cell, in order: certificate numbers, parties. */
export const partsIn = (text: string): string[] => cut(text)

/** A name with the number written behind it: '杨军（粤14488284）' → both; the number is undefined when there is none. */
export function nameAndNumber(text: string): { name: string; number?: string } {
  const m = /^([\p{Script=Han}·]{2,8})\s*[(（:：]?\s*(?:执法证(?:件)?(?:号码?)?[:：]?)?\s*([\p{Script=Han}]?[A-Za-z]{0,4}\d{5,20})\s*[)）]?$/u.exec(text)
  return m ? { name: m[1] as string, number: m[2] as string } : { name: text }
}
