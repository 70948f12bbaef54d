/** By which day a report must be public: what the law says, and what a district sets where it says nothing. */
import type { Day } from '../../engine/define.ts'
import { cite, law, unverified } from '../../engine/law.ts'
import type { Office } from '../../platform/access/index.ts'
import type { BoardSetting, Due } from './shapes.ts'

const ACT = '法治政府建设与责任落实督察工作规定'
const publication = law(ACT, 24, '每年4月1日前')
const streetPractice = unverified('街道办事处参照第24条公开的通行做法')

/** The last day before 1 April. */
const BY_LAW = '03-31'

/** What holds while nobody has set anything. */
export const unset: BoardSetting = { no: 0, due: BY_LAW, ground: '', off: [], by: null, at: null }

/** A 街道办事处 is an agency of the district and not a government of its own, so the article does not name it; towns and departments it does. */
const namedByLaw = ({ kind, name }: Pick<Office, 'kind' | 'name'>): boolean => kind !== 'street' || !/街道(?:办事处)?$/.test(name)

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** 'MM-DD' in a year; a day that the month has not becomes its last. */
function dayIn(year: number, due: string): Day {
  const [month = '03', day = '31'] = due.split('-')
  return `${year}-${month}-${String(Math.min(Number(day), days(year, Number(month)))).padStart(2, '0')}`
}

/** The day for an office's report on a year. */
export function dueOf(office: Pick<Office, 'kind' | 'name'>, year: number, setting: BoardSetting): Due {
  if (namedByLaw(office)) return { on: dayIn(year + 1, BY_LAW), law: cite(publication), verified: true }
  const ground = setting.ground ? cite(unverified(setting.ground)) : cite(streetPractice)
  return { on: dayIn(year + 1, setting.due), law: ground, verified: false }
}
