import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf } from '../../../platform/access/index.ts'
import { inTx, newId } from '../../../platform/db/index.ts'
import { startWorker, type Worker } from '../../../platform/jobs/index.ts'
import { type Ask, asking, askingAs, EAST, type Served, serveSample, WEST, type Written, workbook } from '../../../platform/testing/index.ts'
import type { CasePage, ImportJob, Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'clerk' | 'leader' | 'west' | 'supervisor', Ask>
let worker: Worker | undefined

beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  as = await askingAs(server.app, server.services, 'officer', 'clerk', 'leader', 'west', 'supervisor')
})
afterAll(async () => {
  await worker?.stop()
  await server.close()
})

const HEAD = ['序号', '编号', '事由', '类别', '当事人', '登记日期', '决定日期', '罚款金额（元）', '办结日期']
const row = (key: string, n: number, more: Record<number, Written> = {}): Written[] => {
  const cells: Written[] = [n, `${key}${n}`, `占道${key}`, '噪声', '钱某', '2025-06-03', '2025-06-10', 500, '2025-07-01']
  for (const [i, v] of Object.entries(more)) cells[Number(i)] = v
  return cells
}
const ledgerOf = (...rows: Written[][]): Buffer => workbook({ name: '台账', rows: [['2025年示范台账'], HEAD, ...rows, ['填表说明：按月报送']] })

function formOf(
  bytes: Uint8Array,
  { office = EAST, type, file = '示范台账2025.xlsx' }: { office?: number | string; type?: string; file?: string } = {},
): FormData {
  const form = new FormData()
  // The file may come before the words that say where it belongs.
  form.set('file', new Blob([Uint8Array.from(bytes)]), file)
  form.set('office', String(office))
  if (type) form.set('type', type)
  return form
}
const upload = (ask: Ask, bytes: Uint8Array, more?: Parameters<typeof formOf>[1]) => ask('POST', '/api/imports', formOf(bytes, more))
const uploaded = async (ask: Ask, bytes: Uint8Array, more?: Parameters<typeof formOf>[1]): Promise<ImportJob> => {
  const answer = await upload(ask, bytes, more)
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return answer.json<ImportJob>()
}
const jobOf = async (ask: Ask, id: string): Promise<ImportJob> => (await ask('GET', `/api/imports/${id}`)).json<ImportJob>()

const tasks = () => server.services.imports.tasks
const queue = () => startWorker(server.services.db.config('mingfa_worker'), { tasks: tasks(), cron: [], onFault: () => undefined })

async function until(ask: Ask, id: string, ...statuses: ImportJob['status'][]): Promise<ImportJob> {
  worker ??= await queue()
  for (;;) {
    const job = await jobOf(ask, id)
    if (statuses.includes(job.status)) return job
    await new Promise((next) => setTimeout(next, 50))
  }
}
async function imported(ask: Ask, bytes: Uint8Array, mode: 'all' | 'good' = 'all'): Promise<ImportJob> {
  const { id } = await uploaded(ask, bytes)
  const started = await ask('POST', `/api/imports/${id}/run`, { mode })
  expect(started.status).toBe(200)
  return until(ask, id, 'done', 'failed', 'cancelled')
}
const cases = async (word: string) =>
  (await as.officer('GET', `/api/cases?type=sample&office=${EAST}&q=${encodeURIComponent(word)}&sort=number&limit=100`)).json<CasePage>().rows

