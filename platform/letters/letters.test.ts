import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personCheck } from '../../engine/identifiers.ts'
import { runCheckers } from '../checks/index.ts'
import { newId } from '../db/index.ts'
import { createFiles } from '../files/index.ts'
import { rebuild } from '../ledger/index.ts'
import { createPrinter } from '../print/index.ts'
import { docxParagraphs, docxPart, EAST, pdfText, type Sample, sample, sampleType, superuser } from '../testing/index.ts'
import { verify } from '../verify/index.ts'
import { createLetters, type Letters, letterCheckers } from './index.ts'

let s: Sample
let letters: Letters
let home: string
const printer = createPrinter()
const code = `99999919900307123${personCheck('99999919900307123')}`

beforeAll(async () => {
  s = await sample({ today: '2026-03-02' })
  home = mkdtempSync(join(tmpdir(), 'mingfa-letters-'))
  letters = createLetters({
    db: s.db,
    ledger: s.ledger,
    files: files(),
    printer,
    offices: s.offices,
    viewers: s.viewers,
    evidence: async () => [
      { title: '现场照片', voidAt: null },
      { title: '重复的照片', voidAt: '2026-03-01T00:00:00.000Z' },
      { title: '进货单', voidAt: null },
    ],
    now: s.clock.now,
    today: s.clock.today,
  })
})
afterAll(async () => {
  await printer.close()
  await s.db.close()
  rmSync(home, { recursive: true, force: true })
})
const files = () => createFiles(home)

type Step = [by: string, action: string, input: Record<string, unknown>]

/** A case through these steps. */
async function caseOf(...steps: Step[]) {
  const address = { type: 'sample', office: EAST, caseId: newId() }
  const opened: Step = ['officer', 'open', { number: null, cause: '占道经营', partyName: '韩玥玥', partyKind: 'person', partyCode: code, kind: 'noise' }]
  opened[2].number = `示${address.caseId.slice(-6)}`
  for (const [by, action, input] of [opened, ...steps]) {
    const result = await s.ledger.act(await s.viewer(by), { ...address, action, actionId: newId(), input })
    if (!('done' in result)) throw new Error(JSON.stringify(result))
  }
  return address
}
const decided: Step = ['leader', 'decide', { fineFen: 2000 }]
type At = Awaited<ReturnType<typeof caseOf>>

const read = async (by: string, address: At) => {
  const found = await letters.read(await s.viewer(by), address)
  if (!found) throw new Error('nothing to see')
  return found
}
const one = async (address: At, id: string) => (await read('officer', address)).letters.find((l) => l.id === id)

async function drafted(address: At, kind = 'notice', asked: Record<string, string> = {}): Promise<string> {
  const id = newId()
  expect(await letters.draft(await s.viewer('officer'), address, { id, actionId: newId(), kind, asked })).toEqual({ done: id })
  return id
}
const at = (id: string) => ({ office: EAST, id, actionId: newId() })
async function signed(address: At, kind?: string, asked?: Record<string, string>): Promise<string> {
  const id = await drafted(address, kind, asked)
  expect(await letters.sign(await s.viewer('leader'), at(id))).toEqual({ done: id })
  return id
}
async function sealed(address: At, kind?: string, asked?: Record<string, string>): Promise<string> {
  const id = await signed(address, kind, asked)
  expect(await letters.seal(await s.viewer('officer'), at(id))).toEqual({ done: id })
  return id
}
const file = async (by: string, id: string, what: 'pdf' | 'docx' | 'receipt'): Promise<Uint8Array> => {
  const found = await letters.file(await s.viewer(by), { office: EAST, id }, what)
  if (!found || typeof found.bytes === 'string') throw new Error(`no file: ${found?.bytes}`)
  return found.bytes
}
const plain = (text: string): string => text.replace(/[\s　]/g, '')
const docxText = (bytes: Uint8Array): string =>
  plain(
    docxParagraphs(bytes)
      .map((p) => p.text)
      .join(''),
  )
const service = { way: 'direct', on: '2026-03-02', place: '示例路1号', signedBy: '韩玥玥', servedBy: '赵一、钱二', note: '' } as const

