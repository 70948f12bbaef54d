/** The routes of the portal: pages for anybody, in the same application and route table as everything else. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { html } from 'hono/html'
import { z } from 'zod'
import { answerOf, HttpProblem, type Problem, type RouteAccess, type RouteLimit } from '../../platform/http/index.ts'
import { articleCss, formats } from '../../platform/print/index.ts'
import type { Services } from '../services.ts'
import { type Page, render } from './layout.ts'
import { accessibilityPage, agenciesPage, sealsPage, sealsQuery, searchPage, searchQuery, siteMapPage } from './pages/about.ts'
import { applyBody, applyPage, applyQuery, disclosurePage, sendApplication, statusBody, statusForm, statusPage } from './pages/disclosure.ts'
import { homePage } from './pages/home.ts'
import { actOnInspection, inspectionPage, inspectionParams, inspectionQr, inspectionsPage, publicActionBody } from './pages/inspections.ts'
import { noticePage, publicityPage, publicityQuery } from './pages/publicity.ts'
import { reportDocument, reportPage, reportPrint, reportsPage, reportsQuery } from './pages/reports.ts'
import { createPortal, type Portal } from './portal.ts'
import type { Site } from './site.ts'
import { safeBack, VIEW_COOKIE, views } from './view.ts'

const DAY_SECONDS = 86_400
const YEAR_SECONDS = 31_536_000

const open = (because: string, limit?: RouteLimit): { access: RouteAccess; limit?: RouteLimit } => ({
  access: { who: 'anyone', because },
  ...(limit ? { limit } : {}),
})

/** A guess at a code, or a form sent, from one address. */
const forms: RouteLimit = { name: 'public-form', max: 20, seconds: 600 }
const codes: RouteLimit = { name: 'ticket', max: 20, seconds: 600 }
const looks: RouteLimit = { name: 'inspection', max: 120, seconds: 600 }
const searches: RouteLimit = { name: 'search', max: 120, seconds: 60 }
const prints: RouteLimit = { name: 'download', max: 30, seconds: 600 }

/** No scripts, no frames of others, forms to this site only. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

async function send(portal: Portal, request: FastifyRequest, reply: FastifyReply, page: Page, status = 200): Promise<FastifyReply> {
  reply.header('content-security-policy', POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8')
  return reply.code(status).send(await render(await portal.frame(request), page))
}

const headlines: Readonly<Record<number, string>> = { 404: '没有找到这个页面', 429: '请稍后再试', 500: '系统出现故障' }

/** What an error looks like to somebody at the portal. Unknown and forbidden read the same. */
function errorPage(status: number, problem: Problem): Page {
  const title = headlines[status] ?? '没有办成'
  const words = status === 404 ? '地址可能已经变动，或者内容不公开。' : problem.message
  const body = html`<h1>${title}</h1><p class="lead">${words}</p><p><a href="/">回到首页</a>　<a href="/sitemap">网站地图</a></p>`
  return { title, crumbs: [{ title }], body, hidden: true }
}

/** A form of this site is sent by a page of this site; another site that sends one is refused. It carries no authority either way. */
function fromHere(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site') throw new HttpProblem(403, { code: 'csrf', message: '请在本网站的页面上填写并提交' })
}

type Web = ReturnType<typeof webOf>
const webOf = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>()

function pages(app: Web, portal: Portal): void {
  const published = open('只有依法主动公开的内容')
  app.get('/', { config: open('门户首页') }, async (request, reply) => send(portal, request, reply, await homePage(portal)))
  app.get('/publicity', { config: { ...published, limit: searches }, schema: { querystring: publicityQuery } }, async (request, reply) =>
    send(portal, request, reply, await publicityPage(portal, request.query)),
  )
  const notice = z.object({ office: z.coerce.number().int().positive(), id: z.uuid() })
  app.get('/publicity/:office/:id', { config: published, schema: { params: notice } }, async (request, reply) =>
    send(portal, request, reply, await noticePage(portal, request.params.office, request.params.id)),
  )
  app.get('/agencies', { config: published }, async (request, reply) => send(portal, request, reply, await agenciesPage(portal)))
  app.get('/seals', { config: published, schema: { querystring: sealsQuery } }, async (request, reply) =>
    send(portal, request, reply, await sealsPage(portal, request.query)),
  )
  app.get('/search', { config: { ...published, limit: searches }, schema: { querystring: searchQuery } }, async (request, reply) =>
    send(portal, request, reply, await searchPage(portal, request.query)),
  )
  app.get('/sitemap', { config: published }, async (request, reply) => send(portal, request, reply, siteMapPage()))
  app.get('/accessibility', { config: published }, async (request, reply) => send(portal, request, reply, accessibilityPage()))
}