describe('预览', () => {
  it('上传后得到列的对应、行数和跳过的行，什么也没有写入', async () => {
    const job = await uploaded(as.officer, ledgerOf(row('甲', 1), row('甲', 2), ['合计', null, null, null, null, null, null, 1000]))
    expect(job).toMatchObject({ office: EAST, file: '示范台账2025.xlsx', status: 'ready' })
    expect(job.preview).toMatchObject({
      type: 'sample',
      sheet: '台账',
      headerRow: 2,
      counts: { rows: 2, good: 2, bad: 0, duplicates: 0, skipped: 2 },
      errors: [],
      skipped: [
        { row: 5, reason: '“合计”行' },
        { row: 6, reason: '表尾的说明或签字' },
      ],
      notes: [],
    })
    expect(job.preview?.columns[7]).toEqual({ column: 'H', heading: '罚款金额（元）', field: 'fineFen', samples: ['500', '1000'] })
    expect(await cases('占道甲')).toEqual([])
    expect(await jobOf(as.officer, job.id)).toEqual(job)
  })

  it('有错的行指出行、列、内容和改法', async () => {
    const { preview } = await uploaded(as.officer, ledgerOf(row('乙', 1, { 5: '昨天', 3: '臭味' }), row('乙', 2)))
    expect(preview?.counts).toMatchObject({ rows: 2, good: 1, bad: 1 })
    expect(preview?.errors).toEqual([
      { row: 3, column: '类别', value: '臭味', message: '不在可选范围内，可填：噪声、垃圾' },
      { row: 3, column: '登记日期', value: '昨天', message: '不是有效日期，请写成 2024-03-05 这样的形式' },
    ])
  })

  it.each([
    [
      '认不出的表',
      workbook({
        rows: [
          ['姓名', '电话', '部门'],
          ['甲', '乙', '丙'],
        ],
      }),
      '第 1 行像是表头：姓名、电话、部门',
    ],
    ['不是表格的文件', Buffer.from('%PDF-1.7'), 'PDF'],
    ['空文件', Buffer.alloc(0), '文件是空的'],
  ])('%s 说明原因', async (_name, bytes, words) => {
    const answer = await upload(as.officer, bytes)
    expect(answer.status).toBe(422)
    expect(answer.json<Problem>().message).toContain(words)
  })

  it('漏选机关、文件，类型写错，都指出', async () => {
    const noFile = new FormData()
    noFile.set('office', String(EAST))
    expect((await as.officer('POST', '/api/imports', noFile)).json<Problem>().errors?.[0]?.field).toBe('file')
    expect((await upload(as.officer, ledgerOf(row('x', 1)), { office: '清河' })).json<Problem>().errors?.[0]?.field).toBe('office')
    expect((await upload(as.officer, ledgerOf(row('x', 1)), { type: 'nothing' })).status).toBe(404)
    expect((await as.officer('POST', '/api/imports', { office: EAST })).status).toBe(422)
  })
})

