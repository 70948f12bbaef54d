/** Numbers of parts and sections as documents write them. Imports nothing, so that the editor numbers as the document does. */
const digits = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 20 → 二十; up to 99. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`
  return ones === 0 && tens > 0 ? head : `${head}${digits[ones]}`
}

/** Numbers of the sections by their place: '一、' for a part, '（一）' anew in each part; '' for the introduction. */
export function sectionNumbers(sections: readonly { level: 0 | 1 | 2 }[]): string[] {
  let part = 0
  let inside = 0
  return sections.map(({ level }) => {
    if (level === 0) return ''
    if (level === 1) {
      part += 1
      inside = 0
      return `${chineseNumber(part)}、`
    }
    inside += 1
    return `（${chineseNumber(inside)}）`
  })
}
