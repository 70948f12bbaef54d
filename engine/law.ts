/** A provision of law, cited wherever a step, term, guard or field rests on it. */
export type Provision = {
  /** Name of the act, without title marks: 行政处罚法. */
  act: string
  /** Articles as cited: '60', '44、62', '二（六）'. Absent when the whole document is meant. */
  article?: string
  /** False when the text has not been checked against the official original; the screens say so. */
  verified: boolean
  note?: string
}

/** Cites an act whose text has been checked. */
export const law = (act: string, article?: string | number, note?: string): Provision => ({
  act,
  ...(article === undefined ? {} : { article: String(article) }),
  verified: true,
  ...(note ? { note } : {}),
})

/** Cites practice, a local rule or a text that has not been checked: stays configurable and says so. */
export const unverified = (act: string, article?: string | number, note?: string): Provision => ({
  ...law(act, article, note),
  verified: false,
})

/** '《行政处罚法》第60条'; an unchecked one ends in '（待核实）'. */
export function cite(provision: Provision): string {
  const numbered = provision.article && /^[\d、,\-–—()（）]+$/.test(provision.article)
  const article = provision.article ? (numbered ? `第${provision.article}条` : provision.article) : ''
  return `《${provision.act}》${article}${provision.verified ? '' : '（待核实）'}`
}

/** Several provisions in one line, separated by '、'. */
export const citeAll = (provisions: readonly Provision[]): string => provisions.map(cite).join('、')
