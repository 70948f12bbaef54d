import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, asking, type Served, serveSample } from '../../../platform/testing/index.ts'
import { openServer } from '../app.ts'

let server: Served<Awaited<ReturnType<typeof openServer>>>
let nobody: Ask
beforeAll(async () => {
  server = await serveSample('2026-03-04', openServer)
  nobody = asking(server.app)
})
afterAll(() => server.close())

type Operation = { summary?: string; requestBody?: { content: Record<string, { schema: { anyOf: unknown[] } }> } }
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<
      string,
      { title: string; description: string; properties: { input: { properties: Record<string, { title: string }>; required?: string[] } } }
    >
  }
}

describe('系统', () => {
  it('存活、就绪、计量可以直接读取', async () => {
    expect((await nobody('GET', '/healthz')).text).toBe('ok\n')
    expect((await nobody('GET', '/readyz')).text).toBe('ready\n')
    const { text } = await nobody('GET', '/metrics')
    expect(text).toMatch(/mingfa_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+/)
    expect(text).toMatch(/mingfa_database_connections \d+/)
  })

  it('每类案件的每个动作都有一份说明：标题、条件、每个字段', async () => {
    const document = (await nobody('GET', '/api/openapi.json')).json<Document>()
    expect(document.openapi).toBe('3.1.0')
    const open = document.components.schemas['sample.open']
    expect(open?.title).toBe('示范案件：登记')
    expect(open?.description).toContain('由执法人员在“新登记”时办理')
    expect(open?.properties.input.properties.number?.title).toBe('编号')
    expect(open?.properties.input.required).toEqual(['number', 'cause'])
    const act = document.paths['/api/cases/{id}/{action}']?.post
    expect(act?.requestBody?.content['application/json']?.schema.anyOf).toContainEqual({ $ref: '#/components/schemas/sample.open' })
  })

  it('接口说明中每个接口都有一句话', async () => {
    const { paths } = (await nobody('GET', '/api/openapi.json')).json<Document>()
    const bare = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).flatMap(([m, o]) => (o.summary ? [] : [`${m} ${path}`])))
    expect(bare).toEqual([])
  })

  it('没有的接口地址答复 404', async () => {
    expect((await nobody('GET', '/api/nothing')).json()).toMatchObject({ code: 'not-found' })
  })
})
