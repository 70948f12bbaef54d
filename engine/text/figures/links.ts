/** Which figure is part of which, and of which counts a percentage is. No link is better than a wrong one. */
import type { Figure, Sentence } from '../shape.ts'

type Draft = Figure & { /** Brackets that it stands in. */ depth: number }

/** Figures that could be counted together. */
const alike = (a: Figure, b: Figure): boolean => a.unitBase === b.unitBase && a.kind === b.kind && !a.change && !b.change
const isCount = (f: Figure): boolean => f.kind !== 'percent' && !f.change

/** A sentence with more numbers is a table gone astray. */
const MOST = 80

function add(map: 'partOf' | 'numeratorOf' | 'denominatorOf', of: Figure, to: Figure): void {
  const ids = of[map] ?? []
  if (!ids.includes(to.id) && of !== to) of[map] = [...ids, to.id]
}

function makePart(part: Figure, whole: Figure, by: NonNullable<Figure['partBy']>): void {
  if (part.partOf) return
  add('partOf', part, whole)
  part.partBy = by
}

/** Brackets open at a place, when so many were open at an earlier one. */
function depthAt(plain: string, from: number, at: number, before = 0): number {
  let depth = before
  for (let i = from; i < at; i++) {
    if (plain[i] === '(') depth++
    else if (plain[i] === ')' && depth > 0) depth--
  }
  return depth
}

const MARK = /其中|包括|包含|含(?=[\p{Script=Han}]{1,12}\d)|涉及(?=[^,。;]{1,10}\d)/gu
/** Words with which something new begins, that is no kind of what was counted before. */
const ANEW =
  /^(?:同时|另外?|此外|并|共|累计|全年|开展|组织|举办|召开|发放|印发|制定|出台|培训|接待|受理|办理|办结|排查|检查|走访|整改|罚没|罚款|挽回|涉案|涉及|为|帮助|解答|服务|推动|配备|招录|建成|悬挂|张贴|审核|审查)/

/** Words of the clause before a figure, back to the figure before it or the nearest stop. */
function lead(plain: string, figures: readonly Draft[], i: number, from: number): string {
  const start = Math.max(from, figures[i - 1]?.whole.end ?? from)
  return plain.slice(start, figures[i]?.whole.start).replace(/^[,、;:和及以\s()]+/, '')
}

/** The figures that a marker names as parts: those behind it, at its own depth, until something new begins. */
function partsAfter(plain: string, figures: readonly Draft[], mark: number, depth: number, whole: Draft, end: number): Draft[] {
  const parts: Draft[] = []
  let verbs = false
  for (let i = 0; i < figures.length; i++) {
    const f = figures[i] as Draft
    if (f.whole.start < mark || f.depth > depth) continue
    if (f.depth < depth || f.whole.start >= end) break
    const words = lead(plain, figures, i, mark).replace(/^(?:其中|包括|包含|含)[:,]?/, '')
    const anew = ANEW.test(words)
    if (parts.length === 0) verbs = anew
    else if (anew && !verbs) break
    if (!alike(f, whole)) {
      // A rate closes what was said of a part: 其中败诉1件，败诉率5%，负责人出庭18件.
      if (f.change || (f.kind === 'percent' && !/率/.test(words))) continue
      break
    }
    parts.push(f)
  }
  return parts
}

/** 6个村12个社区，其中…: of which of the two, or of both, nobody can say. */
function isOneOfSeveral(plain: string, figures: readonly Draft[], whole: Draft): boolean {
  const before = figures[figures.indexOf(whole) - 1]
  if (!before || !alike(before, whole) || before.depth !== whole.depth) return false
  const gap = plain.slice(before.whole.end, whole.whole.start)
  return gap.length <= 16 && (/^、/.test(gap) || !/[,;。:()]/.test(gap))
}

