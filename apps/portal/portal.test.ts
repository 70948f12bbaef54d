import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ordinaryCase } from '../../domains/enforcement/penalty/examples.ts'
import { newId } from '../../platform/db/index.ts'
import { type Ask, asking, EAST, launchBrowser, PATIENCE, type Served, serveAll, WEST } from '../../platform/testing/index.ts'
import { openServer } from '../server/app.ts'

const TODAY = '2026-03-02'
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: Served<Awaited<ReturnType<typeof openServer>>>
let browser: Browser
/** A reader whose browser runs no scripts, as the portal promises to work for. */
let plain: BrowserContext
let page: Page
let base: string
let nobody: Ask

const more = [
  { username: 'reviewer', name: '周戊', office: EAST, roles: ['reviewer' as const] },
  { username: 'openness', name: '冯公开', office: EAST, roles: ['openness' as const] },
  { username: 'reporter', name: '卫年报', office: EAST, roles: ['reporter' as const] },
]

beforeAll(async () => {
  server = await serveAll(TODAY, openServer, more)
  base = await server.app.listen({ port: 0, host: '127.0.0.1' })
  nobody = asking(server.app)
  browser = await launchBrowser()
  plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  plain.setDefaultTimeout(PATIENCE)
  page = await plain.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(() => server.clock.turnTo(TODAY))

const viewer = async (username: string) => {
  const found = await server.services.viewers.byUsername(username, TODAY)
  if (!found) throw new Error(`nobody is called ${username}`)
  return found
}

async function act(username: string, type: string, caseId: string, action: string, input: Record<string, unknown> = {}): Promise<void> {
  const result = await server.services.ledger.act(await viewer(username), { type, office: EAST, caseId, action, actionId: newId(), input })
  if (!('done' in result)) throw new Error(`${type}.${action}: ${JSON.stringify(result)}`)
}

/** A penalty case told from the clue to its public notice. */
async function publishedPenalty(): Promise<string> {
  const caseId = newId()
  const pair = { first: (await viewer('officer')).personId, second: (await viewer('officer2')).personId }
  for (const { on, by, action, input } of ordinaryCase(pair)) {
    server.clock.turnTo(on)
    await act(by, 'penalty', caseId, action, input)
    if (action === 'publish') break
  }
  server.clock.turnTo(TODAY)
  return caseId
}

const inspectionPlan = {
  ...{ number: '清和街检〔2026〕1号', agency: '清和街道综合行政执法队', authority: 'organ', kind: '日常检查', way: '双随机', drawNo: '2026-01批次' },
  ...{ item: '消防安全检查', itemsCount: 1, itemListed: '是', standardPublished: '是', basis: '消防法第五十三条', planned: '是', planNo: '第1项' },
  ...{ mergeCheck: 'single', cap: 99, targetName: '示例清河泰安餐饮店', targetKind: 'household', targetCode: '92999999YTLUU9TD85', phone: '13900000001' },
}

/** An inspection whose code has been given out; with `visited`, it has begun. */
async function codedInspection(visited: boolean): Promise<string> {
  const caseId = newId()
  const [first, second] = [(await viewer('officer')).personId, (await viewer('officer2')).personId]
  await act('clerk', 'inspection', caseId, 'plan', inspectionPlan)
  await act('leader', 'inspection', caseId, 'approve', { approver: '孙三' })
  await act('officer', 'inspection', caseId, 'notify', { noticeNo: '清和街检通〔2026〕1号', noticeWay: 'onSite', noticeComplete: '是' })
  await act('officer', 'inspection', caseId, 'issueCode')
  if (visited) await act('officer', 'inspection', caseId, 'enter', { officer1: first, officer2: second, identityShown: '是' })
  return caseId
}

/** The words of the page as soon as these are among them: a click does not wait for the page that it leads to. */
const text = async (among: string): Promise<string> => {
  await page.locator('main').filter({ hasText: among }).waitFor()
  return (await page.locator('main').textContent()) ?? ''
}

describe('依申请公开', () => {
  const fill = async (values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) {
      const control = page.locator(`[name="${name}"]`).first()
      const kind = await control.evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName))
      if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check()
      else if (kind === 'SELECT') await control.selectOption(value)
      else await control.fill(value)
    }
  }
  const good = {
    applicantKind: 'person',
    applicantName: '褚某甲',
    applicantCode: '999999199001010016',
    phone: '13900000002',
    content: '2025年度清河社区征地补偿安置方案',
    provideForm: 'electronic',
    getWay: 'email',
  }

  it('不用脚本也能提交：一次指出全部错误并保留已填内容，改正后得到查询码，凭码查到进度', async () => {
    await page.goto(`${base}/disclosure`)
    await page.getByRole('link', { name: '清和街道' }).click()
    await fill({ applicantName: '褚某甲', applicantCode: '999999199001010017', content: '2025年度清河社区征地补偿安置方案' })
    await page.getByRole('button', { name: '提交申请' }).click()
    const wrong = await text('申请人类型：必须填写')
    for (const words of ['申请人类型：必须填写', '身份证号或统一社会信用代码：', '校验位不符', '提供方式：必须填写', '获取途径：必须填写'])
      expect(wrong).toContain(words)
    await expect.poll(() => page.inputValue('[name="content"]')).toBe('2025年度清河社区征地补偿安置方案')
    await expect.poll(() => page.inputValue('[name="applicantName"]')).toBe('褚某甲')

    await fill({ ...good, phone: '' })
    await page.getByRole('button', { name: '提交申请' }).click()
    await text('电话、电子邮箱、通信地址至少填写一项')

    await fill(good)
    await page.getByRole('button', { name: '提交申请' }).click()
    await text('申请已提交')
    const code = await page.locator('.code').textContent()
    expect(code).toMatch(/^999901001(-[2-9A-Z]{4}){4}$/)

    await page.getByRole('link', { name: '查看办理进度' }).click()
    await page.fill('#code', String(code).toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: '查询' }).click()
    const status = await text('已提交，待确认')
    expect(status).toContain('已提交，待确认')
    expect(status).not.toContain('褚某甲')
    expect(status).not.toContain('13900000002')
  })

  it('同一份申请送两次，只有一件', async () => {
    const ids = { office: String(EAST), caseId: newId(), actionId: newId() }
    const send = () => nobody('POST', '/disclosure/apply', { ...ids, ...good })
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    const { rows } = await server.services.db.owner.query('select count(*)::int as n from mingfa.case_action where case_id = $1', [ids.caseId])
    expect(rows[0]?.n).toBe(1)
  })

  it('查询码在库里只有散列；不对的码与没有的码，答复一样', async () => {
    const code = await server.services.tickets.issue({ office: EAST, type: 'disclosure', caseId: newId() }, server.clock.now())
    const { rows } = await server.services.db.owner.query('select * from mingfa.ticket')
    expect(JSON.stringify(rows)).not.toContain(code.slice(-4))
    const ask = async (typed: string) => (await nobody('POST', '/disclosure/status', { code: typed })).text.replaceAll(typed, '')
    expect(await ask('999901001-2222-2222-2222-2222')).toBe(await ask('123456789-2222-2222-2222-2222'))
  })

  it('办到哪一步只说申请人本来就会被告知的，不说内部环节', async () => {
    const caseId = newId()
    await nobody('POST', '/disclosure/apply', { office: String(EAST), caseId, actionId: newId(), ...good })
    await act('openness', 'disclosure', caseId, 'confirm', { requestNo: '清和公开〔2026〕1号', receiptProof: '电话确认' })
    await act('openness', 'disclosure', caseId, 'search', { handlingUnit: '城建办', searchNote: '查阅2025年档案' })
    const code = await server.services.tickets.issue({ office: EAST, type: 'disclosure', caseId }, server.clock.now())
    const { text: body } = await nobody('POST', '/disclosure/status', { code })
    for (const words of ['清和公开〔2026〕1号', '办理中', '剩 20 个工作日', '确认收到']) expect(body).toContain(words)
    for (const words of ['检索', '城建办']) expect(body).not.toContain(words)
  })

  it('没有人接收申请的机关不列出，也提交不了', async () => {
    expect((await nobody('GET', '/disclosure')).text).not.toContain(`office=${WEST}`)
    expect((await nobody('POST', '/disclosure/apply', { office: String(WEST), caseId: newId(), actionId: newId(), ...good })).status).toBe(404)
  })

  it('别的网站的页面不能代为提交；同一地址提交过多的，请稍后再试', async () => {
    const elsewhere = asking(server.app, { 'sec-fetch-site': 'cross-site' })
    expect((await elsewhere('POST', '/disclosure/apply', { office: String(EAST), caseId: newId(), actionId: newId(), ...good })).status).toBe(403)
    let last = await nobody('POST', '/disclosure/status', { code: 'x' })
    for (let i = 0; i < 30 && last.status !== 429; i += 1) last = await nobody('POST', '/disclosure/status', { code: 'x' })
    expect(last.status).toBe(429)
    expect(last.text).toContain('请稍后再试')
    server.clock.turnTo('2026-03-03')
  })
})