describe('导入', () => {
  it('全部导入后都在案件里，标有补录；同一份再来一次，一行不增', async () => {
    const bytes = ledgerOf(row('丙', 1), row('丙', 2), row('丙', 3, { 8: null }))
    const first = await imported(as.officer, bytes)
    expect(first).toMatchObject({ status: 'done', done: first.total, result: { accepted: 3, duplicates: 0, rejected: 0 } })
    const rows = await cases('占道丙')
    expect(rows.map((r) => [r.number, r.status, r.backfilled, r.values.fineFen])).toEqual([
      ['丙1', 'closed', true, 50_000],
      ['丙2', 'closed', true, 50_000],
      ['丙3', 'decided', true, 50_000],
    ])
    const again = await uploaded(as.officer, bytes)
    expect(again.preview?.counts).toMatchObject({ rows: 3, good: 0, duplicates: 3 })
    expect(await imported(as.officer, bytes)).toMatchObject({ result: { accepted: 0, duplicates: 3, rejected: 0 } })
    expect(await cases('占道丙')).toHaveLength(3)
  })

  it('有一行不合格，“全部导入”一行也不写', async () => {
    const job = await imported(as.officer, ledgerOf(row('丁', 1), row('丁', 2, { 5: '2099-01-01' })))
    expect(job).toMatchObject({ status: 'failed', message: expect.stringContaining('有 1 行不能导入') })
    expect(await cases('占道丁')).toEqual([])
  })

  it('只导入合格的行，其余的下载错误表，改好后再导入，已导入的不重复', async () => {
    const bytes = ledgerOf(row('戊', 1), row('戊', 2, { 5: '2025年6月', 7: '0.05万元' }), row('戊', 3, { 3: '臭味' }))
    const job = await imported(as.officer, bytes, 'good')
    expect(job).toMatchObject({ status: 'done', result: { accepted: 1, duplicates: 0, rejected: 2 } })
    const answer = await as.officer('GET', `/api/imports/${job.id}/errors`)
    expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent('示范台账2025_有错的行.xlsx'))
    const book = read(answer.bytes)
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
    expect(Object.entries(sheet).filter(([at, cell]) => !at.startsWith('!') && cell.t !== 's')).toEqual([])
    const [headings, ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1 })
    expect(headings).toEqual([...HEAD, '原行号', '错误原因'])
    expect(rows.map((r) => [r[1], r[5], r[7], r[9], r[10]])).toEqual([
      ['戊2', '2025年6月', '0.05万元', '4', expect.stringContaining('登记日期：只写到月')],
      ['戊3', '2025-06-03', '500', '5', expect.stringContaining('类别：不在可选范围内')],
    ])
    const mended = [headings ?? [], ...rows.map((r) => r.with(5, '2025-06-03').with(3, '噪声'))]
    const again = await imported(as.officer, workbook({ rows: mended }), 'all')
    expect(again).toMatchObject({ status: 'done', result: { accepted: 2, duplicates: 0, rejected: 0 } })
    expect(await imported(as.officer, ledgerOf(row('戊', 1)), 'all')).toMatchObject({ result: { accepted: 0, duplicates: 1 } })
    expect((await cases('占道戊')).map((r) => [r.number, r.values.fineFen])).toEqual([
      ['戊1', 50_000],
      ['戊2', 50_000],
      ['戊3', 50_000],
    ])
  })

  it('表上方写万元的，错误表的表头也带上万元', async () => {
    const plain = HEAD.with(7, '罚款金额')
    const bytes = workbook({ rows: [['单位：万元'], plain, row('己', 1, { 7: 0.5, 3: '臭味' })] })
    const { id } = await uploaded(as.officer, bytes)
    const book = read((await as.officer('GET', `/api/imports/${id}/errors`)).bytes)
    const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {})
    expect(rows[0]?.['罚款金额（万元）']).toBe('0.5')
  })

  it('与已有记录是同一件而内容不同，说明哪里不同，不覆盖', async () => {
    await imported(as.officer, ledgerOf(row('庚', 1), row('庚', 2)))
    const changed = ledgerOf(row('庚', 1, { 7: 800 }), row('庚', 3))
    const { preview } = await uploaded(as.officer, changed)
    expect(preview?.counts).toMatchObject({ rows: 2, good: 1, bad: 1 })
    expect(preview?.errors).toEqual([{ row: 3, column: '编号', value: '庚1', message: expect.stringContaining('罚款金额已有“500.00”，本行“800.00”') }])
    expect(await imported(as.officer, changed, 'good')).toMatchObject({ result: { accepted: 1, duplicates: 0, rejected: 1 } })
    expect((await cases('占道庚')).map((r) => [r.number, r.values.fineFen])).toEqual([
      ['庚1', 50_000],
      ['庚2', 50_000],
      ['庚3', 50_000],
    ])
  })

  it('已在系统里登记办理的案件，台账里再有也不重复记入', async () => {
    const input = { number: '亥（1）', cause: '占道亥' }
    await as.officer('POST', `/api/cases/${newId()}/open`, { type: 'sample', office: EAST, actionId: newId(), input })
    const bytes = ledgerOf(row('亥', 1, { 1: '亥〔1〕' }), row('亥', 2))
    expect((await uploaded(as.officer, bytes)).preview?.errors).toEqual([
      { row: 3, column: '编号', value: '亥〔1〕', message: '本系统中已有这一件，是在这里登记办理的，不由台账重复记入' },
    ])
    expect(await imported(as.officer, bytes, 'good')).toMatchObject({ result: { accepted: 1, rejected: 1 } })
    expect((await cases('占道亥')).map((r) => [r.number, r.backfilled])).toEqual([
      ['亥2', true],
      ['亥（1）', false],
    ])
  })

  it('大文件在后台读取，读完再预览、导入', async () => {
    const long = '占道辛'.padEnd(190, '街')
    const lines = Array.from({ length: 2_400 }, (_, i) => `${i + 1},辛${i + 1},${long},噪声,钱某,2025-06-03,2025-06-10,500,2025-07-01`)
    const bytes = Buffer.from([HEAD.join(','), ...lines].join('\n'))
    expect(bytes.byteLength).toBeGreaterThan(1_000_000)
    const job = await uploaded(as.officer, bytes, { file: '大台账.csv' })
    expect(job.status).toBe('reading')
    expect(job.preview).toBeUndefined()
    expect((await until(as.officer, job.id, 'ready')).preview?.counts).toMatchObject({ rows: 2_400, good: 2_400 })
    await as.officer('POST', `/api/imports/${job.id}/run`, { mode: 'all' })
    expect(await until(as.officer, job.id, 'done')).toMatchObject({ done: 2_400, total: 2_400, result: { accepted: 2_400 } })
  })

  it('大文件认不出来，说明原因', async () => {
    const bytes = Buffer.from(Array.from({ length: 9_000 }, (_, i) => `甲${i},${'乙'.repeat(40)},丙`).join('\n'))
    const job = await uploaded(as.officer, bytes, { file: '不是台账.csv' })
    expect(await until(as.officer, job.id, 'failed')).toMatchObject({ message: expect.stringContaining('没有认出这一类台账的表头') })
  })
})

