/** Whoever is to sign a letter is told so; whoever drafted it, what became of it. */
import type { LetterNews } from '../platform/letters/index.ts'
import { holdersOf, type SourceParts } from '../platform/notify/index.ts'

const words: Readonly<Record<LetterNews['step'], string>> = { draft: '待签发', sign: '已签发，请编号用印', return: '被退回，请修改' }

/** Tells the people of an office about their letters. */
export const letterNotices = (parts: SourceParts) => async (news: LetterNews) => {
  const { type, office, caseId, step, title, number, mark, to } = news
  const people = 'people' in to ? to.people : await holdersOf(parts, office, to.roles)
  const notice = {
    kind: 'letter',
    mark,
    title: `《${title}》${words[step]}${number ? `（${number}）` : ''}`,
    number,
    link: `/cases/${type}/${office}/${caseId}`,
  } as const
  await parts.notices.tell(
    office,
    people.map((person) => ({ person, ...notice })),
  )
}