function reports(app: Web, portal: Portal): void {
  const published = open('只有已公开的年度报告')
  const params = z.object({ id: z.uuid() })
  app.get('/reports', { config: published, schema: { querystring: reportsQuery } }, async (request, reply) =>
    send(portal, request, reply, await reportsPage(portal, request.query)),
  )
  app.get('/reports/:id', { config: published, schema: { params } }, async (request, reply) =>
    send(portal, request, reply, await reportPage(portal, request.params.id, portal.origin(request))),
  )
  app.get('/reports/:id/print', { config: published, schema: { params } }, async (request, reply) =>
    send(portal, request, reply, await reportPrint(portal, request.params.id, portal.origin(request))),
  )
  const wanted = z.object({ format: z.enum(['pdf', 'docx']).catch('pdf') })
  app.get('/reports/:id/download', { config: { ...published, limit: prints }, schema: { params, querystring: wanted } }, async (request, reply) => {
    const { document } = await reportDocument(portal, request.params.id)
    const { format } = request.query
    const bytes = await portal.services.printer.render({ document, format })
    reply.header('content-disposition', `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(`${document.title}.${format}`)}`)
    return reply.type(formats[format].type).send(Buffer.from(bytes))
  })
}

function disclosure(app: Web, portal: Portal): void {
  app.get('/disclosure', { config: open('办事指南') }, async (request, reply) => send(portal, request, reply, await disclosurePage(portal)))
  app.get('/disclosure/apply', { config: open('任何人都可以申请政府信息'), schema: { querystring: applyQuery } }, async (request, reply) =>
    send(portal, request, reply, await applyPage(portal, request.query)),
  )
  app.post('/disclosure/apply', { config: open('任何人都可以申请政府信息', forms), schema: { body: applyBody } }, async (request, reply) => {
    fromHere(request)
    const { page, status } = await sendApplication(portal, request.body)
    return send(portal, request, reply, page, status)
  })
  app.get('/disclosure/status', { config: open('查询码由申请人持有') }, async (request, reply) => send(portal, request, reply, statusForm()))
  app.post('/disclosure/status', { config: open('凭查询码只能看自己的申请', codes), schema: { body: statusBody } }, async (request, reply) => {
    fromHere(request)
    const { page, status } = await statusPage(portal, request.body)
    return send(portal, request, reply, page, status)
  })
}

function inspections(app: Web, portal: Portal): void {
  const byCode = '检查码在检查通知书上；只显示可公开的内容'
  app.get('/inspections', { config: open('办事指南') }, async (request, reply) => send(portal, request, reply, inspectionsPage()))
  app.get('/inspections/:office/:id', { config: open(byCode, looks), schema: { params: inspectionParams } }, async (request, reply) =>
    send(portal, request, reply, await inspectionPage(portal, request.params)),
  )
  for (const action of ['scan', 'rate'] as const) {
    const schema = { params: inspectionParams, body: publicActionBody }
    app.post(`/inspections/:office/:id/${action}`, { config: open(byCode, forms), schema }, async (request, reply) => {
      fromHere(request)
      const { page, status } = await actOnInspection(portal, request.params, action, request.body)
      return send(portal, request, reply, page, status)
    })
  }
  app.get('/qr/inspections/:office/:id', { config: open('二维码中只有地址本身'), schema: { params: inspectionParams } }, async (request, reply) => {
    const svg = await inspectionQr(portal.origin(request), request.params)
    return reply.type('image/svg+xml').header('cache-control', `private, max-age=${DAY_SECONDS}`).send(svg)
  })
}

function site(app: Web, portal: Portal, stylesheet: string): void {
  const wanted = z.object({ mode: z.enum(views).catch('standard'), back: z.string().max(500).optional().catch(undefined) })
  app.get('/view', { config: open('只记住字号'), schema: { querystring: wanted } }, async (request, reply) => {
    reply.setCookie(VIEW_COOKIE, request.query.mode, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: YEAR_SECONDS })
    return reply.redirect(safeBack(request.query.back), 303)
  })
  app.get('/portal.css', { config: open('样式') }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).send(stylesheet),
  )
  app.get('/robots.txt', { config: open('给搜索引擎的说明') }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send('User-agent: *\nDisallow: /api/\nDisallow: /workbench/\nDisallow: /inspections/\nDisallow: /disclosure/status\n'),
  )
  app.setErrorHandler(async (error, request, reply) => portalError(portal, error, request, reply))
}

/** Answers an error as a page. Faults are told to the program by whoever handles them first, the general error handler. */
async function portalError(portal: Portal, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, problem } = answerOf(error, request)
  if (status === 500) portal.onFault(error, request.url)
  // An address or a form that makes no sense is no page of ours.
  const shown = status === 422 || status === 403 ? (request.method === 'GET' ? 404 : status) : status
  return send(portal, request, reply, errorPage(shown, problem), shown)
}

export type PortalOptions = { site: Site; onFault: (error: unknown, url: string) => void }

/** Registers the portal; the returned function answers addresses that lead nowhere. */
export async function registerPortal(app: FastifyInstance, services: Services, { site: told, onFault }: PortalOptions): Promise<Portal> {
  const own = ['frame.css', 'content.css'].map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  const stylesheet = [...own, articleCss].join('\n')
  const version = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)
  const portal = createPortal(services, told, `/portal.css?v=${version}`, onFault)
  await app.register(async (child) => {
    const web = webOf(child)
    site(web, portal, stylesheet)
    pages(web, portal)
    reports(web, portal)
    disclosure(web, portal)
    inspections(web, portal)
  })
  return portal
}

/** The page for an address that leads nowhere. */
export const lostPage = (portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  send(portal, request, reply, errorPage(404, { code: 'not-found', message: '' }), 404)