describe('从拟制到送达', () => {
  it('决定之后才能拟制决定书；之前说明等哪一步', async () => {
    const open = await caseOf()
    const offer = (await read('officer', open)).offers.find((o) => o.kind === 'decision')
    expect(offer?.refusal).toMatchObject({ code: 'need', message: '办理“决定”之后才能制作《示范决定书》' })
    expect(
      await letters.draft(await s.viewer('officer'), open, { id: newId(), actionId: newId(), kind: 'decision', asked: { court: '示例法院' } }),
    ).toMatchObject({
      refused: { code: 'need' },
    })
    const after = (await read('officer', await caseOf(decided))).offers.find((o) => o.kind === 'decision')
    expect(after).toMatchObject({ due: true, asks: [{ id: 'court', required: true }, { id: 'note' }] })
  })

  it('填过的下次带出来，证据从案件的证据目录带出来，作废的不带', async () => {
    await drafted(await caseOf(decided), 'decision', { court: '示例中级人民法院' })
    const { offers } = await read('officer', await caseOf(decided))
    const ask = (kind: string, id: string) => offers.find((o) => o.kind === kind)?.asks.find((a) => a.id === id)?.value
    expect(ask('decision', 'court')).toBe('示例中级人民法院')
    expect(ask('minutes', 'proofs')).toBe('1.现场照片；2.进货单')
  })

  it('要填的没有填、案件里没有的，逐项指出', async () => {
    const address = await caseOf(decided)
    const letter = { id: newId(), actionId: newId(), kind: 'decision', asked: {} }
    expect(await letters.draft(await s.viewer('officer'), address, letter)).toEqual({
      invalid: [{ field: 'court', label: '管辖法院', value: '', message: '必须填写' }],
    })
  })

  it('拟制、签发、编号用印、送达，步步留痕；docx 与 PDF 说的一样', async () => {
    const address = await caseOf(decided)
    const id = await drafted(address, 'decision', { court: '示例人民法院', note: '另行通知' })
    expect(pdfText(await file('officer', id, 'pdf'))).toContain('草')
    expect(await letters.sign(await s.viewer('leader'), at(id))).toEqual({ done: id })
    expect(await letters.seal(await s.viewer('officer'), at(id))).toEqual({ done: id })
    const [word, page] = [await file('officer', id, 'docx'), await file('officer', id, 'pdf')]
    const said = plain(pdfText(page))
    expect(said).toBe(docxText(word))
    expect(said).toContain(`当事人：韩玥玥（${code}）。`)
    expect(said).toContain('决定罚款2000元')
    expect(said).toContain('类别噪声')
    expect(said).toContain('2026年3月2日')
    expect(said).not.toContain('较大')
    expect(said).not.toMatch(/[{}]|�/)
    expect(await letters.serve(await s.viewer('officer'), { ...at(id), service })).toEqual({ done: id })
    expect(plain(pdfText(await file('officer', id, 'receipt')))).toContain('签收人（签名或者盖章）韩玥玥')
    const view = await s.ledger.read(await s.viewer('officer'), address, s.viewers.names)
    expect(view?.timeline.slice(-4).map((t) => `${t.label} ${t.note}`)).toEqual([
      '拟制文书 《示范决定书》',
      '签发文书 《示范决定书》',
      `文书编号用印 《示范决定书》${view?.case.values.number}`,
      `文书送达 《示范决定书》${view?.case.values.number}：直接送达`,
    ])
    expect(view?.case.status).toBe('decided')
  })

  it('没有文号的案件，接着本机关已经用过的往下编，写进案件', async () => {
    const number = async (address: At): Promise<unknown> => (await s.ledger.read(await s.viewer('officer'), address, s.viewers.names))?.case.values.number
    const bare = async (given: string | null): Promise<At> => {
      const address = await caseOf(decided)
      const fixed = { ...address, action: 'correct', actionId: newId(), input: { number: given } }
      expect(await s.ledger.act(await s.viewer('officer'), fixed)).toHaveProperty('done')
      return address
    }
    await bare('清和街示决〔2026〕7号')
    const [one, two] = [await bare(null), await bare(null)]
    await sealed(one, 'decision', { court: '示例人民法院' })
    await sealed(two, 'decision', { court: '示例人民法院' })
    expect([await number(one), await number(two)]).toEqual(['清和街示决〔2026〕8号', '清和街示决〔2026〕9号'])
  })

  it('案件已有文号的用它的，没有的取下一号；另一份文书已用的不能再用', async () => {
    const address = await caseOf(decided)
    const id = await sealed(address, 'decision', { court: '示例人民法院' })
    const number = (await one(address, id))?.number
    expect(number).toBe((await s.ledger.read(await s.viewer('officer'), address, s.viewers.names))?.case.values.number)
    const again = await signed(address, 'decision', { court: '示例人民法院' })
    expect(await letters.seal(await s.viewer('officer'), at(again))).toMatchObject({
      refused: { rule: 'number', message: `文号“${number}”已经用在另一份文书上` },
    })
  })

  it('谁拟制谁不得签发；签发的职责不在自己的，说明由谁办理', async () => {
    const both = await s.viewer('west')
    expect(both.posts[0]?.office).not.toBe(EAST)
    const address = await caseOf()
    const id = await drafted(address)
    expect(await letters.sign(await s.viewer('officer'), at(id))).toMatchObject({ refused: { code: 'role', message: '《示范通知书》的签发由机关负责人办理' } })
    expect(await letters.sign(both, at(id))).toBeUndefined()
  })

  it('退回的可以重新拟制；拟制之后案件变了，不能签发', async () => {
    const address = await caseOf()
    const id = await drafted(address)
    const leader = await s.viewer('leader')
    expect(await letters.sendBack(leader, { ...at(id), reason: ' ' })).toMatchObject({ invalid: [{ field: 'reason' }] })
    expect(await letters.sendBack(leader, { ...at(id), reason: '写明地点' })).toEqual({ done: id })
    expect(await one(address, id)).toMatchObject({ status: 'draft', returned: '写明地点' })
    const fixed = { ...address, action: 'correct', actionId: newId(), input: { cause: '在清河路占道经营' } }
    expect(await s.ledger.act(await s.viewer('officer'), fixed)).toHaveProperty('done')
    expect(await letters.sign(leader, at(id))).toMatchObject({ refused: { code: 'stale', message: '拟制之后案件内容已有变化（事由），请退回重新拟制' } })
    expect(await letters.draft(await s.viewer('officer'), address, { id, actionId: newId(), kind: 'notice', asked: {}, again: true })).toEqual({ done: id })
    expect(await letters.sign(leader, at(id))).toEqual({ done: id })
  })

  it('内置的文本在拟制之后随升级变了的，不能签发，也不能编号：寄出的须是签发的那一份', async () => {
    const address = await caseOf()
    const id = await drafted(address)
    const leader = await s.viewer('leader')
    const root = await superuser(s.home, String(s.db.config('mingfa_owner').database))
    const hash = async (value: string): Promise<string> => {
      const { rows } = await root.query<{ was: string }>(
        'update mingfa.letter l set template_hash = $2 from (select template_hash as was from mingfa.letter where id = $1) b where l.id = $1 returning b.was',
        [id, value],
      )
      return rows[0]?.was ?? ''
    }
    try {
      const was = await hash('0'.repeat(64))
      expect(await letters.sign(leader, at(id))).toMatchObject({ refused: { rule: 'template', message: expect.stringContaining('重新拟制') } })
      await hash(was)
      expect(await letters.sign(leader, at(id))).toEqual({ done: id })
      await hash('0'.repeat(64))
      expect(await letters.seal(await s.viewer('officer'), at(id))).toMatchObject({ refused: { rule: 'template' } })
      await hash(was)
    } finally {
      await root.end()
    }
    expect(await letters.seal(await s.viewer('officer'), at(id))).toEqual({ done: id })
  })

  it('笔录不用签发，也不用送达', async () => {
    const address = await caseOf()
    const id = await drafted(address, 'minutes', { said: '问：几点？\n答：九点。' })
    expect(await letters.seal(await s.viewer('officer'), at(id))).toEqual({ done: id })
    expect(await one(address, id)).toMatchObject({ number: null, status: 'sealed' })
    expect(await letters.serve(await s.viewer('officer'), { ...at(id), service })).toMatchObject({ refused: { rule: 'served' } })
    expect(pdfText(await file('officer', id, 'pdf'))).toContain('答：九点。')
  })

  it('送达的日期、签收人、见证依法写明', async () => {
    const id = await sealed(await caseOf())
    const officer = await s.viewer('officer')
    const served = (more: object) => letters.serve(officer, { ...at(id), service: { ...service, ...more } })
    expect(await served({ on: '2026-03-03' })).toMatchObject({ invalid: [{ field: 'on', message: '不能晚于今天 2026-03-02' }] })
    expect(await served({ on: '2026-02-01', signedBy: '' })).toMatchObject({ invalid: [{ field: 'on' }, { field: 'signedBy' }] })
    expect(await served({ way: 'left', signedBy: '' })).toMatchObject({ invalid: [{ field: 'note' }] })
    expect(await served({ way: 'left', signedBy: '', note: '拒收，见证人李某，录像L1' })).toEqual({ done: id })
  })
})

