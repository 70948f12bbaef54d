/** The file of a case through its doors: printed whole, particulars shown on purpose, related cases. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, asking, askingAs, EAST, pdfPages, pdfText, type Served, serveAll } from '../../../platform/testing/index.ts'
import type { Problem } from '../../workbench/api-types.ts'
import type { Around } from '../../workbench/dossier-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
const ADDRESS = '示例市清河区清和街道示例路1号'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'leader' | 'clerk' | 'reporter' | 'west' | 'supervisor', Ask>
let caseId: string

async function act(username: string, action: string, id: string, input: Record<string, unknown>): Promise<void> {
  const viewer = await server.services.viewers.byUsername(username, TODAY)
  if (!viewer) throw new Error(username)
  const done = await server.services.ledger.act(viewer, { type: 'penalty', office: EAST, caseId: id, action, actionId: newId(), input })
  if (!('done' in done)) throw new Error(JSON.stringify(done))
}

/** A case told up to a step, exclusive. */
async function told(until: string): Promise<string> {
  const personId = async (username: string) => (await server.services.viewers.byUsername(username, TODAY))?.personId ?? ''
  const steps = ordinaryCase({ first: await personId('officer'), second: await personId('officer2') })
  const id = newId()
  for (const { by, action, input } of steps.slice(
    0,
    steps.findIndex((s) => s.action === until),
  )) {
    const { decisionNo: _decisionNo, ...rest } = input
    await act(by, action, id, rest)
  }
  return id
}

async function decisionSealed(id: string): Promise<void> {
  const asked = { evidence: '现场检查笔录', bank: '示例银行', reconsideration: '清河区人民政府', court: '清河区人民法院' }
  const letter = newId()
  const step = () => ({ office: EAST, actionId: newId() })
  const answers = [
    await as.officer('POST', '/api/letters', { type: 'penalty', office: EAST, caseId: id, kind: 'decision', id: letter, actionId: newId(), asked }),
    await as.leader('POST', `/api/letters/${letter}/sign`, step()),
    await as.officer('POST', `/api/letters/${letter}/seal`, step()),
    await as.clerk('POST', `/api/letters/${letter}/serve`, {
      ...step(),
      service: { way: 'direct', on: TODAY, place: '示例路1号', signedBy: '韩示例', servedBy: '赵一、钱二', note: '' },
    }),
  ]
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200])
}