describe('检查核验', () => {
  it('扫码看到机关、人员、证号、事项和日期，不见电话和证件；可以核验和评价，各一次', async () => {
    const id = await codedInspection(true)
    await page.goto(`${base}/inspections/${EAST}/${id}`)
    const seen = await text('检查中')
    for (const words of ['清和街道综合行政执法队', '赵一', '示officer', '钱二', '消防安全检查', TODAY, '检查中']) expect(seen).toContain(words)
    for (const words of ['13900000001', '92999999YTLUU9TD85']) expect(seen).not.toContain(words)
    await page.getByRole('button', { name: '我已当面核对' }).click()
    await text('已记录核验')
    await page.getByRole('button', { name: '提交评价' }).click()
    await text('企业评价：必须填写')
    await page
      .locator('[name="rating"][value="good"]')
      .or(page.locator('[name="rating"] option[value="good"]'))
      .first()
      .evaluate((e) => {
        if (e instanceof HTMLOptionElement) e.selected = true
        else if (e instanceof HTMLInputElement) e.checked = true
      })
    await page.fill('[name="ratingNote"]', '讲解清楚')
    await page.getByRole('button', { name: '提交评价' }).click()
    await text('已收到您的评价')
    await expect.poll(() => page.getByRole('button', { name: '提交评价' }).count()).toBe(0)
  })

  it('没有发码的检查、不存在的检查、别的机关下的同一检查，答复一样', async () => {
    const planned = newId()
    await act('clerk', 'inspection', planned, 'plan', { ...inspectionPlan, number: '清和街检〔2026〕2号' })
    const coded = await codedInspection(false)
    const answers = await Promise.all([planned, newId()].map((id) => nobody('GET', `/inspections/${EAST}/${id}`)))
    answers.push(await nobody('GET', `/inspections/${WEST}/${coded}`), await nobody('GET', `/inspections/${EAST}/x`))
    const plainText = (t: string) => t.replace(/\/inspections\/[^"&]*|%2Finspections%2F[^"&]*/g, '')
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404])
    expect(new Set(answers.map((a) => plainText(a.text))).size).toBe(1)
  })

  it('检查开始之前不能评价', async () => {
    const id = await codedInspection(false)
    const answer = await nobody('POST', `/inspections/${EAST}/${id}/rate`, { actionId: newId(), rating: 'good' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('只能在')
  })

  it('二维码是核验页面的地址', async () => {
    const answer = await nobody('GET', `/qr/inspections/${EAST}/${newId()}`)
    expect([answer.headers['content-type'], answer.text.startsWith('<svg')]).toEqual(['image/svg+xml', true])
  })
})

