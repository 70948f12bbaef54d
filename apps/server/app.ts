/** The server: every route of API, workbench and portal in one application and one route table. */
import type { FastifyInstance } from 'fastify'
import { createHttp, type HttpApp, notFound } from '../../platform/http/index.ts'
import { lostPage, registerPortal } from '../portal/routes.ts'
import type { Site } from '../portal/site.ts'
import { type Given, openServices, type Services, type Settings } from '../services.ts'
import { registerOpenApi } from './openapi.ts'
import { actionRoutes } from './routes/actions.ts'
import { boardRoutes } from './routes/board.ts'
import { boardNoticeRoutes } from './routes/board-notices.ts'
import { caseRoutes } from './routes/cases.ts'
import { checkRoutes } from './routes/checks.ts'
import { cockpitRoutes } from './routes/cockpit.ts'
import { colleagueRoutes } from './routes/colleagues.ts'
import { dossierRoutes } from './routes/dossier.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { exportRoutes } from './routes/export.ts'
import { figureRoutes } from './routes/figures.ts'
import { importRoutes } from './routes/imports.ts'
import { letterRoutes } from './routes/letters.ts'
import { noticeRoutes } from './routes/notices.ts'
import { officeRoutes } from './routes/offices.ts'
import { opinionRoutes } from './routes/opinions.ts'
import { peopleRoutes } from './routes/people.ts'
import { queueRoutes } from './routes/queue.ts'
import { reportEditingRoutes } from './routes/report-editing.ts'
import { reportRoutes } from './routes/reports.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingRoutes } from './routes/settings/index.ts'
import { systemRoutes } from './routes/system.ts'
import { templateRoutes } from './routes/templates.ts'
import { viewRoutes } from './routes/views.ts'
import { serveWorkbench } from './workbench.ts'

export type ServerOptions = {
  /** Told of every fault, with the address that met it. */
  onFault?: (error: unknown, url: string) => void
  /** What the portal says of itself. */
  site?: Site
  /** Addresses or networks of the reverse proxies before it; requests are counted by the addresses that these tell. */
  proxies?: readonly string[]
}

const apiRoutes = [
  sessionRoutes,
  officeRoutes,
  peopleRoutes,
  exportRoutes,
  evidenceRoutes,
  opinionRoutes,
  caseRoutes,
  dossierRoutes,
  actionRoutes,
  queueRoutes,
  colleagueRoutes,
  checkRoutes,
  figureRoutes,
  importRoutes,
  reportRoutes,
  reportEditingRoutes,
  boardRoutes,
  boardNoticeRoutes,
  letterRoutes,
  templateRoutes,
  viewRoutes,
  searchRoutes,
  cockpitRoutes,
  settingRoutes,
  noticeRoutes,
] as const

/** The application over the services, ready for `listen` or, in tests, for `inject`. */
export async function createServer(services: Services, options: ServerOptions = {}): Promise<HttpApp> {
  const parts = { sessions: services.sessions, now: services.clock.now, today: services.clock.today }
  const onFault = options.onFault ?? ((error, url) => console.error(url, error))
  const register = async (app: FastifyInstance): Promise<void> => {
    await registerOpenApi(app, services.types)
    for (const routes of apiRoutes) routes(app, services)
    systemRoutes(app, services, (gauges) => http.measures.text(gauges))
    serveWorkbench(app)
    const portal = await registerPortal(app, services, { site: options.site ?? {}, onFault })
    app.setNotFoundHandler(async (request, reply) => {
      if (request.url.startsWith('/api/')) throw notFound('接口')
      return lostPage(portal, request, reply)
    })
  }
  const http = await createHttp(parts, register, onFault, options.proxies)
  await http.app.ready()
  return http
}

/** Services and the application over them; closing both is the caller's. */
export async function openServer(settings: Settings, given: Given = {}, options: ServerOptions = {}): Promise<HttpApp & { services: Services }> {
  const services = await openServices(settings, given)
  try {
    return { services, ...(await createServer(services, options)) }
  } catch (error) {
    await services.close()
    throw error
  }
}
