/** Files on their way to a case, by the tus protocol 1.0.0 with its extensions creation and termination. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FilePurpose, opinionFileFault } from '../../../engine/evidence.ts'
import type { Viewer } from '../../../platform/access/index.ts'
import type { Upload } from '../../../platform/evidence/index.ts'
import { forbidden, HttpProblem, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Address } from '../../../platform/ledger/index.ts'
import type { Services } from '../../services.ts'
import type { PendingUpload } from '../../workbench/evidence-types.ts'
import { ofCase, ofUpload, uploadShape } from '../evidence-shapes.ts'
import { createTus, metadataOf, UPLOADS } from '../tus.ts'
import { alsoAdvisers, answers, apiOf, idText, noContent, wrong } from './api.ts'

const tags = ['证据']
const OWN = alsoAdvisers('每个人只看得到自己在传的文件')
const one = z.object({ id: idText })

export type Case = z.output<typeof ofCase>
type MustSee = (services: Services, viewer: Viewer, asked: Case) => Promise<Address>

const sizeText = (bytes: number): string => (bytes >= 1024 ** 3 ? `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`)

function sizeOf(request: FastifyRequest, maxBytes: number): number {
  const text = String(request.headers['upload-length'] ?? '')
  const size = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(size)) throw wrong('Upload-Length', '文件大小', text, '应为字节数')
  if (size === 0) throw wrong('Upload-Length', '文件大小', text, '文件是空的')
  if (size > maxBytes) throw new HttpProblem(413, { code: 'too-large', message: `文件 ${sizeText(size)}，超过一个文件 ${sizeText(maxBytes)} 的限度` })
  return size
}

/** Milliseconds since 1970 as a device writes them; null for what is none. */
function instantOf(text: string | null | undefined): Date | null {
  const ms = Number(text ?? '')
  return text && Number.isFinite(ms) && ms > 0 && ms < 8e12 ? new Date(ms) : null
}

/** A name without path and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const plainName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 255) || '未命名'

const pending = ({ id, fileName, size, offset, arrivedAt, mime, sha256, takenAt, takenPlace, deviceAt }: Upload & { offset: number }): PendingUpload => ({
  ...{ id, fileName, size, offset, arrived: arrivedAt !== null, mime, sha256, takenAt, takenPlace, deviceAt },
})

/** Evidence is added by those who handle the case; what goes with an opinion, also by whoever is asked for one. */
function mustBeFor({ evidence }: Services, viewer: Viewer, address: Address, purpose: FilePurpose): void {
  if (purpose === 'evidence' && !evidence.mayAdd(viewer, address)) throw forbidden('证据由本机关办理该案件的人员登记')
  if (purpose === 'opinion' && !evidence.mayAttach(viewer, address)) throw forbidden('意见的附件由被征求意见的人上传')
}

function openRoute(app: FastifyInstance, services: Services, mustSeeCase: MustSee): void {
  apiOf(app).post(
    UPLOADS,
    {
      config: alsoAdvisers('由能办理该案件的人上传；意见的附件，也可以由被征求意见的人上传'),
      schema: {
        tags,
        summary: '开始上传一个文件（tus）',
        description:
          '头部 Upload-Length 写字节数，Upload-Metadata 写 filename、lastModified（文件时间，毫秒）、clock（设备此刻的时间，毫秒）。答复的 Location 用于续传。',
        querystring: ofUpload,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      const address = await mustSeeCase(services, viewer, request.query)
      const purpose = request.query.for
      mustBeFor(services, viewer, address, purpose)
      const size = sizeOf(request, services.evidence.settings.maxBytes)
      const said = metadataOf(request.headers['upload-metadata'])
      const fileName = plainName(said.filename ?? '')
      const fault = purpose === 'opinion' ? opinionFileFault(fileName, size) : undefined
      if (fault) throw wrong('Upload-Metadata', '附件', fileName, fault)
      const clock = instantOf(said.clock)
      const id = await services.evidence.uploads.open(viewer, {
        ...{ ...address, size, fileName, purpose },
        deviceAt: instantOf(said.lastModified)?.toISOString() ?? null,
        skewMs: clock ? clock.getTime() - services.clock.now().getTime() : null,
      })
      return reply.code(201).header('location', `${UPLOADS}/${id}`).header('tus-resumable', '1.0.0').send()
    },
  )
}

/** /api/evidence/uploads and below. */
export function uploadRoutes(app: FastifyInstance, services: Services, mustSeeCase: MustSee): void {
  const { uploads } = services.evidence
  const api = apiOf(app)
  const tus = createTus(uploads)
  const mustFind = async (viewer: Viewer, id: string): Promise<Upload> => {
    const upload = await uploads.find(viewer, id)
    if (!upload) throw notFound('上传的文件')
    return upload
  }
  const hand = async (request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): Promise<void> => {
    const viewer = viewerOf(request)
    const upload = await mustFind(viewer, request.params.id)
    reply.hijack()
    await tus(request.raw, reply.raw, { viewer, upload })
  }
  // The bytes go by in a stream; no parser may gather them.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  openRoute(app, services, mustSeeCase)
  api.get(
    UPLOADS,
    { config: OWN, schema: { tags, summary: '自己在传、还没有登记的文件', querystring: ofCase, response: answers(z.array(uploadShape)) } },
    async (request) => {
      const viewer = viewerOf(request)
      return (await uploads.list(viewer, await mustSeeCase(services, viewer, request.query))).map(pending)
    },
  )
  api.head(`${UPLOADS}/:id`, { config: OWN, schema: { tags, summary: '已经收到多少（tus）', params: one } }, hand)
  api.patch(`${UPLOADS}/:id`, { config: OWN, schema: { tags, summary: '接着传（tus）', params: one } }, hand)
  api.delete(`${UPLOADS}/:id`, { config: OWN, schema: { tags, summary: '放弃上传', params: one, response: noContent } }, async (request, reply) => {
    const viewer = viewerOf(request)
    await uploads.remove(viewer, await mustFind(viewer, request.params.id))
    return reply.status(204).header('tus-resumable', '1.0.0').send(null)
  })
}
