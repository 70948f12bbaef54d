/** The cockpit, and the map that it draws on. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { cockpitOf, cockpitSteps } from '../../../domains/oversight/index.ts'
import { rolesIn, type Viewer } from '../../../platform/access/index.ts'
import { forbidden, notFound, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { cockpitShape, cockpitStepsShape } from '../cockpit-shapes.ts'
import { answers, apiOf, mustAdminister, mustReach, noContent, officeText, signedIn, yearText } from './api.ts'

const tags = ['驾驶舱']
const LEADERS = ['leader', 'supervisor', 'admin', 'reporter'] as const
/** A map of a few hundred communities. */
const MAP_BYTES = 2_000_000

const point = z.array(z.number()).min(2).max(3)
const ring = z.array(point).min(4, '每个环至少四个点，首尾相同')
const mapShape = z.object({
  type: z.literal('FeatureCollection', '应为 GeoJSON FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.looseObject({ name: z.string().min(1, '每个地块要有 name，与案件中的村（社区）同名') }),
        geometry: z.union([
          z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
        ]),
      }),
    )
    .min(1)
    .max(1000),
})

/** 404 for an office out of reach, 403 for whoever has another post. */
function mustLead(viewer: Viewer, office: number): void {
  mustReach(viewer, office)
  if (!viewer.posts.some((p) => rolesIn(viewer, p.office).some((r) => (LEADERS as readonly string[]).includes(r))))
    throw forbidden('驾驶舱供机关负责人和监督人员使用')
}

/** Steps behind one line. */
const stepsQuery = z.object({
  office: officeText,
  year: yearText,
  type: z.string().max(60).meta({ description: '案件类型' }),
  action: z.string().max(60).meta({ description: '步骤' }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

/** /api/cockpit, /api/cockpit/steps and /api/offices/:id/map. */
export const cockpitRoutes = (app: FastifyInstance, services: Services): void => {
  const api = apiOf(app)
  api.get(
    '/api/cockpit',
    {
      config: signedIn('机关负责人、监督人员、年报编制人员和管理员；只计算本人管辖范围内的'),
      schema: {
        tags,
        summary: '驾驶舱：本年与上年同期、期限、最慢的步骤、机关之间、村（社区）',
        querystring: z.object({ office: officeText, year: yearText }),
        response: answers(cockpitShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { office, year } = request.query
      mustLead(viewer, office)
      return cockpitOf(services, viewer, { office, year })
    },
  )
  api.get(
    '/api/cockpit/steps',
    {
      config: signedIn('同驾驶舱；只列本人管辖范围内的'),
      schema: { tags, summary: '驾驶舱中一个步骤的各次办理，最慢的在前', querystring: stepsQuery, response: answers(cockpitStepsShape) },
    },
    async (request) => {
      const viewer = viewerOf(request)
      mustLead(viewer, request.query.office)
      const steps = await cockpitSteps(services, viewer, request.query)
      if (!steps) throw notFound('步骤')
      return steps
    },
  )
  api.put(
    '/api/offices/:id/map',
    {
      config: signedIn('本机关或上级机关的系统管理员'),
      bodyLimit: MAP_BYTES,
      schema: {
        tags,
        summary: '村（社区）边界',
        description: 'GeoJSON FeatureCollection，每个地块的 name 与案件中的村（社区）同名。不使用任何外部地图。',
        params: z.object({ id: officeText }),
        body: mapShape,
        response: noContent,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request)
      await mustAdminister(viewer, request.params.id, services.offices.below)
      await services.maps.keep(viewer, request.params.id, request.body)
      return reply.status(204).send(null)
    },
  )
}