describe('文号', () => {
  it('许多人同时编号，没有一个缺号，没有一个重号', async () => {
    const ids: { address: At; id: string }[] = []
    for (let i = 0; i < 6; i += 1) {
      const address = await caseOf()
      ids.push({ address, id: await signed(address) })
    }
    const officer = await s.viewer('officer')
    const results = await Promise.all(ids.map(({ id }) => letters.seal(officer, at(id))))
    expect(results.every((r) => r && 'done' in r)).toBe(true)
    const { rows } = await letters.register(officer, { office: EAST, series: '示通', year: 2026 })
    const numbers = rows.flatMap((r) => (r.number ? [r.number] : [])).reverse()
    expect(numbers).toEqual(numbers.map((_, i) => `清和街示通〔2026〕${i + 1}号`))
    expect(numbers.length).toBeGreaterThanOrEqual(6)
  })

  it('同一编号送两次，只用一个文号', async () => {
    const id = await signed(await caseOf())
    const officer = await s.viewer('officer')
    const same = at(id)
    expect(await letters.seal(officer, same)).toEqual({ done: id })
    expect(await letters.seal(officer, same)).toEqual({ done: id })
    expect(await letters.seal(officer, at(id))).toMatchObject({ refused: { code: 'status', message: '文书已处于“已编号用印”，不能编号用印' } })
  })

  it('作废的文号留着，写明理由，不再给别的文书', async () => {
    const address = await caseOf()
    const id = await sealed(address)
    const number = (await one(address, id))?.number
    expect(await letters.void(await s.viewer('officer'), { ...at(id), reason: '打印错误' })).toMatchObject({ refused: { code: 'role' } })
    expect(await letters.void(await s.viewer('leader'), { ...at(id), reason: '当事人名称有误' })).toEqual({ done: id })
    expect(await one(address, id)).toMatchObject({ status: 'void', number, voidReason: '当事人名称有误' })
    expect((await one(address, await sealed(address)))?.number).not.toBe(number)
  })

  it('机关代字可以另定', async () => {
    const admin = await s.viewer('leader')
    expect(await letters.templates.mark(admin, EAST)).toBe('清和街')
  })
})

