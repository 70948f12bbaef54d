/** What the site says of itself on every page (政府网站标签). Whatever is not set is left out: a template's words would be a false statement. */
import type { Office } from '../../platform/access/index.ts'

export type Site = {
  name?: string
  /** Host by which the public reaches it, 'www.example.gov.cn'; the request's own when not set. */
  domain?: string
  /** 政府网站标识码, 10 characters. */
  idCode?: string
  /** ICP 备案号 and 公安备案号 as they are to be shown. */
  icp?: string
  police?: string
}

const variables = {
  name: 'MINGFA_SITE_NAME',
  domain: 'MINGFA_SITE_DOMAIN',
  idCode: 'MINGFA_SITE_ID',
  icp: 'MINGFA_SITE_ICP',
  police: 'MINGFA_SITE_POLICE',
} as const

/** The site from the environment: MINGFA_SITE_NAME, _DOMAIN, _ID, _ICP, _POLICE. */
export function siteFrom(env: NodeJS.ProcessEnv): Site {
  const entries = Object.entries(variables).flatMap(([key, variable]) => (env[variable]?.trim() ? [[key, env[variable]?.trim()]] : []))
  return Object.fromEntries(entries) as Site
}

/** The lowest office above all streets and departments, in whose name the site speaks when it has none of its own. */
export function hostOf(offices: readonly Office[]): Office | undefined {
  const byId = new Map(offices.map((o) => [o.id, o]))
  const pathOf = (office: Office): number[] => {
    const path: number[] = []
    for (let o: Office | undefined = office; o; o = o.parent === null ? undefined : byId.get(o.parent)) path.unshift(o.id)
    return path
  }
  const paths = offices.filter((o) => o.kind === 'street' || o.kind === 'department').map(pathOf)
  const [first] = paths
  if (!first) return undefined
  const shared = first.filter((id, i) => paths.every((p) => p[i] === id))
  const last = shared[shared.length - 1]
  return last === undefined ? undefined : byId.get(last)
}

export const siteName = (site: Site, offices: readonly Office[]): string => site.name ?? `${hostOf(offices)?.name ?? ''}法治政府公众服务平台`
