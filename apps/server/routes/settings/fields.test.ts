import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTx, newId } from '../../../../platform/db/index.ts'
import { rebuild } from '../../../../platform/ledger/index.ts'
import { type Ask, asking, askingAs, docxPart, EAST, pdfText, type Served, serveAll, WEST } from '../../../../platform/testing/index.ts'
import type { CasePage, CaseView, ImportJob, Problem } from '../../../workbench/api-types.ts'
import type { LettersOfCase } from '../../../workbench/letter-types.ts'
import type { OwnFieldView, SettingChange } from '../../../workbench/setting-types.ts'
import { openServer } from '../../app.ts'

const TODAY = '2026-03-02'
let server: Served<Awaited<ReturnType<typeof openServer>>>
let as: Record<'officer' | 'west' | 'keeper' | 'westKeeper' | 'clerk', Ask>
let fieldId = ''

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, [
    { username: 'keeper', name: '王管理', office: EAST, roles: ['admin'] },
    { username: 'westKeeper', name: '姜管理', office: WEST, roles: ['admin'] },
  ])
  as = await askingAs(server.app, server.services, 'officer', 'west', 'keeper', 'westKeeper', 'clerk')
})
afterAll(() => server.close())

const grid = {
  office: EAST,
  type: 'penalty',
  kind: 'choice',
  label: '所属网格',
  options: ['一网格', '二网格'],
  at: ['registerClue'],
  required: true,
  help: null,
}
const changed = ({ type: _type, kind: _kind, ...ask }: typeof grid, more = {}) => ({ ...ask, ...more })
const list = async (ask: Ask) => (await ask('GET', `/api/settings/fields?office=${EAST}`)).json<OwnFieldView[]>()
const clue = { source: 'inspection', foundOn: TODAY, cause: '占道经营', facts: '在店外经营', happenedOn: TODAY, community: '清河社区' }
const register = (ask: Ask, office: number, input: Record<string, unknown>, id = newId()) =>
  ask('POST', `/api/cases/${id}/registerClue`, { type: 'penalty', office, actionId: newId(), input: { ...clue, ...input } })
const read = async (id: string) => (await as.officer('GET', `/api/cases/${id}?type=penalty&office=${EAST}`)).json<CaseView>()
const optionId = async (label: string) =>
  Object.entries((await list(as.keeper)).find((f) => f.id === fieldId)?.options ?? {}).find(([, o]) => o.label === label)?.[0]