describe('公示', () => {
  it('处罚决定可查可搜，自然人姓名遮盖；撤回后只说已撤回和理由', async () => {
    const id = await publishedPenalty()
    await page.goto(`${base}/publicity?q=${encodeURIComponent('占用')}`)
    await page.getByRole('link', { name: '未经许可擅自占用城市道路行政处罚决定' }).click()
    const notice = await text('罚款')
    for (const words of ['示例清河顺安便利店', '罚款', '500.00', '清和街道']) expect(notice).toContain(words)
    await expect.poll(() => page.locator('meta[name="ArticleTitle"]').getAttribute('content')).toBe('未经许可擅自占用城市道路行政处罚决定')

    await act('clerk', 'penalty', id, 'withdraw', { withdrawReason: '决定被依法变更' }).catch(async () =>
      act('leader', 'penalty', id, 'withdraw', { withdrawReason: '决定被依法变更' }),
    )
    await page.reload()
    const gone = await text('该公示已撤回')
    for (const words of ['该公示已撤回', '决定被依法变更', '2026-03-02']) expect(gone).toContain(words)
    expect(gone).not.toContain('便利店')
    expect((await nobody('GET', `/publicity?q=${encodeURIComponent('占用')}`)).text).not.toContain(id)
  })

  it('没有公示的案件，与不存在的一样', async () => {
    const id = await codedInspection(true)
    const plainText = (t: string) => t.replace(/publicity(?:\/|%2F)[^"&]*/g, '')
    const [secret, none] = [await nobody('GET', `/publicity/${EAST}/${id}`), await nobody('GET', `/publicity/${EAST}/${newId()}`)]
    expect([secret.status, none.status]).toEqual([404, 404])
    expect(plainText(secret.text)).toBe(plainText(none.text))
  })
})

describe('年度报告', () => {
  it('公开的报告有索引号、标签、打印版、下载，每个数字说明数的是什么、截至何时', async () => {
    await publishedPenalty()
    const { reports } = server.services
    const reporter = await viewer('reporter')
    const composed = await reports.compose(reporter, { office: EAST, year: 2024 })
    if (!composed || !('report' in composed)) throw new Error(JSON.stringify(composed))
    const id = composed.report
    const steps = [
      ['reporter', 'submit'],
      ['reviewer', 'review'],
      ['leader', 'approve'],
      ['reporter', 'freeze'],
      ['reporter', 'publish'],
    ] as const
    for (const [who, step] of steps) {
      const result = await reports.step(await viewer(who), id, step, { note: '同意' })
      if (!result || !('report' in result)) throw new Error(`${step}: ${JSON.stringify(result)}`)
    }
    await page.goto(`${base}/reports`)
    await page.getByRole('link', { name: '清和街道2024年法治政府建设年度报告' }).click()
    const shown = await text('报告中的数字')
    for (const words of ['999901001/2026-00001', '索引号', '有效性', '主动公开', '一、主要举措和成效', '报告中的数字', '截至', '依据：'])
      expect(shown).toContain(words)
    await expect.poll(() => page.locator('meta[name="PubDate"]').getAttribute('content')).toMatch(/^2026-03-02 \d\d:\d\d$/)
    const links = await page.locator('.gongwen a.figure').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(0)
    for (const link of new Set(links)) await expect.poll(() => page.locator(link).count()).toBe(1)
    await page.getByRole('link', { name: '打印版' }).click()
    await expect.poll(() => page.locator('nav').count()).toBe(0)
    const docx = await nobody('GET', `/reports/${id}/download?format=docx`)
    expect([docx.status, docx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await nobody('GET', `/reports/${newId()}`)).status).toBe(404)
  })
})

describe('网站', () => {
  const pages = ['/', '/publicity', '/reports', '/disclosure', '/disclosure/apply', `/disclosure/apply?office=${EAST}`, '/disclosure/status']
  const others = ['/inspections', '/seals', '/agencies', '/search?q=占道', '/sitemap', '/accessibility', '/no-such-page']

  it('每一页在电脑和手机宽度都不横向滚动，没有无障碍缺陷，两种字号都是', async () => {
    const context = await browser.newContext({ bypassCSP: true })
    context.setDefaultTimeout(PATIENCE)
    const tab = await context.newPage()
    const faults: string[] = []
    for (const mode of ['standard', 'elder']) {
      await tab.goto(`${base}/view?mode=${mode}&back=/`)
      for (const width of [1366, 390]) {
        await tab.setViewportSize({ width, height: 768 })
        for (const path of [...pages, ...others]) {
          await tab.goto(base + path)
          const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          if (wide > 0) faults.push(`${mode} ${width} ${path}: 宽出 ${wide}`)
          await tab.evaluate(axeSource)
          const found = await tab.evaluate(async () => {
            const { violations } = await (
              window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }
            ).axe.run()
            return violations.map((v) => `${v.id} ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
          })
          faults.push(...found.map((f) => `${mode} ${width} ${path}: ${f}`))
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('每一页都有站点标签和当前位置；没有设置的标识码不写', async () => {
    for (const path of pages.slice(1)) {
      const { text: body } = await nobody('GET', path)
      expect(body, path).toContain('<meta name="SiteName" content="清河区法治政府公众服务平台" />')
      expect(body, path).toContain('aria-label="当前位置"')
      expect(body, path).not.toContain('SiteIDCode')
    }
  })

  it('字号选择记在浏览器里，回到原来的页面；不会被带到别的网站', async () => {
    await page.goto(`${base}/publicity`)
    await page.getByRole('link', { name: '长者模式' }).click()
    await expect.poll(() => page.locator('html').getAttribute('class')).toBe('elder')
    expect(page.url()).toBe(`${base}/publicity`)
    await page.getByRole('link', { name: '标准' }).click()
    for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example'])
      expect((await nobody('GET', `/view?mode=large&back=${encodeURIComponent(back)}`)).headers.location).toBe('/')
  })

  it('填写的内容不会变成页面的一部分', async () => {
    const { text: body } = await nobody('GET', `/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(body).not.toContain('<script>')
    expect(String((await nobody('GET', '/')).headers['content-security-policy'])).toContain("default-src 'none'")
  })

  it('没有的页面有去处；接口的答复仍是接口的样子', async () => {
    const lost = await nobody('GET', '/wherever')
    expect([lost.status, lost.text.includes('网站地图')]).toEqual([404, true])
    expect((await nobody('GET', '/api/wherever')).json()).toMatchObject({ code: 'not-found' })
  })
})