async function evidenceOf(id: string): Promise<void> {
  const bytes = Buffer.from('现场检查笔录的扫描件')
  const tus = { 'tus-resumable': '1.0.0' }
  const name = Buffer.from('笔录.txt').toString('base64')
  const begun = await as.officer('POST', `/api/evidence/uploads?${where}&case=${id}`, undefined, {
    ...{ ...tus, 'upload-length': String(bytes.byteLength), 'upload-metadata': `filename ${name}` },
  })
  const url = new URL(String(begun.headers.location), 'http://x').pathname
  const sent = await as.officer('PATCH', url, bytes, { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' })
  expect([begun.status, sent.status]).toEqual([201, 204])
  const facts = {
    kind: 'document',
    title: '现场检查笔录',
    source: '现场制作',
    collectors: ['赵一', '钱二'],
    collectedAt: '2026-03-03T09:00:00+08:00',
    place: '示例路',
  }
  const taken = { type: 'penalty', office: EAST, case: id, actionId: newId(), uploads: [url.split('/').at(-1)], ...facts }
  expect((await as.officer('POST', '/api/evidence', taken)).status).toBe(200)
}

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [{ username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter'] }])
  as = await askingAs(server.app, server.services, 'officer', 'leader', 'clerk', 'reporter', 'west', 'supervisor')
  caseId = await told('serve')
  await decisionSealed(caseId)
  await evidenceOf(caseId)
})
afterAll(() => server.close())

const where = `type=penalty&office=${EAST}`
const fileOf = (ground = '归档') => `/api/cases/${caseId}/file?${where}&ground=${encodeURIComponent(ground)}`
const aroundOf = (id = caseId) => `/api/cases/${id}/around?${where}`
const reveal = (more: object = {}) => ({ type: 'penalty', office: EAST, id: newId(), fields: ['address'], ground: '上门送达', ...more })
const around = async (ask: Ask, id = caseId) => (await ask('GET', aroundOf(id))).json<Around>()

describe('整卷打印', () => {
  it('封面、卷内目录、文书和送达回证、办理经过、期限说明、备考表在一份 PDF 里，目录的页号对得上', async () => {
    const file = await as.officer('GET', fileOf())
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf'])
    const out = process.env.DOSSIER_OUT
    if (out) {
      mkdirSync(out, { recursive: true })
      writeFileSync(`${out}/file.pdf`, file.bytes)
    }
    const text = pdfText(file.bytes)
    const flat = text.replace(/\s/g, '')
    for (const words of ['行政处罚案卷', '卷内目录', '《行政处罚决定书》送达回证', '办理经过', '期限计算说明', '备考表', '立卷人：', '清和街罚决〔2026〕1号']) {
      expect(flat).toContain(words)
    }
    expect(flat).toContain('罚款人民币500元（大写：伍佰元整）')
    const { letters } = (await as.officer('GET', `/api/letters/of/${caseId}?${where}`)).json<{ letters: { pdfHash: string; receiptHash: string }[] }>()
    expect(flat).toContain(letters[0]?.pdfHash)
    expect(flat).toContain(letters[0]?.receiptHash)
    expect(flat).toContain(createHash('sha256').update('现场检查笔录的扫描件').digest('hex'))
    const total = Number(/共\d+件(\d+)页/.exec(flat)?.[1])
    expect(total).toBeGreaterThan(4)
    // Before the first page that counts: cover and list; after the last: the closing sheet.
    expect(pdfPages(file.bytes)).toBe(total + 3)
  })

  it('打印记入查阅记录，写明事由；不写事由不给', async () => {
    expect((await as.officer('GET', fileOf('复核用'))).status).toBe(200)
    expect((await around(as.leader)).accesses?.[0]).toMatchObject({ person: '赵一', what: 'printed', fields: ['案卷全文'], ground: '复核用' })
    expect((await as.officer('GET', `/api/cases/${caseId}/file?${where}`)).status).toBe(422)
  })

  it('没有登录、不办这类案件、上级和别的机关的，都打印不了', async () => {
    expect((await asking(server.app)('GET', fileOf())).status).toBe(401)
    expect((await as.reporter('GET', fileOf())).status).toBe(403)
    expect((await as.supervisor('GET', fileOf())).status).toBe(403)
    expect((await as.west('GET', fileOf())).status).toBe(404)
  })
})

describe('查看遮盖的个人信息', () => {
  it('写明事由后看到原文，记录只增不改，同一编号只记一次', async () => {
    const body = reveal()
    expect((await as.clerk('POST', `/api/cases/${caseId}/reveal`, body)).json()).toEqual({ values: { address: ADDRESS } })
    expect((await as.clerk('POST', `/api/cases/${caseId}/reveal`, body)).status).toBe(200)
    const rows = (await around(as.leader)).accesses?.filter((a) => a.id === body.id)
    expect(rows).toMatchObject([{ what: 'revealed', fields: ['地址'], ground: '上门送达' }])
    expect(JSON.stringify(rows)).not.toContain(ADDRESS)
    for (const change of ["update mingfa.case_access set ground = 'xx'", 'delete from mingfa.case_access']) {
      await expect(server.services.db.app.query(change)).rejects.toThrow(/permission denied/)
    }
  })

  it('事由不写、项目不对的，逐项说明，也不留记录', async () => {
    const before = (await around(as.leader)).accesses?.length
    expect((await as.officer('POST', `/api/cases/${caseId}/reveal`, reveal({ ground: ' ' }))).json<Problem>().errors?.[0]).toMatchObject({
      message: '请写明查阅事由',
    })
    expect((await as.officer('POST', `/api/cases/${caseId}/reveal`, reveal({ fields: ['cause'] }))).status).toBe(422)
    expect((await around(as.leader)).accesses?.length).toBe(before)
  })

  it('没有登录、不办这类案件、上级和别的机关的，都看不到', async () => {
    const url = `/api/cases/${caseId}/reveal`
    expect((await asking(server.app)('POST', url, reveal())).status).toBe(401)
    expect((await as.reporter('POST', url, reveal())).status).toBe(403)
    const refused = await as.supervisor('POST', url, reveal())
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('个人信息保护法')])
    expect((await as.west('POST', url, reveal())).status).toBe(404)
  })
})

