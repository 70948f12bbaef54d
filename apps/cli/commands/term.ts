/** `mingfa term`: when a term that starts on a day runs out, and why. For anyone; needs no database. */
import { isDay } from '../../../engine/days.ts'
import { type AnyCaseType, type AnyTerm, type Day, procedureOn, termUnits } from '../../../engine/define.ts'
import { cite } from '../../../engine/law.ts'
import { type Explanation, explainSpan } from '../../../engine/terms.ts'
import { officeCalendar } from '../../../platform/clock/index.ts'
import { caseTypes } from '../../registry/definitions.ts'
import { type Call, type Commands, type Out, RefusedCall, UsageFault } from '../command.ts'

type Answer = Explanation & { law: string; unit: AnyTerm['unit']; length: number }

const termIds = (type: AnyCaseType): string[] => [...new Set(type.procedures.flatMap((p) => Object.keys(p.terms)))]
const allTerms = (): string[] => caseTypes.flatMap((type) => termIds(type).map((term) => `${type.id}.${term}`))

/** The term as it stood on a day. Throws UsageFault for an unknown id, RefusedCall when no law of that day has it. */
function termOn(id: string, day: Day): AnyTerm {
  const [typeId = '', termId = ''] = id.split('.')
  const type = caseTypes.find((t) => t.id === typeId)
  if (!type || !termIds(type).includes(termId)) throw new UsageFault(`没有期限“${id}”；可用的期限：${allTerms().join('、')}`)
  const term = procedureOn(type, day)?.terms[termId]
  if (!term) throw new RefusedCall(`${day} 时适用的${type.record.title}程序中没有期限“${termId}”`)
  return term
}

function answer(id: string, from: Day): Answer {
  const term = termOn(id, from)
  const { due, provisional, days } = explainSpan(officeCalendar(), from, { length: term.length, unit: term.unit, rolls: term.rolls ?? true })
  return { due, provisional, law: cite(term.law), unit: term.unit, length: term.length, days }
}

function show(out: Out, id: string, from: Day, { due, provisional, law, unit, length, days }: Answer): void {
  const { label } = termOn(id, from)
  out.say(`${label}（${length}${termUnits[unit]}）：自 ${from} 起，${due} 届满${provisional ? '（暂定：该年节假日安排尚未公布）' : ''}  ${law}`)
  out.table(
    ['日期', '计入', '原因'],
    days.map((d) => [d.on, d.counted ? '是' : '否', d.why]),
  )
}

function daysOf(list: string): Day[] {
  const days = list.split(',')
  const wrong = days.filter((d) => !isDay(d))
  if (wrong.length > 0) throw new UsageFault(...wrong.map((d) => `“${d}”不是有效日期，请写成 2024-03-05 这样的形式`))
  return days
}

async function run({ args: [id = ''], options, out }: Call): Promise<number> {
  const days = daysOf(options.from ?? '')
  const answers = days.map((day) => answer(id, day))
  if (options.json) out.json(answers)
  else for (const [i, one] of answers.entries()) show(out, id, days[i] as Day, one)
  return 0
}

export const commands: Commands = {
  term: {
    summary: '期限何日届满，逐日说明为什么；不需要数据库',
    args: [{ name: '案件类型.期限', help: '如 penalty.decide' }],
    options: {
      from: { value: '日期[,日期…]', help: '期限的起因之日（该日不计入），如 2024-09-24', required: true },
      json: { help: '以 JSON 输出到标准输出' },
    },
    run,
  },
}