/** 共…其中…, and what stands in brackets behind its whole. */
function markedParts(plain: string, sentence: Sentence, figures: readonly Draft[], next: readonly Draft[], following: Sentence | undefined): void {
  const words = plain.slice(sentence.start, sentence.end)
  for (const m of words.matchAll(MARK)) {
    const at = sentence.start + m.index
    const depth = depthAt(plain, sentence.start, at)
    // 含 and 包括 in running prose name aspects more often than parts: they count where they follow a number at once.
    const close = figures.filter((f) => f.whole.end <= at && isCount(f) && (depth === 0 ? f.depth === 0 : f.depth <= depth))
    const first = figures.find((f) => f.whole.start >= at && isCount(f))
    const whole =
      depth > 0
        ? close.findLast((f) => f.depth === depth - 1 || f.depth === depth)
        : (close.findLast((f) => first !== undefined && alike(f, first)) ?? close.at(-1))
    if (!whole || !first) continue
    const gap = plain.slice(whole.whole.end, at)
    if (m[0] !== '其中' && !/^[\s,(:]*$/.test(gap)) continue
    if (m[0] === '其中' && /[;。]/.test(gap)) continue
    if (depth === 0 && isOneOfSeveral(plain, figures, whole)) continue
    const closing = depth > 0 ? words.indexOf(')', m.index) : -1
    const parts = partsAfter(plain, figures, at, depth, whole, closing >= 0 ? sentence.start + closing : sentence.end)
    name(plain, parts, whole, m[0] === '其中' ? 'of-which' : 'including')
  }
  // 。其中，…: the whole stands in the sentence before.
  if (following && /^\s*其中/.test(plain.slice(following.start, following.end)) && following.paragraph === sentence.paragraph) {
    const first = next.find(isCount)
    const whole = first && figures.findLast((f) => isCount(f) && f.depth === 0 && alike(f, first))
    if (whole && !isOneOfSeveral(plain, figures, whole)) name(plain, partsAfter(plain, next, following.start, 0, whole, following.end), whole, 'of-which')
  }
  bracketed(plain, figures)
}

function name(plain: string, parts: readonly Draft[], whole: Draft, by: NonNullable<Figure['partBy']>): void {
  const last = parts.at(-1)
  const partial = last !== undefined && /^[^,。;\d]{0,3}等(?![级同候额])/.test(plain.slice(last.whole.end, last.whole.end + 6))
  for (const part of parts) {
    makePart(part, whole, by)
    if (partial) part.partial = true
  }
}

/** 101件（市人大建议20件、市政协提案81件）: two or more of the same unit in brackets right behind. */
function bracketed(plain: string, figures: readonly Draft[]): void {
  figures.forEach((whole, i) => {
    if (!isCount(whole) || !/^\s*\(/.test(plain.slice(whole.whole.end, whole.whole.end + 2))) return
    const inside: Draft[] = []
    for (let j = i + 1; (figures[j]?.depth ?? 0) > whole.depth; j++) if (figures[j]?.depth === whole.depth + 1) inside.push(figures[j] as Draft)
    const parts = inside.filter((f) => alike(f, whole) && !f.partOf)
    const other = inside.some((f) => isCount(f) && !alike(f, whole))
    if (parts.length >= 2 && !other) name(plain, parts, whole, 'of-which')
  })
}

/** A、B…合计: the parts come first. */
function summedUp(plain: string, sentence: Sentence, figures: readonly Draft[]): void {
  figures.forEach((whole, i) => {
    if (!isCount(whole) || whole.partOf || i < 2) return
    const words = plain.slice(figures[i - 1]?.whole.end ?? sentence.start, whole.whole.start)
    if (!/^[\s,;)]*(?:合计|共计|总计|总共)\s*$/.test(words)) return
    const parts: Draft[] = []
    for (let j = i - 1; j >= 0; j--) {
      const f = figures[j] as Draft
      if (f.depth !== whole.depth || !alike(f, whole) || f.partOf) break
      parts.unshift(f)
      if (/[;。:]/.test(plain.slice(figures[j - 1]?.whole.end ?? sentence.start, f.whole.start))) break
    }
    if (parts.length >= 2) name(plain, parts, whole, 'of-which')
  })
}

const CAME = /受理|立案|收到|接收|接到|登记|排查|调解|调处|办理|承办|转办|交办|检查|发现|受案|收件|查处|化解|处理|申请|办件/
const DONE =
  /^(?:已|均|全部|都|共|依法|及时|实际|当场|目前)*(?:按[期时]|成功|如期|就地)?(办结|结案|审结|答复|办复|回复|化解|调解|调处|办毕|整改|解决|完成|销号|履行|达成|成功|处置|处理|采纳)(?:完成|到位|成功|完毕|协议)?(?:了|率)?$/

/** 立案1800宗、结案1785宗: what came, and what has become of it, side by side. */
function courses(plain: string, sentence: Sentence, figures: readonly Draft[]): void {
  figures.forEach((part, i) => {
    const whole = figures[i - 1]
    if (!whole || part.partOf || !isCount(part) || !alike(part, whole) || part.depth !== whole.depth) return
    const words = plain.slice(whole.whole.end, part.whole.start)
    if (words.length > 14 || !DONE.test(words.replace(/^[\s,、其中]+/, ''))) return
    const start = Math.max(sentence.start, whole.whole.start - 40)
    const before = plain.slice(Math.max(start, figures[i - 2]?.whole.end ?? start), whole.whole.start)
    if (!CAME.test(before) && !CAME.test(whole.verb) && !CAME.test(whole.noun)) return
    // What was itself only a step goes back to what came first: 受理10件，调解9件，成功8件 is of the nine.
    makePart(part, whole, 'implied')
  })
}

/** Stems of rates whose counts stand right before them. */
const RATE =
  /(成功|办结|化解|结案|答复|办复|整改|采纳|合格|达标|审结|调解|采用|审核|审查|通过|回复|公开|处置|解决|完成|履行|达成|执结|优秀|参考|参训|参学)[^,。;]{0,4}率[^,。;\d]{0,6}$/
const SHARE = /占(?:比|总数|总量|全部[^,。;\d]{0,8}|[^,。;\d]{0,10})?(?:的|为|达到?|比例为?|比重为?)?\s*$/

/** Counts before a percentage that are joined by 、 with the last of them. */
function row(plain: string, figures: readonly Draft[], last: number): Draft[] {
  const out = [figures[last] as Draft]
  for (let j = last - 1; j >= 0; j--) {
    const [f, next] = [figures[j] as Draft, figures[j + 1] as Draft]
    if (!alike(f, next) || next.partOf || !plain.slice(f.whole.end, next.whole.start).startsWith('、')) break
    out.unshift(f)
  }
  return out
}

const TOOK_PART = /(?:参考|参学|参训|到课|参加)率$/
const EXAM = /(?:优秀|及格|合格|通过)率$/

/** 73人次参加考试，参考率、优秀率均达100%: those who came are the top of the one rate and the bottom of the other. */
function examOf(plain: string, near: Draft, percent: Draft): boolean {
  const came = TOOK_PART.test(percent.noun)
  if (!came && !EXAM.test(percent.noun)) return false
  const words = plain.slice(near.whole.end, percent.whole.start)
  if (!/^(?:人|名|人次)$/.test(near.unitBase) || !/考|学|训|课/.test(near.noun + near.verb + words) || near.partOf) return came
  if (words.length <= 40 && !/[;。]/.test(words)) add(came ? 'numeratorOf' : 'denominatorOf', near, percent)
  return true
}

function rates(plain: string, sentence: Sentence, figures: readonly Draft[]): void {
  figures.forEach((percent, i) => {
    if (percent.kind !== 'percent' || percent.change || percent.unitBase !== '%') return
    const before = figures.findLastIndex((f, j) => j < i && f.whole.end <= percent.whole.start)
    const near = figures[before]
    if (!near || !isCount(near) || near.sentence !== percent.sentence) return
    if (examOf(plain, near, percent)) return
    const words = plain.slice(near.whole.end, percent.whole.start)
    if (words.length > 24 || /[;。]/.test(words) || [...words.matchAll(/,/g)].length > 1) return
    const clause = words.replace(/^[\s,、()]+/, '')
    if (clause.includes('、') || clause.includes(',')) return
    if (SHARE.test(clause) && clause.length <= 16) {
      shareOf(near, figures, percent)
      return
    }
    const stem = RATE.exec(clause)?.[1]
    // A rate of something of its own, 群众满意率 or 出庭应诉率, is not of the counts before it.
    if (!stem || clause.length > 12) return
    const whole = figures.find((f) => f.id === near.partOf?.[0])
    const done = `${near.verb}${near.noun}${plain.slice(Math.max(sentence.start, near.whole.start - 10), near.whole.start)}`
    if (whole && near.partBy !== 'including') {
      if (done.includes(stem) || near.partBy === 'implied') {
        add('numeratorOf', near, percent)
        add('denominatorOf', whole, percent)
      }
      return
    }
    if (near.partOf || near.qualifier) return
    // 调解成功98件，成功率97.03%: the rate is of what was tried, which stands further away, and not of those that it counts.
    if (percent.valueBase < 100 && done.includes(stem)) return
    for (const f of row(plain, figures, before)) add('denominatorOf', f, percent)
  })
}

/** 其中简易程序60件，占60%: the part before it, of its whole. */
function shareOf(near: Draft, figures: readonly Draft[], percent: Draft): void {
  const whole = figures.find((f) => f.id === near.partOf?.[0])
  if (!whole) return
  add('numeratorOf', near, percent)
  add('denominatorOf', whole, percent)
}

/** The figures with their links. */
export function link(plain: string, sentences: readonly Sentence[], figures: Figure[]): Figure[] {
  const groups = new Map<number, Draft[]>()
  for (const f of figures) {
    const sentence = sentences[f.sentence]
    if (!sentence) continue
    const group = groups.get(f.sentence) ?? []
    const last = group.at(-1)
    group.push(Object.assign(f, { depth: last ? depthAt(plain, last.start, f.start, last.depth) : depthAt(plain, sentence.start, f.start) }))
    groups.set(f.sentence, group)
  }
  for (const [index, group] of groups) {
    const sentence = sentences[index]
    if (!sentence || group.length > MOST) continue
    const after = groups.get(index + 1) ?? []
    markedParts(plain, sentence, group, after.length > MOST ? [] : after, sentences[index + 1])
    summedUp(plain, sentence, group)
    courses(plain, sentence, group)
  }
  for (const [index, group] of groups) {
    const sentence = sentences[index]
    if (sentence && group.length <= MOST) rates(plain, sentence, group)
  }
  for (const f of figures as Partial<Draft>[]) delete f.depth
  return figures
}