describe('相关案件和查阅记录', () => {
  it('同名单位的案件列出，说明怎么相关；看不到的人看不到', async () => {
    const other = await told('review')
    expect((await around(as.officer)).related).toMatchObject([
      { id: other, type: 'penalty', why: '同名单位，证件号码未核对', name: expect.stringContaining('顺安便利店') },
    ])
    expect((await as.west('GET', aroundOf())).status).toBe(404)
    expect((await as.reporter('GET', aroundOf())).status).toBe(403)
    expect((await asking(server.app)('GET', aroundOf())).status).toBe(401)
  })

  it('检查所立的案与据以立案的检查互相看得到；同一证件号码的也列出，号码本身不出现', async () => {
    const CODE = '91999999MA00000040'
    const clerk = await server.services.viewers.byUsername('clerk', TODAY)
    if (!clerk) throw new Error('clerk')
    const row = (type: string, values: Record<string, string>, status: string) =>
      server.services.ledger.backfill(clerk, {
        ...{ type, office: EAST, source: { file: '旧台账.xlsx', hash: type } },
        rows: [{ row: 2, values, status, fingerprint: JSON.stringify(values), content: type }],
      })
    const old = (id: string): string => {
      const statuses = server.services.types.find((t) => t.id === id)?.procedures.at(-1)?.statuses ?? {}
      return Object.entries(statuses).find(([, status]) => status.final)?.[0] ?? ''
    }
    await row('penalty', { caseNo: '清罚〔2025〕7号', cause: '超范围经营', partyName: '示例甲', partyCode: CODE, filedOn: '2025-06-05' }, old('penalty'))
    await row('inspection', { targetName: '示例乙', targetCode: CODE, visitedOn: '2025-06-03', filedNo: '清罚〔2025〕7号' }, old('inspection'))
    await row('penalty', { caseNo: '清罚〔2025〕9号', cause: '占道经营', partyName: '示例丙', partyCode: CODE, filedOn: '2025-05-05' }, old('penalty'))
    const find = async (type: string): Promise<string> => {
      const answer = await as.clerk('GET', `/api/cases?type=${type}&office=${EAST}&status=${old(type)}`)
      expect(answer.status).toBe(200)
      return answer.json<{ rows: { id: string }[] }>().rows[0]?.id ?? ''
    }
    const [penalty, inspection] = [await find('penalty'), await find('inspection')]
    const of = async (type: string, id: string) => (await as.clerk('GET', `/api/cases/${id}/around?type=${type}&office=${EAST}`)).text
    expect(JSON.parse(await of('inspection', inspection))).toMatchObject({
      related: [
        { id: penalty, why: '本次检查后立的案', number: '清罚〔2025〕7号' },
        { number: '清罚〔2025〕9号', why: '同一证件号码' },
      ],
    })
    expect(JSON.parse(await of('penalty', penalty))).toMatchObject({
      related: [{ id: inspection, why: '据以立案的检查' }, { why: '同一证件号码' }],
    })
    expect(await of('penalty', penalty)).not.toContain(CODE)
  })

  it('查阅记录给负责人、监督人员和办理过的人看，其他人只知道不给看', async () => {
    expect((await around(as.supervisor)).accesses).toBeInstanceOf(Array)
    expect((await around(as.officer)).accesses).toBeInstanceOf(Array)
    const fresh = newId()
    await act('officer', 'registerClue', fresh, {
      source: 'inspection',
      foundOn: '2026-02-27',
      cause: '占道',
      facts: '摆摊',
      happenedOn: '2026-02-27',
      community: '清河社区',
    })
    expect((await around(as.clerk, fresh)).accesses).toBeNull()
  })
})
