/** What the pages of the portal are made from, and how they read it: under the portal's claims, which see published things only. */
import type { FastifyRequest } from 'fastify'
import type { PoolClient } from 'pg'
import { type Office, publicViewer, type Viewer } from '../../platform/access/index.ts'
import { inTx } from '../../platform/db/index.ts'
import type { Services } from '../services.ts'
import type { Frame } from './layout.ts'
import { hostOf, type Site, siteName } from './site.ts'
import { viewOf } from './view.ts'

export type Portal = {
  services: Services
  site: Site
  /** Address of the stylesheet, with its version. */
  stylesheet: string
  /** Offices that the public deals with, in the order of their codes. */
  offices: () => Promise<readonly Office[]>
  read: <T>(work: (client: PoolClient) => Promise<T>) => Promise<T>
  /** Somebody at the portal, for one kind of case in one office. */
  visitor: (office: number, type: string) => Viewer
  frame: (request: FastifyRequest) => Promise<Frame>
  onFault: (error: unknown, url: string) => void
  /** 'https://www.example.gov.cn', as the reader's browser knows this site. */
  origin: (request: FastifyRequest) => string
}

const PUBLIC_KINDS = new Set(['province', 'city', 'county', 'street', 'department'])

function originOf(site: Site, request: FastifyRequest): string {
  const proto = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  return `${proto}://${site.domain ?? request.headers.host ?? 'localhost'}`
}

/** A portal over the services. */
export function createPortal(services: Services, site: Site, stylesheet: string, onFault: Portal['onFault']): Portal {
  const offices = async (): Promise<readonly Office[]> => (await services.offices.all()).filter((o) => PUBLIC_KINDS.has(o.kind))
  return {
    services,
    site,
    stylesheet,
    onFault,
    offices,
    read: (work) => inTx(services.db.app, { portal: true }, work),
    visitor: publicViewer,
    origin: (request) => originOf(site, request),
    async frame(request) {
      const all = await offices()
      return {
        siteName: siteName(site, all),
        domain: site.domain ?? String(request.headers.host ?? '').replace(/:\d+$/, ''),
        ...(site.idCode ? { idCode: site.idCode } : {}),
        ...(site.icp ? { icp: site.icp } : {}),
        ...(site.police ? { police: site.police } : {}),
        sponsor: hostOf(all)?.name ?? siteName(site, all),
        stylesheet,
        view: viewOf(request),
        here: request.url,
      }
    },
  }
}

/** Names of offices by id; the number where there is none. */
export async function namesOf(portal: Portal): Promise<(id: number) => string> {
  const names = new Map((await portal.services.offices.all()).map((o) => [o.id, o.name]))
  return (id) => names.get(id) ?? String(id)
}
