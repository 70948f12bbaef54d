/** Letters of the demo: of each kind of case a few that wait for a signature, are signed, numbered, and served. */
import { addDays, longDay } from '../../../engine/days.ts'
import type { CaseState, Day } from '../../../engine/define.ts'
import type { AnyLetterKind, LetterAsk } from '../../../engine/letters.ts'
import { stateOf } from '../../../platform/ledger/index.ts'
import type { LetterResult } from '../../../platform/letters/index.ts'
import type { Services } from '../../services.ts'
import type { Street } from './offices.ts'
import { type Cast, type CastRole, idOf, type Member } from './people.ts'

/** The letters shown, in turn. */
const shown: Readonly<Record<string, readonly string[]>> = {
  penalty: ['decision', 'notice', 'orderCorrection', 'onSpotDecision'],
  inspection: ['notice', 'result', 'correction'],
  mediation: ['agreement', 'rights', 'record'],
  disclosure: ['answer', 'receipt', 'clarify'],
  proposal: ['answer', 'extension'],
}
/** So many cases of each kind, the first of which goes the whole way. */
const EACH = 4

const words: Readonly<Record<string, (street: Street, today: Day) => string>> = {
  行政复议机关: () => '清河区人民政府',
  管辖法院: () => '清河区人民法院',
  缴款方式: (street) => `示例银行${street.place}支行，凭决定书文号缴纳`,
  证据: () => '1.现场检查笔录；2.询问笔录；3.现场照片四张',
  联系人: (street) => `${street.name}综合办公室`,
  调解地点: (street) => `${street.communities[0]}人民调解室`,
  参加人: () => '双方当事人及其代理人',
  检查日期: (_, today) => longDay(addDays(today, 3)),
  检查内容: () => '证照与许可、消防通道和灭火器材、用电安全、从业人员培训记录',
  拟作出的处罚: () => '罚款，数额按裁量基准确定',
}
const said = (ask: LetterAsk, street: Street, today: Day): string => words[ask.label]?.(street, today) ?? ask.preset ?? `详见案卷（${ask.label}）`

/** Open cases of a kind, the newest first. */
async function openCases(services: Services, street: Street, typeId: string): Promise<CaseState[]> {
  const table = services.ledger.context.tables.get(typeId)
  if (!table) return []
  const text = `select * from ${table.table} where office_id = $1 and not backfilled order by opened_on desc, id desc limit 80`
  return (await services.db.owner.query(text, [street.id])).rows.map((row) => stateOf(table, row))
}

type Desk = { services: Services; street: Street; cast: Cast }

const someone = (cast: Cast, roles: AnyLetterKind['drafters'], n: number): Member | undefined => {
  const role = roles.find((r) => r in cast) as CastRole | undefined
  return role && cast[role][n % cast[role].length]
}

/** Takes a letter as far as its turn says; what is refused ends it. */
async function write({ services, street, cast }: Desk, state: CaseState, kindId: string, kind: AnyLetterKind, turn: number): Promise<boolean> {
  const { letters, viewers, clock } = services
  const as = async (member: Member | undefined) => member && viewers.byUsername(member.username, clock.today())
  const [drafter, signer] = [await as(someone(cast, kind.drafters, turn)), await as(someone(cast, kind.signers, turn))]
  if (!drafter) return false
  const id = idOf('letter', state.id, kindId)
  const at = (step: string) => ({ office: street.id, id, actionId: idOf('letter', id, step) })
  const done = (result: LetterResult): boolean => result !== undefined && 'done' in result
  const asked = Object.fromEntries(Object.entries(kind.asks ?? {}).map(([ask, a]) => [ask, said(a, street, clock.today())]))
  const address = { type: state.type, office: street.id, caseId: state.id }
  if (!done(await letters.draft(drafter, address, { id, actionId: at('draft').actionId, kind: kindId, asked }))) return false
  if (turn % EACH === EACH - 1 && kind.signers.length > 0) return true
  if (signer && !done(await letters.sign(signer, at('sign')))) return true
  if (turn % EACH === EACH - 2) return true
  if (!done(await letters.seal(drafter, at('seal'))) || !kind.served || turn % EACH !== 0) return true
  const service = { way: 'direct', on: clock.today(), place: `${street.name}办事处`, signedBy: '当事人本人', servedBy: drafter.name, note: '' } as const
  await letters.serve(drafter, { ...at('serve'), service })
  return true
}

/** Writes the letters of a street. */
export async function loadLetters(desk: Desk): Promise<void> {
  const { services, street } = desk
  for (const [typeId, kinds] of Object.entries(shown)) {
    const all = services.types.find((t) => t.id === typeId)?.letters ?? {}
    const open = await openCases(services, street, typeId)
    for (let turn = 0; turn < EACH; turn += 1) {
      const kindId = kinds[turn % kinds.length] as string
      const kind = all[kindId]
      // The first case that stands where this letter is due; it has its letter then.
      for (const [i, state] of open.entries()) {
        if (!kind || !(await write(desk, state, kindId, kind, turn))) continue
        open.splice(i, 1)
        break
      }
    }
  }
}