describe('更正列的对应', () => {
  const odd = (key: string) =>
    workbook({
      rows: [
        ['编号', '事由', '登记日期', '被处罚的人', '立卷日'],
        [`${key}1`, `占道${key}`, '2025-06-03', '孙某', '2025-07-01'],
      ],
    })

  it('更正后重新预览，并为本机关记住；别的机关不受影响', async () => {
    const first = await uploaded(as.officer, odd('壬'))
    expect(first.preview?.columns.map((c) => c.field)).toEqual(['number', 'cause', 'openedOn', null, null])
    const answer = await as.officer('PUT', `/api/imports/${first.id}/mapping`, { columns: { D: 'partyName', E: 'closedOn' } })
    expect(answer.status).toBe(200)
    expect(answer.json<ImportJob>().preview?.columns.map((c) => c.field)).toEqual(['number', 'cause', 'openedOn', 'partyName', 'closedOn'])
    await as.officer('POST', `/api/imports/${first.id}/run`, { mode: 'all' })
    await until(as.officer, first.id, 'done')
    expect((await cases('占道壬')).map((r) => [r.status, r.values.partyName])).toEqual([['closed', '孙某']])

    const next = await uploaded(as.clerk, odd('癸'))
    expect(next.preview?.columns.map((c) => c.field)).toEqual(['number', 'cause', 'openedOn', 'partyName', 'closedOn'])
    expect(next.preview?.notes).toEqual(['列的对应沿用了本机关上次对同样表头的更正'])
    const elsewhere = await uploaded(as.west, odd('癸'), { office: WEST })
    expect(elsewhere.preview?.columns[3]?.field).toBeNull()
  })

  it('一次更正之后再改一列，先前的还在；可以改为不导入', async () => {
    const { id } = await uploaded(as.west, odd('子'), { office: WEST })
    await as.west('PUT', `/api/imports/${id}/mapping`, { columns: { D: 'partyName' } })
    const answer = await as.west('PUT', `/api/imports/${id}/mapping`, { columns: { B: null } })
    expect(answer.json<ImportJob>().preview?.columns.map((c) => c.field)).toEqual(['number', null, 'openedOn', 'partyName', null])
  })

  it('没有的列名、类型不收', async () => {
    const { id } = await uploaded(as.officer, odd('丑'))
    expect((await as.officer('PUT', `/api/imports/${id}/mapping`, { columns: { 四: 'partyName' } })).status).toBe(422)
    expect((await as.officer('PUT', `/api/imports/${id}/mapping`, { type: 'nothing' })).status).toBe(404)
  })
})

