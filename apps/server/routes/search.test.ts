/** Letters found through their door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../../domains/enforcement/penalty/examples.ts'
import { inTx, newId } from '../../../platform/db/index.ts'
import { readLetterKey } from '../../../platform/letters/index.ts'
import { type Ask, asking, askingAs, DISTRICT, EAST, type Served, serveAll } from '../../../platform/testing/index.ts'
import { verify } from '../../../platform/verify/index.ts'
import type { CasePage, Found } from '../../workbench/api-types.ts'
import type { FoundLetters } from '../../workbench/letter-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'clerk' | 'reporter' | 'west' | 'supervisor', Ask>
let caseId: string
const ids: string[] = []

const asked = { evidence: '现场检查笔录、ＬＥＤ灯箱照片', bank: '示例银行', reconsideration: '清河区人民政府', court: '清河区人民法院' }
const step = () => ({ office: EAST, actionId: newId() })
async function draft(kind = 'decision'): Promise<string> {
  const id = newId()
  const done = await as.officer('POST', '/api/letters', { type: 'penalty', office: EAST, caseId, kind, id, actionId: newId(), asked })
  if (done.status !== 200) throw new Error(done.text)
  return id
}
async function sealed(): Promise<string> {
  const id = await draft()
  await as.leader('POST', `/api/letters/${id}/sign`, step())
  const done = await as.officer('POST', `/api/letters/${id}/seal`, step())
  if (done.status !== 200) throw new Error(done.text)
  return id
}
const find = async (ask: Ask, q: string, more = ''): Promise<FoundLetters> => {
  const answer = await ask('GET', `/api/search/letters?q=${encodeURIComponent(q)}${more}`)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json<FoundLetters>()
}
const found = async (ask: Ask, q: string): Promise<string[]> => (await find(ask, q)).rows.map((r) => r.id)

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [{ username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter'] }])
  const { services, app } = server
  as = await askingAs(app, services, 'officer', 'leader', 'clerk', 'reporter', 'west', 'supervisor')
  const id = async (username: string) => (await services.viewers.byUsername(username, TODAY))?.personId ?? ''
  caseId = newId()
  const steps = ordinaryCase({ first: await id('officer'), second: await id('officer2') })
  for (const { by, action, input } of steps.slice(
    0,
    steps.findIndex((s) => s.action === 'serve'),
  )) {
    const viewer = await services.viewers.byUsername(by, TODAY)
    if (!viewer) throw new Error(by)
    const { decisionNo: _decisionNo, ...rest } = input
    const done = await services.ledger.act(viewer, { type: 'penalty', office: EAST, caseId, action, actionId: newId(), input: rest })
    if (!('done' in done)) throw new Error(JSON.stringify(done))
  }
  ids.push(await sealed())
})
afterAll(() => server.close())

describe('查案件', () => {
  it('列表和查找都说明在哪一项命中，列表不显示的项目也说；个人信息不查，也不出现', async () => {
    const other = newId()
    const partyCode = '91999999MA0000001X'
    const input = { cause: '占道经营', partyName: '示例清河饮食店', partyCode, filedOn: '2026-01-05', decidedOn: '2026-02-05', decisionNo: '清罚决〔2026〕7号' }
    const source = { file: '台账.xlsx', hash: 'a'.repeat(64) }
    const row = { row: 1, values: { ...input, caseNo: '清罚〔2026〕8号' }, status: 'closed', fingerprint: other, content: other }
    const keeper = await server.services.viewers.byUsername('clerk', TODAY)
    if (!keeper) throw new Error('clerk')
    await server.services.ledger.backfill(keeper, { type: 'penalty', office: EAST, rows: [row], source })
    const listed = async (q: string) => (await as.officer('GET', `/api/cases?type=penalty&q=${encodeURIComponent(q)}`)).json<CasePage>().rows
    const hits = [{ field: 'decisionNo', label: '处罚决定书文号', text: '清罚决〔2026〕7号', marks: [{ start: 0, end: 11 }] }]
    expect(await listed('清罚决〔2026〕7号')).toMatchObject([{ number: '清罚〔2026〕8号', hits }])
    expect((await listed('清罚决〔2026〕7号'))[0]?.values).not.toHaveProperty('decisionNo')
    const [group] = (await as.officer('GET', `/api/search?q=${encodeURIComponent('清罚决〔2026〕7号')}`)).json<Found[]>()
    expect(group?.rows).toMatchObject([{ number: '清罚〔2026〕8号', hits }])
    expect(await listed(partyCode)).toEqual([])
    const all = (await as.officer('GET', '/api/cases?type=penalty')).json<CasePage>().rows
    expect(all.every((r) => r.hits === undefined)).toBe(true)
  })
})

describe('查文书', () => {
  it('按文号的全部或者一段、文书名称、当事人和首字母、正文的字句都找得到，命中的地方有标记', async () => {
    const [id] = ids
    const { rows, total, next } = await find(as.officer, '清和街罚决〔2026〕1号')
    expect({ total, next }).toEqual({ total: { count: 1, exact: true }, next: null })
    expect(rows).toMatchObject([{ id, caseId, type: 'penalty', title: '行政处罚决定书', number: '清和街罚决〔2026〕1号', status: 'sealed', day: TODAY }])
    expect(rows[0]?.values.caseNo).toBe('清和街罚立〔2024〕1号')
    expect(rows[0]?.hits.find((h) => h.field === 'number')).toMatchObject({ text: '清和街罚决〔2026〕1号' })
    const party = String(rows[0]?.values.partyName)
    for (const q of [
      '罚',
      '罚决',
      '处罚决',
      '行政处罚决定书',
      '2026〕1',
      '罚决[2026]',
      '１号',
      party,
      party.slice(1, 3),
      'led灯箱',
      'ＬＥＤ',
      '罚款人民币500元',
    ]) {
      expect(await found(as.officer, q), q).toEqual([id])
    }
    const said = (await find(as.officer, '灯箱照片')).rows[0]?.hits.find((h) => h.field === 'text')
    const [mark] = said?.marks ?? []
    expect(said?.text.slice(mark?.start, mark?.end)).toBe('灯箱照片')
    for (const q of ['罚决书', '箱灯', '清和街罚决〔2025〕1号', '2号']) expect(await found(as.officer, q), q).toEqual([])
  })

  it('名称按拼音首字母找得到', async () => {
    const { pinyin } = await import('pinyin-pro')
    const party = String((await find(as.officer, '处罚决定')).rows[0]?.values.partyName)
    const initials = pinyin(party, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join('')
    const { rows } = await find(as.officer, initials.slice(0, 4))
    expect(rows.map((r) => r.id)).toEqual(ids)
    expect(rows[0]?.hits.map((h) => h.field)).toContain('name')
  })

  it('没有登录的不可；不办这类案件的、别的机关的，一份也找不到；什么也没有输的被退回', async () => {
    expect((await asking(server.app)('GET', '/api/search/letters?q=x')).status).toBe(401)
    expect(await find(as.reporter, '处罚')).toMatchObject({ rows: [], total: { count: 0, exact: true } })
    expect(await find(as.west, '清和街罚决〔2026〕1号')).toMatchObject({ rows: [], total: { count: 0, exact: true } })
    expect((await as.officer('GET', '/api/search/letters?q=')).status).toBe(422)
    expect((await as.officer('GET', '/api/search/letters?q=x&after=y')).status).toBe(422)
  })

  it('上级找得到，但看不到也找不到其中的个人信息', async () => {
    const { rows } = await find(as.supervisor, '行政处罚决定书')
    expect(rows.map((r) => r.id)).toEqual(ids)
    const address = (await server.services.db.owner.query(`select said from mingfa.letter_search where id = $1`, [ids[0]])).rows
    const said = server.services.ledger.context.vault.open((address[0] as { said: string }).said)
    expect(said).not.toContain('示例路1号')
    expect(await found(as.supervisor, '示例路1号')).toEqual([])
    expect(await found(as.officer, '示例路1号')).toEqual([])
  })

  it('未签发的只有本机关办理的人找得到；退回、作废也都跟着变', async () => {
    const id = await draft()
    expect(await found(as.officer, '罚款人民币500元')).toContain(id)
    expect(await found(as.supervisor, '罚款人民币500元')).not.toContain(id)
    await as.officer('POST', `/api/letters/${id}/void`, { ...step(), reason: '不用了' })
    expect((await find(as.officer, '罚款人民币500元')).rows.find((r) => r.id === id)).toMatchObject({ status: 'void', statusLabel: '已作废' })
  })

  it('只看得到个别案件的人，只找得到那些案件的文书', async () => {
    const { services } = server
    const viewer = await services.viewers.byUsername('officer', TODAY)
    if (!viewer) throw new Error('officer')
    // Whatever hides the case hides its letters: a policy that is stricter for this person stands for every such rule.
    await services.db.owner.query(
      `create policy only_some on mingfa.penalty as restrictive for select to mingfa_app using (current_setting('app.person', true) <> '${viewer.personId}')`,
    )
    try {
      expect(await services.letters.search(viewer, { q: '处罚', limit: 20 })).toEqual({ rows: [], total: { count: 0, exact: true }, next: null })
      expect(await found(as.leader, '处罚决定')).toContain(ids[0])
    } finally {
      await services.db.owner.query('drop policy only_some on mingfa.penalty')
    }
  })

  it('逐页到底，不重不漏', async () => {
    const made = [await draft(), await draft(), await draft(), await draft()]
    const seen: string[] = []
    let after = ''
    for (;;) {
      const page = await find(as.officer, '罚款人民币500元', `&limit=2${after}`)
      seen.push(...page.rows.map((r) => r.id))
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual((await find(as.officer, '罚款人民币500元', '&limit=50')).rows.map((r) => r.id))
    expect(seen).toEqual(expect.arrayContaining([...ids, ...made]))
  })

  it('命中很多的词另走一条路：先看最近的，最近的里不够再从索引里取，逐页的结果一样，总数写明到几份为止', async () => {
    const { services } = server
    for (const username of ['officer', 'supervisor']) {
      const viewer = await services.viewers.byUsername(username, TODAY)
      if (!viewer) throw new Error(username)
      // Of the letters only the first has a number, and it is the oldest.
      for (const q of ['罚款人民币500元', '清和街罚决〔2026〕1号']) {
        const plain = await services.letters.search(viewer, { q, limit: 50 })
        expect(plain.total).toEqual({ count: plain.rows.length, exact: true })
        for (const newest of [1, 3, 100]) {
          const seen: string[] = []
          let after: { day: string; id: string } | undefined
          for (;;) {
            const page = await services.letters.search(viewer, { q, limit: 2, ...(after ? { after } : {}) }, { counted: 0, newest })
            seen.push(...page.rows.map((r) => r.id))
            if (page.next) expect(page.total).toEqual({ count: 0, exact: false })
            after = page.next ? readLetterKey(page.next) : undefined
            if (!after) break
          }
          expect(seen, `${username} ${q} ${newest}`).toEqual(plain.rows.map((r) => r.id))
        }
      }
    }
  })

  it('库里没有明文；被改动的由核验查出，重建之后又相符', async () => {
    const { services } = server
    const { owner } = services.db
    const plain = await owner.query(`select 1 from mingfa.letter_search where search::text ~ '处罚' or said ~ '处罚'`)
    expect(plain.rowCount).toBe(0)
    const context = services.ledger.context
    const findings = async () => (await verify(context, { offices: [EAST, DISTRICT], also: services.letters.verifyFindable })).findings
    expect(await findings()).toEqual([])
    const change = (sql: string, values: unknown[] = []) => inTx(owner, {}, (client) => client.query(sql, values))
    await change(`update mingfa.letter_search set search = array_to_tsvector(array['假']) where id = $1`, [ids[0]])
    await change(`delete from mingfa.letter_search where id = (select id from mingfa.letter_search where id <> $1 limit 1)`, [ids[0]])
    expect((await findings()).map((f) => f.message.replace(/^.*(?=的检索词|没有检索词)/, '')).sort()).toEqual([
      '没有检索词，请运行 mingfa rebuild',
      '的检索词与文书不符，被直接改动过',
    ])
    expect(await services.letters.refind(EAST)).toEqual({ missing: 1, changed: 1, extra: 0 })
    expect(await findings()).toEqual([])
  })
})
