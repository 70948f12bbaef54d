/** Evidence of a case: its list, taking in what was uploaded, the files themselves, custody, and what no longer counts. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { type FilePurpose, isShown } from '../../../engine/evidence.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import type { Evidence, Upload } from '../../../platform/evidence/index.ts'
import { badInput, forbidden, HttpProblem, notFound, refused, viewerOf } from '../../../platform/http/index.ts'
import type { ActResult, Address } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { EvidenceItem } from '../../workbench/evidence-types.ts'
import { custodyShape, evidencePageShape, ofCase, registerBody, transferBody, voidBody } from '../evidence-shapes.ts'
import { rangeOf } from '../ranges.ts'
import { alsoAdvisers, answers, apiOf, idText, mustSee, noContent, signedIn, typeOf } from './api.ts'
import { type Case, uploadRoutes } from './evidence-uploads.ts'

const tags = ['证据']
const SEEN = alsoAdvisers('看得到案件的人看得到它的证据，由数据库逐行把关')
const one = z.object({ id: idText })

/** The case that evidence is asked of, if the viewer may see it. */
export async function mustSeeCase(services: Services, viewer: Viewer, { type, office, case: caseId }: Case): Promise<Address> {
  mustSee(viewer, typeOf(services.types, type).id, office)
  const found = await services.ledger.locate(viewer, caseId)
  if (found?.type !== type || found.office !== office) throw notFound('案件')
  return found
}

const shown = (names: ReadonlyMap<string, string>, e: Evidence): EvidenceItem => {
  const { storeName: _store, purpose: _purpose, thumbName, thumbSize: _size, actionId: _action, office: _office, type: _type, caseId: _case, ...rest } = e
  const nameOf = (id: string): string => names.get(id) ?? id
  return { ...rest, addedBy: nameOf(e.addedBy), voidBy: e.voidBy === null ? null : nameOf(e.voidBy), thumb: thumbName !== null && e.scan !== 'infected' }
}

async function listOf(services: Services, viewer: Viewer, address: Address) {
  const { evidence } = services
  const items = await evidence.list(viewer, address)
  const names = await services.viewers.names(items.flatMap((e) => [e.addedBy, ...(e.voidBy ? [e.voidBy] : [])]))
  return {
    items: items.map((e) => shown(names, e)),
    mayAdd: evidence.mayAdd(viewer, address),
    maxBytes: evidence.settings.maxBytes,
    now: services.clock.now().toISOString(),
  }
}

/** Throws for whatever kept an action from being taken. */
function mustBeDone(result: ActResult): void {
  if ('invalid' in result) throw badInput(`有 ${result.invalid.length} 处需要修改`, result.invalid)
  if ('refused' in result) throw refused(result.refused)
  if ('stale' in result) throw new HttpProblem(409, { code: 'stale', message: '案件已被他人办理，请查看变化' })
}

async function mustFind(services: Services, viewer: Viewer, id: string): Promise<Evidence> {
  const found = await services.evidence.find(viewer, id)
  if (!found) throw notFound('证据')
  return found
}

/** One's own uploads for this case, each whole; what came whole just before the server stopped is finished now. */
export async function arrived(
  services: Services,
  viewer: Viewer,
  address: Address,
  ids: readonly string[],
  purpose: FilePurpose = 'evidence',
): Promise<Upload[]> {
  const { uploads } = services.evidence
  const found: Upload[] = []
  for (const id of new Set(ids)) {
    const upload = await uploads.find(viewer, id)
    if (upload?.caseId !== address.caseId || upload.purpose !== purpose) throw notFound('上传的文件')
    if ((await uploads.offset(upload)) !== upload.size)
      throw new HttpProblem(409, { code: 'unfinished', message: `“${upload.fileName}”还没有传完，传完后再${purpose === 'opinion' ? '提交' : '登记'}` })
    found.push(await uploads.finish(viewer, upload))
  }
  return found
}