describe('谁可以导入', () => {
  const bytes = ledgerOf(row('申', 1))

  it('没有登录的不行', async () => {
    expect((await upload(asking(server.app), bytes)).status).toBe(401)
  })

  it('能看而没有补录职责的不行', async () => {
    const answer = await upload(as.leader, bytes)
    expect([answer.status, answer.json<Problem>().message]).toEqual([403, '您没有补录该类案件的职责'])
    expect((await upload(as.supervisor, bytes)).status).toBe(403)
  })

  it('别的机关的人不行，也不知道有没有这个机关', async () => {
    expect((await upload(as.west, bytes)).status).toBe(404)
    expect((await upload(as.officer, bytes, { office: WEST })).status).toBe(404)
  })

  it('别人发起的导入看不到、动不了，同一机关的也不行', async () => {
    const { id } = await uploaded(as.officer, bytes)
    for (const ask of [as.clerk, as.leader, as.west, as.supervisor]) {
      const answers = await Promise.all([
        ask('GET', `/api/imports/${id}`),
        ask('PUT', `/api/imports/${id}/mapping`, { columns: { B: null } }),
        ask('POST', `/api/imports/${id}/run`, { mode: 'all' }),
        ask('GET', `/api/imports/${id}/errors`),
        ask('DELETE', `/api/imports/${id}`),
      ])
      expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404, 404])
    }
    expect(await jobOf(as.officer, id)).toMatchObject({ status: 'ready' })
  })

  it('导入排队期间失去职责的，不写入', async () => {
    const { services } = server
    const supervisor = await services.viewers.byUsername('supervisor', TODAY)
    if (!supervisor) throw new Error('nobody is called supervisor')
    const person = { office: EAST, username: 'leaving', name: '要走的人', certificate: null, certificateUntil: null, roles: ['clerk' as const] }
    const id = await services.people.add(supervisor, person, TODAY)
    const { leaving } = await askingAs(server.app, services, 'leaving')
    const job = await uploaded(leaving, ledgerOf(row('酉', 1)))
    await services.people.change(supervisor, { ...person, id, roles: ['leader'], active: true }, TODAY)
    await inTx(services.db.app, { office: EAST, person: id, offices: [EAST] }, (c) =>
      c.query(`update mingfa.import_job set status = 'running', mode = 'all' where office_id = $1 and id = $2`, [EAST, job.id]),
    )
    await tasks()['import.run']?.({ office: EAST, id: job.id, person: id }, { signal: new AbortController().signal })
    const { rows } = await inTx(services.db.app, { office: EAST, person: id, offices: [EAST] }, (c) =>
      c.query<{ status: string; message: string }>('select status, message from mingfa.import_job where office_id = $1 and id = $2', [EAST, job.id]),
    )
    expect(rows).toEqual([{ status: 'failed', message: '您没有补录该类案件的职责' }])
    expect(await cases('占道酉')).toEqual([])
  })

  it('预览引用的台账内容在库中是密文', async () => {
    await uploaded(as.officer, ledgerOf(row('戌', 1)))
    const viewer = await server.services.viewers.byUsername('officer', TODAY)
    if (!viewer) throw new Error('nobody is called officer')
    const { rows } = await inTx(server.services.db.app, claimsOf(viewer), (c) =>
      c.query<{ preview: string }>('select preview from mingfa.import_job where office_id = $1 and preview is not null', [EAST]),
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((r) => r.preview.startsWith('v1:'))).toBe(true)
  })
})
