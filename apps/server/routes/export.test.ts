import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/index.ts'
import { type Ask, askingAs, EAST, type Served, serveSample } from '../../../platform/testing/index.ts'
import type { Problem } from '../../workbench/api-types.ts'
import { openServer } from '../app.ts'

const TODAY = '2026-03-04'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'supervisor', Ask>
beforeAll(async () => {
  server = await serveSample(TODAY, openServer)
  as = await askingAs(server.app, server.services, 'officer', 'west', 'supervisor')
})
afterAll(() => server.close())

async function opened(input: Record<string, unknown>): Promise<void> {
  const answer = await as.officer('POST', `/api/cases/${newId()}/open`, { type: 'sample', office: EAST, actionId: newId(), input })
  expect(answer.status).toBe(200)
}
const exported = (ask: Ask, word: string, more: string) => ask('GET', `/api/cases/export?type=sample&q=${encodeURIComponent(word)}&${more}`)

describe('导出', () => {
  it('xlsx 含全部条件内的案件，单元格全部为文本，个人信息遮盖', async () => {
    await opened({ number: '乙-1', cause: '占道乙=1+1', partyCode: '999999199001010016' })
    await opened({ number: '乙-2', cause: '占道乙<b>&\u0007' })
    const answer = await exported(as.officer, '占道乙', 'sort=number&columns=all')
    expect(answer.status).toBe(200)
    expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent(`示范案件_${TODAY}.xlsx`))
    const sheet = readWorkbook(answer.bytes).Sheets.示范案件 ?? {}
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet)
    expect(rows).toMatchObject([
      { 机关: '清和街道', 编号: '乙-1', 事由: '占道乙=1+1', 证件号码: '999999********0016', 状态: '办理中', 补录: '否' },
      { 编号: '乙-2', 事由: '占道乙<b>&' },
    ])
    expect(Object.entries(sheet).filter(([at, cell]) => !at.startsWith('!') && cell.t !== 's')).toEqual([])
  })

  it('csv 带 BOM，像公式的内容不会被当作公式，金额为元', async () => {
    await opened({ number: '=丙', cause: '占道丙,"引号"' })
    const { text } = await exported(as.officer, '占道丙', 'format=csv')
    expect(text.startsWith('\ufeff机关,编号')).toBe(true)
    expect(text).toContain(`'=丙,"占道丙,""引号"""`)
  })

  it('多于一页的案件，一件不少、一件不重，次序不乱', async () => {
    const total = 2_345
    const rows = Array.from({ length: total }, (_, i) => ({
      row: i + 2,
      values: { number: `丁-${i}`, cause: '占道丁', openedOn: `2025-0${1 + (i % 9)}-1${i % 7}` },
      status: 'open',
      fingerprint: `丁-${i}`,
      content: String(i),
      breaches: [],
    }))
    const viewer = await server.services.viewers.byUsername('officer', TODAY)
    if (!viewer) throw new Error('nobody is called officer')
    await server.services.ledger.backfill(viewer, { type: 'sample', office: EAST, rows, source: { file: '旧台账.xlsx', hash: 'x' } })
    const { text } = await exported(as.supervisor, '占道丁', 'format=csv&sort=-openedOn')
    const lines = text.trim().split('\r\n').slice(1)
    const days = lines.map((line) => /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? '')
    expect(new Set(lines).size).toBe(total)
    expect(days).toEqual([...days].sort().reverse())
  })

  it('看不到的机关导不出，条件有误的逐项指出', async () => {
    expect((await as.west('GET', `/api/cases/export?type=sample&office=${EAST}`)).status).toBe(404)
    const answer = await as.west('GET', '/api/cases/export?type=sample&f.none=1&status=x')
    expect(answer.json<Problem>().errors?.map((e) => e.field)).toEqual(['f.none', 'x'])
  })
})