function listRoutes(app: FastifyInstance, services: Services): void {
  const api = apiOf(app)
  api.get(
    '/api/evidence',
    { config: SEEN, schema: { tags, summary: '一件案件的证据', querystring: ofCase, response: answers(evidencePageShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      return listOf(services, viewer, await mustSeeCase(services, viewer, request.query))
    },
  )
  api.post(
    '/api/evidence',
    {
      config: signedIn('由能办理该案件的人登记，由案件的程序把关'),
      schema: {
        tags,
        summary: '把传完的文件登记为证据',
        description: '一次可登记多件，共用种类、来源、收集人、时间、地点。登记是案件的一个动作，写入链式存证。',
        body: registerBody,
        response: answers(evidencePageShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { type, office, case: caseId, actionId, uploads, deviceAt, ...facts } = request.body
      const address = await mustSeeCase(services, viewer, { type, office, case: caseId })
      if (!services.evidence.mayAdd(viewer, address)) throw forbidden('证据由本机关办理该案件的人员登记')
      // What was sent twice is registered once: the first sending has used the uploads up.
      const done = (await services.evidence.list(viewer, address)).some((e) => e.actionId === actionId)
      if (!done) {
        const asked = { address, actionId, uploads: await arrived(services, viewer, address, uploads), facts, ...(deviceAt ? { deviceAt } : {}) }
        mustBeDone(await services.evidence.register(viewer, asked))
      }
      return listOf(services, viewer, address)
    },
  )
}

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/** Nothing that a file holds may run in our pages. */
function fileHead(reply: FastifyReply, evidence: Evidence, download: boolean): void {
  const inline = !download && isShown(evidence.mime)
  reply.header('content-type', inline ? `${evidence.mime}${evidence.mime === 'text/plain' ? '; charset=utf-8' : ''}` : 'application/octet-stream')
  reply.header('content-disposition', inline ? 'inline' : attachment(evidence.fileName))
  // A browser's own reader of PDFs does not start in a sandbox, and runs nothing in our name.
  if (evidence.mime !== 'application/pdf') reply.header('content-security-policy', "default-src 'none'; img-src 'self'; media-src 'self'; sandbox")
  reply.header('cache-control', 'private, no-store')
  reply.header('accept-ranges', 'bytes')
  reply.header('etag', `"${evidence.sha256}"`)
}

function fileRoutes(app: FastifyInstance, services: Services): void {
  const { evidence } = services
  const api = apiOf(app)
  const asked = z.object({ download: z.enum(['1']).exactOptional().meta({ description: '下载，而不是在页面里查看' }) })
  api.get(
    '/api/evidence/:id/file',
    {
      config: SEEN,
      schema: { tags, summary: '证据原件', description: '可以只要一部分（Range）。每次查看、下载都记入保管链。', params: one, querystring: asked },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const found = await mustFind(services, viewer, request.params.id)
      const withheld = evidence.withheld(found)
      if (withheld) throw new HttpProblem(409, withheld)
      const range = rangeOf(request.headers.range, found.size)
      if (range === 'unsatisfiable') {
        reply.header('content-range', `bytes */${found.size}`)
        throw new HttpProblem(416, { code: 'range', message: '要的部分超出了文件' })
      }
      await evidence.note(viewer, found, { what: request.query.download ? 'downloaded' : 'viewed' })
      fileHead(reply, found, request.query.download === '1')
      const { start, end } = range ?? { start: 0, end: found.size }
      if (range) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${found.size}`)
      reply.header('content-length', end - start)
      return reply.send(Readable.from(evidence.read(found, start, end), { objectMode: false }))
    },
  )
  api.get('/api/evidence/:id/thumbnail', { config: SEEN, schema: { tags, summary: '证据的缩略图', params: one } }, async (request, reply) => {
    const found = await mustFind(services, viewerOf(request), request.params.id)
    const picture = evidence.withheld(found) ? undefined : evidence.thumbnail(found)
    if (!picture) throw notFound('缩略图')
    return reply
      .type('image/jpeg')
      .header('cache-control', 'private, max-age=3600')
      .send(Readable.from(picture, { objectMode: false }))
  })
}

function custodyRoutes(app: FastifyInstance, services: Services): void {
  const { evidence } = services
  const api = apiOf(app)
  api.get(
    '/api/evidence/:id/custody',
    { config: SEEN, schema: { tags, summary: '证据的保管链', params: one, response: answers(custodyShape) } },
    async (request) => {
      const viewer = viewerOf(request)
      const { entries, whole } = await evidence.custody(viewer, await mustFind(services, viewer, request.params.id))
      const names = await services.viewers.names(entries.map((e) => e.person))
      const nameOf = (id: string): string => (id === 'system' ? '系统' : (names.get(id) ?? id))
      return { entries: entries.map(({ digest: _, ...e }) => ({ ...e, person: nameOf(e.person) })), whole }
    },
  )
  const keepers = signedIn('由本机关办理该案件的人员办理')
  const mine = async (viewer: Viewer, id: string): Promise<Evidence> => {
    const found = await mustFind(services, viewer, id)
    // What goes with an opinion is no evidence, and stays with the opinion.
    if (found.purpose !== 'evidence') throw notFound('证据')
    if (!evidence.mayAdd(viewer, found)) throw forbidden('由本机关办理该案件的人员办理')
    return found
  }
  api.post(
    '/api/evidence/:id/transfer',
    { config: keepers, schema: { tags, summary: '记载证据的移交', params: one, body: transferBody, response: noContent } },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const { to, reason } = request.body
      await evidence.note(viewer, await mine(viewer, request.params.id), { what: 'transferred', detail: `移交给${to}：${reason}` })
      return reply.status(204).send(null)
    },
  )
  api.post(
    '/api/evidence/:id/void',
    {
      config: keepers,
      schema: { tags, summary: '作废证据', description: '证据不能删除；作废写明理由，原件和经过都留着。', params: one, body: voidBody, response: noContent },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      mustBeDone(await evidence.void(viewer, await mine(viewer, request.params.id), request.body))
      return reply.status(204).send(null)
    },
  )
}

/** /api/evidence and below. */
export const evidenceRoutes = (app: FastifyInstance, services: Services): void => {
  uploadRoutes(app, services, mustSeeCase)
  listRoutes(app, services)
  fileRoutes(app, services)
  custodyRoutes(app, services)
}