describe('自设字段', () => {
  it('不合规矩的说明哪里不对：同名、没有表单的步骤、选项不够', async () => {
    const faults = async (more: object) => {
      const answer = await as.keeper('POST', '/api/settings/fields', { ...grid, ...more })
      return [answer.status, answer.json<Problem>().errors?.[0]?.field]
    }
    expect(await faults({ label: '案由' })).toEqual([422, 'label'])
    expect(await faults({ at: ['没有这步'] })).toEqual([422, 'at'])
    expect(await faults({ options: ['一网格'] })).toEqual([422, 'options'])
    expect(await faults({ kind: 'text' })).toEqual([422, 'options'])
    expect(await faults({ kind: 'personCode', options: [] })).toEqual([422, 'kind'])
  })

  it('加上就要填：不填不收，填错说明可填什么，填了在案件和经过里都看得到', async () => {
    const made = await as.keeper('POST', '/api/settings/fields', grid)
    expect(made.status).toBe(200)
    fieldId = made.json<{ id: string }>().id
    const missing = await register(as.officer, EAST, {})
    expect([missing.status, missing.json<Problem>().errors?.map((e) => [e.field, e.label, e.message])]).toEqual([422, [[fieldId, '所属网格', '必须填写']]])
    const odd = await register(as.officer, EAST, { [fieldId]: '九网格' })
    expect(odd.json<Problem>().errors?.[0]?.message).toBe('不在可选范围内，可填：一网格、二网格')
    const id = newId()
    expect((await register(as.officer, EAST, { [fieldId]: '一网格' }, id)).status).toBe(200)
    const view = await read(id)
    expect(view.case.values[fieldId]).toBe(await optionId('一网格'))
    expect(view.timeline[0]?.values).toContainEqual({ label: '所属网格', value: '一网格' })
  })

  it('另一个机关不受影响，也不认得这个字段', async () => {
    expect((await register(as.west, WEST, {})).status).toBe(200)
    expect((await register(as.west, WEST, { [fieldId]: '一网格' })).json<Problem>().errors?.[0]?.field).toBe(fieldId)
  })

  it('改名、添选项是新的版本；旧案件照样显示，删去的选项标明已停用', async () => {
    const ask = changed(grid, { label: '网格', options: ['二网格', '三网格'], required: false })
    expect((await as.keeper('PUT', `/api/settings/fields/${fieldId}`, ask)).status).toBe(204)
    const field = (await list(as.officer)).find((f) => f.id === fieldId)
    expect([
      field?.version,
      field?.label,
      Object.values(field?.options ?? {})
        .map((o) => o.label)
        .sort(),
    ]).toEqual([2, '网格', ['一网格（已停用）', '三网格', '二网格']])
    expect((await register(as.officer, EAST, {})).status).toBe(200)
    expect((await register(as.officer, EAST, { [fieldId]: '三网格' })).status).toBe(200)
    expect((await as.keeper('PUT', `/api/settings/fields/${fieldId}`, { ...ask, label: '案由' })).status).toBe(422)
  })

  it('列表的列、导出的列里都有，填错了可以更正', async () => {
    const page = (await as.officer('GET', `/api/cases?type=penalty&office=${EAST}`)).json<CasePage>()
    const filled = page.rows.find((r) => r.values[fieldId])
    expect(filled).toBeDefined()
    const csv = (await as.officer('GET', `/api/cases/export?type=penalty&office=${EAST}&format=csv`)).text
    expect(csv.split('\n')[0]).toContain('网格')
    expect(csv).toContain('三网格')
    const correct = { type: 'penalty', office: EAST, actionId: newId(), input: { [fieldId]: '二网格' } }
    expect((await as.officer('POST', `/api/cases/${filled?.id}/correct`, correct)).status).toBe(200)
    expect((await read(filled?.id ?? '')).case.values[fieldId]).toBe(await optionId('二网格'))
  })

  it('台账里同名的列随着导入', async () => {
    const text =
      '案号,案由,当事人,立案日期,网格\n清罚〔2025〕1号,占道经营,示例便利店,2025-01-05,三网格\n清罚〔2025〕2号,占道经营,示例小吃店,2025-01-06,八网格\n'
    const part = (head: string, body: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
    const payload = `${part('name="office"', String(EAST))}${part('name="type"', 'penalty')}${part('name="file"; filename="l.csv"', text)}--x--\r\n`
    const job = (await as.clerk('POST', '/api/imports', payload, { 'content-type': 'multipart/form-data; boundary=x' })).json<ImportJob>()
    expect(job.preview?.columns.find((c) => c.heading === '网格')?.field).toBe(fieldId)
    expect(job.preview?.errors.map((e) => [e.column, e.value])).toEqual([['网格', '八网格']])
    const { services } = server
    const clerk = await services.viewers.byUsername('clerk', TODAY)
    if (!clerk) throw new Error('nobody is called clerk')
    const done = await services.imports.once(clerk, { office: EAST, type: 'penalty', file: 'l.csv', bytes: Buffer.from(text), mode: 'good', dryRun: false })
    expect(done.accepted).toBe(1)
    const page = (await as.officer('GET', `/api/cases?type=penalty&office=${EAST}`)).json<CasePage>()
    expect(page.rows.find((r) => r.number === '清罚〔2025〕1号')?.values[fieldId]).toBe(await optionId('三网格'))
  })

  it('停用之后不再填，填过的仍在，写明已停用', async () => {
    const reason = encodeURIComponent('网格已经撤并')
    expect((await as.keeper('DELETE', `/api/settings/fields/${fieldId}?office=${EAST}&reason=${reason}`)).status).toBe(204)
    expect((await as.keeper('DELETE', `/api/settings/fields/${fieldId}?office=${EAST}&reason=${reason}`)).status).toBe(404)
    expect((await register(as.officer, EAST, { [fieldId]: '二网格' })).status).toBe(422)
    const told = (await as.keeper('GET', `/api/settings/changes?office=${EAST}&area=field`)).json<SettingChange[]>()
    expect(told.map((c) => c.reason)).toEqual(['网格已经撤并', null, null])
    expect(told[1]).toMatchObject({ before: { 名称: '所属网格', 必填: true }, after: { 名称: '网格', 必填: false } })
  })

  it('从日志重建出来的，和原来的一样', async () => {
    const [east] = await rebuild(server.services.ledger.context, { offices: [EAST] })
    expect(east?.tables.penalty).toEqual({ missing: 0, extra: 0, changed: 0 })
  })

  it('没有登录的、不是管理员的、别的机关的，都不能', async () => {
    const refused = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => [
      (await asking(server.app)(method, url, body)).status,
      (await as.officer(method, url, body)).status,
      (await as.west(method, url, body)).status,
    ]
    expect(await refused('POST', '/api/settings/fields', grid)).toEqual([401, 403, 403])
    expect(await refused('PUT', `/api/settings/fields/${fieldId}`, changed(grid))).toEqual([401, 403, 403])
    expect(await refused('DELETE', `/api/settings/fields/${fieldId}?office=${EAST}&reason=x`)).toEqual([401, 403, 403])
    expect(await refused('GET', `/api/settings/fields?office=${EAST}`)).toEqual([401, 200, 404])
    expect((await as.keeper('POST', '/api/settings/fields', { ...grid, office: WEST })).status).toBe(404)
  })
})

const upload = (ask: Ask, bytes: Uint8Array, of: { office: number; kind: string }) => {
  const part = (head: string, body: Uint8Array | string): Buffer =>
    Buffer.concat([Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
  const fields = Object.entries({ office: String(of.office), type: 'penalty', kind: of.kind }).map(([name, value]) => part(`name="${name}"`, value))
  const body = Buffer.concat([...fields, part('name="file"; filename="t.docx"', bytes), Buffer.from('--x--\r\n')])
  return ask('POST', '/api/templates', body, { 'content-type': 'multipart/form-data; boundary=x' })
}

/** The template with one more line. */
function withLine(docx: Uint8Array, line: string): Uint8Array {
  const parts = unzipSync(docx)
  const body = strFromU8(parts['word/document.xml'] as Uint8Array)
  const more = body.replace(/<w:sectPr(?![\s\S]*<w:sectPr)/, `<w:p><w:r><w:t>${line}</w:t></w:r></w:p><w:sectPr`)
  return zipSync({ ...parts, 'word/document.xml': strToU8(more) })
}

describe('自设字段的筛选、排序和文书', () => {
  const add = async (kind: string, label: string, options: string[] = []): Promise<string> => {
    const made = await as.keeper('POST', '/api/settings/fields', { ...grid, kind, label, options, required: false })
    if (made.status !== 200) throw new Error(made.text)
    return made.json<{ id: string }>().id
  }
  const ids = async (query: string): Promise<string[]> => {
    const answer = await as.officer('GET', `/api/cases?type=penalty&office=${EAST}&${query}`)
    if (answer.status !== 200) throw new Error(answer.text)
    return answer.json<CasePage>().rows.map((r) => r.id)
  }

  it('金额按大小、日期按先后、选项按所选，列表、总数和导出一样；别的机关没有这一项', async () => {
    const [area, day, kind] = [await add('count', '面积'), await add('day', '约定日'), await add('choice', '类别', ['甲', '乙'])]
    const cases = [newId(), newId(), newId()]
    const values = [
      { [area]: '9', [day]: '2026-02-01', [kind]: '甲' },
      { [area]: '100', [day]: '2026-01-01', [kind]: '乙' },
      { [area]: '20', [day]: '2026-03-01', [kind]: '甲' },
    ]
    for (const [i, id] of cases.entries()) expect((await register(as.officer, EAST, values[i] ?? {}, id)).status).toBe(200)
    const [nine, hundred, twenty] = cases
    expect((await ids(`sort=${area}`)).slice(0, 3)).toEqual([nine, twenty, hundred])
    expect((await ids(`sort=-${day}`)).slice(0, 3)).toEqual([twenty, nine, hundred])
    const option = (await read(nine ?? '')).case.values[kind]
    const jia = `f.${kind}=${option}`
    expect(await ids(`${jia}&sort=-${area}`)).toEqual([twenty, nine])
    expect(await ids(`f.${area}.from=10&f.${area}.to=99`)).toEqual([twenty])
    expect(await ids(`f.${day}.to=2026-01-31`)).toEqual([hundred])
    const count = await as.officer('GET', `/api/cases/count?type=penalty&office=${EAST}&${jia}`)
    expect(count.json()).toEqual({ count: 2, exact: true })
    const file = await as.officer('GET', `/api/cases/export?type=penalty&office=${EAST}&${jia}&format=csv&sort=${area}`)
    expect(file.text.split('\n').filter((l) => l.trim())).toHaveLength(3)
    const first = (await as.officer('GET', `/api/cases?type=penalty&office=${EAST}&${jia}&sort=${area}&limit=1`)).json<CasePage>()
    expect(await ids(`${jia}&sort=${area}&limit=1&after=${first.next}`)).toEqual([twenty])
    expect((await as.west('GET', `/api/cases?type=penalty&office=${WEST}&sort=${area}`)).status).toBe(422)
  })

  it('案件多于限数的，按自设字段筛选、排序都说明先缩小范围；缩小了就给，别的排序照常', async () => {
    const small = await serveAll(TODAY, (settings, given) => openServer(settings, { ...given, comparedMost: 2 }), [
      { username: 'keeper', name: '王管理', office: EAST, roles: ['admin'] },
    ])
    try {
      const { keeper, officer } = await askingAs(small.app, small.services, 'keeper', 'officer')
      const ask = { ...grid, kind: 'count', label: '面积', options: [], required: false }
      const area = (await keeper('POST', '/api/settings/fields', ask)).json<{ id: string }>().id
      const days = ['2026-02-01', '2026-02-20', TODAY]
      for (const [i, happenedOn] of days.entries()) expect((await register(officer, EAST, { [area]: String(10 - i), happenedOn })).status).toBe(200)
      const get = (query: string, door = '') => officer('GET', `/api/cases${door}?type=penalty&office=${EAST}&${query}`)
      for (const [query, door] of [
        [`sort=${area}`, ''],
        [`f.${area}.from=1`, ''],
        [`f.${area}.from=1`, '/count'],
        [`sort=-${area}&format=csv`, '/export'],
      ] as const) {
        const answer = await get(query, door)
        expect([answer.status, answer.json<Problem>().errors?.[0]?.message]).toEqual([422, expect.stringContaining('限 2 件以内')])
      }
      const few = await get(`sort=${area}&f.happenedOn.from=2026-02-10`)
      expect(few.json<CasePage>().rows.map((r) => r.values[area])).toEqual([8, 9])
      expect((await get('sort=-changedAt')).json<CasePage>().rows).toHaveLength(3)
    } finally {
      await small.close()
    }
  })

  it('别的机关自设的字段，本机关的模板不收，也不列为可以改成的', async () => {
    const ask = { ...grid, office: WEST, kind: 'text', label: '西山联络点', options: [], required: false }
    expect((await as.westKeeper('POST', '/api/settings/fields', ask)).status).toBe(200)
    const template = (keeper: Ask, office: number) => keeper('GET', `/api/templates/file?office=${office}&type=penalty&kind=decision&id=builtIn`)
    const withTheirs = withLine((await template(as.keeper, EAST)).bytes, '{{西山联络点}}')
    const refused = await upload(as.keeper, withTheirs, { office: EAST, kind: 'decision' })
    expect(refused.status).toBe(422)
    const told = refused.json<Problem>().errors ?? []
    expect(told.map((e) => e.value)).toEqual([expect.stringContaining('西山联络点')])
    expect(told[0]?.message).toBe('没有“西山联络点”这个字段')
    const theirs = withLine((await template(as.westKeeper, WEST)).bytes, '{{西山联络点}}')
    expect((await upload(as.westKeeper, theirs, { office: WEST, kind: 'decision' })).status).toBe(200)
    expect((await as.westKeeper('GET', `/api/templates?office=${WEST}`)).text).toContain('西山联络点')
    expect((await as.keeper('GET', `/api/templates?office=${EAST}`)).text).not.toContain('西山联络点')
  })

  it('整卷打印的登记表里，自设字段按名称和所填的打印', async () => {
    const [field, kind] = [await add('text', '网格联系人'), await add('choice', '片区', ['东片', '西片'])]
    const id = newId()
    expect((await register(as.officer, EAST, { [field]: '卞示例', [kind]: '西片' }, id)).status).toBe(200)
    const file = await as.officer('GET', `/api/cases/${id}/file?type=penalty&office=${EAST}&ground=${encodeURIComponent('归档')}`)
    expect(file.status, file.text).toBe(200)
    const printed = pdfText(file.bytes).replace(/\s/g, '')
    const sheet = printed.slice(printed.lastIndexOf('登记表', printed.lastIndexOf('本机关补充信息')))
    for (const words of ['本机关补充信息', '网格联系人', '卞示例', '片区', '西片']) expect(sheet).toContain(words)
    expect(printed).not.toContain(field)
  })

  it('两名管理员同时改一个字段，改成一个，另一个被告知，不覆盖也不出错', async () => {
    const made = await as.keeper('POST', '/api/settings/fields', { ...grid, kind: 'text', label: '巡查班次', options: [] })
    const { id } = made.json<{ id: string }>()
    const put = (label: string, seen?: number) =>
      as.keeper('PUT', `/api/settings/fields/${id}`, {
        ...changed({ ...grid, kind: 'text' }, { label, options: [], required: false }),
        ...(seen ? { seen } : {}),
      })
    const both = await Promise.all([put('巡查班次甲', 1), put('巡查班次乙', 1)])
    expect(both.map((b) => b.status).sort()).toEqual([204, 409])
    expect(both.find((b) => b.status === 409)?.json<Problem>().message).toContain('刚被别人修改')
    expect((await put('巡查班次丙', 1)).status).toBe(409)
    expect((await put('巡查班次丙', 2)).status).toBe(204)
  })

  it('模板里可以用本机关自设的字段，样张和文书都填得上；别的机关的、没有的不收；改名以后说明要更新模板', async () => {
    const field = await add('text', '联系网格员')
    const id = newId()
    expect((await register(as.officer, EAST, { [field]: '卞示例', partyName: '示例便利店' }, id)).status).toBe(200)
    const offers = async () => (await as.officer('GET', `/api/letters/of/${id}?type=penalty&office=${EAST}`)).json<LettersOfCase>().offers
    const offer = (await offers()).find((o) => !o.refusal)
    const kind = offer?.kind ?? ''
    const builtIn = await as.keeper('GET', `/api/templates/file?office=${EAST}&type=penalty&kind=${kind}&id=builtIn`)
    const own = withLine(builtIn.bytes, '网格员：{{联系网格员}}')
    expect((await upload(as.keeper, withLine(builtIn.bytes, '{{联系网格长官}}'), { office: EAST, kind })).json<Problem>().errors?.[0]?.message).toContain(
      '联系网格员',
    )
    const kept = await upload(as.keeper, own, { office: EAST, kind })
    expect(kept.status, kept.text).toBe(200)
    const version = kept.json<{ id: string }>().id
    const specimen = await as.keeper('GET', `/api/templates/file?office=${EAST}&type=penalty&kind=${kind}&id=${version}&format=pdf`)
    expect(pdfText(specimen.bytes).replace(/\s/g, '')).toContain('网格员：〔联系网格员〕')
    const approve = `update mingfa.letter_template set status = 'approved', valid_from = $3 where office_id = $1 and id = $2`
    await inTx(server.services.db.owner, { office: EAST, offices: [EAST] }, (client) => client.query(approve, [EAST, version, TODAY]))
    const asked = Object.fromEntries((offer?.asks ?? []).map((a) => [a.id, a.value || '示例']))
    const draft = () => as.officer('POST', '/api/letters', { type: 'penalty', office: EAST, caseId: id, kind, id: newId(), actionId: newId(), asked })
    const made = await draft()
    expect(made.status, made.text).toBe(200)
    const pdf = await as.officer('GET', `/api/letters/${made.json<{ id: string }>().id}/file?office=${EAST}&file=pdf`)
    expect(pdfText(pdf.bytes).replace(/\s/g, '')).toContain('网格员：卞示例')
    const renamed = changed({ ...grid, kind: 'text' }, { label: '网格专员', options: [], required: false })
    expect((await as.keeper('PUT', `/api/settings/fields/${field}`, renamed)).status).toBe(204)
    expect((await draft()).json<Problem>().errors?.map((e) => e.message)).toEqual(['模板里的“联系网格员”已经改名或者停用，请系统管理员更新模板'])
    await stillSaid(made.json<{ id: string }>().id)
  })

  /** What was drafted before its field was renamed, and then ended, says on paper what was signed off. */
  const stillSaid = async (letter: string): Promise<void> => {
    const file = (kind: string) => as.officer('GET', `/api/letters/${letter}/file?office=${EAST}&file=${kind}`)
    expect(pdfText((await file('pdf')).bytes).replace(/\s/g, '')).toContain('网格员：卞示例')
    const sealed = await as.officer('POST', `/api/letters/${letter}/seal`, { office: EAST, actionId: newId() })
    expect(sealed.status, sealed.text).toBe(200)
    expect(pdfText((await file('pdf')).bytes).replace(/\s/g, '')).toContain('网格员：卞示例')
    expect(docxPart((await file('docx')).bytes, 'word/document.xml').replace(/<[^>]+>/g, '')).toContain('网格员：卞示例')
    const { letters, db } = server.services
    const faults: string[] = []
    await inTx(db.owner, { office: EAST, offices: [EAST] }, (client) => letters.verifyFindable(client, EAST, (f) => faults.push(f.message)))
    expect(faults).toEqual([])
  }
})