describe('保存和保密', () => {
  it('文件加密保存，读出来与校验值相符', async () => {
    const id = await sealed(await caseOf(decided), 'decision', { court: '示例人民法院' })
    await file('officer', id, 'docx')
    const stored = readdirSync(home, { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
    for (const f of stored) {
      const bytes = readFileSync(join(f.parentPath, f.name))
      expect(bytes.includes('%PDF')).toBe(false)
      expect(bytes.includes('word/document.xml')).toBe(false)
    }
    const { rows } = await s.db.owner.query('select content, service from mingfa.letter where id = $1', [id])
    expect(rows[0].content).toMatch(/^v1:/)
  })

  it('上级看得到文书，个人信息遮盖；别的机关看不到', async () => {
    const address = await caseOf(decided)
    const id = await sealed(address, 'decision', { court: '示例人民法院', note: '家住示例路' })
    const said = plain(pdfText(await file('supervisor', id, 'pdf')))
    expect(said).toContain('示范决定书')
    expect(said).not.toContain(code)
    expect(said).not.toContain('家住示例路')
    expect((await letters.file(await s.viewer('supervisor'), { office: EAST, id }, 'docx'))?.bytes).toBe('hidden')
    const above = await letters.read(await s.viewer('supervisor'), address)
    expect(above?.offers).toEqual([])
    expect(JSON.stringify(above)).not.toContain('家住示例路')
    expect(await letters.read(await s.viewer('west'), address)).toBeUndefined()
    expect(await letters.file(await s.viewer('west'), { office: EAST, id }, 'pdf')).toBeUndefined()
    expect(await letters.sealed(await s.viewer('supervisor'), address)).toEqual([])
    const whole = await letters.sealed(await s.viewer('officer'), address)
    expect(whole.map((l) => [l.title, l.day])).toEqual([['示范决定书', '2026-03-02']])
  })

  it('不经“文书”，谁也不能记文书的动作', async () => {
    const address = await caseOf()
    for (const action of ['letterDraft', 'letterSeal', 'letterVoid']) {
      expect(await s.ledger.act(await s.viewer('officer'), { ...address, action, actionId: newId(), input: {} })).toMatchObject({
        invalid: [{ message: '文书请在“文书”一栏办理' }],
      })
    }
  })

  it('链条、还原、核查都对；改了登记或者丢了文件，核查就发现', async () => {
    const address = await caseOf()
    const id = await sealed(address)
    const { context } = s.ledger
    expect((await rebuild(context)).flatMap((r) => Object.values(r.tables))).toEqual([{ missing: 0, extra: 0, changed: 0 }])
    expect((await verify(context)).findings).toEqual([])
    const faults = async () => (await runCheckers(s.db, letterCheckers(files(), [sampleType]))).filter((r) => !r.ok).map((r) => r.id)
    expect(await faults()).toEqual([])
    expect(docxPart(await file('officer', id, 'docx'), 'word/document.xml')).not.toContain('{{')
    const root = await superuser(s.home, String(s.db.config('mingfa_owner').database))
    try {
      await root.query('update mingfa.letter set no = 900, number = $2 where id = $1', [id, '清和街示通〔2026〕900号'])
      expect(await faults()).toEqual(['letters.numbers', 'letters.log'])
      rmSync(home, { recursive: true })
      expect(await faults()).toContain('letters.files')
    } finally {
      await root.end()
    }
  })
})
