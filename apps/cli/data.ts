/** The data of this installation for a command: services opened and closed again, offices by code, and as whom a command acts. */
import type { Role } from '../../engine/define.ts'
import { type Office, operatorViewer, rolesIn, type Viewer } from '../../platform/access/index.ts'
import { loadPeople } from '../server/demo/index.ts'
import { openServices, type Services, settingsFrom } from '../services.ts'
import { RefusedCall } from './command.ts'

/** More offices than these would bury what is being said. */
const LISTED = 30

/** Runs `work` on the running server's database, or on the embedded one, started for this and stopped afterwards. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(settingsFrom(process.env))
  try {
    // An empty installation of our own has nobody to act as; the invented district serves until there are offices of one's own.
    if (!services.settings.url && process.env.MINGFA_DEMO !== 'off' && (await services.offices.all()).length === 0) await loadPeople(services)
    return await work(services)
  } finally {
    await services.close()
  }
}

/** The office of a code. Throws RefusedCall when there is none. */
export async function officeOf(services: Services, code: string): Promise<Office> {
  const office = await services.offices.byCode(code)
  if (office) return office
  // A community is named by its street; listing them all would bury the others.
  const known = (await services.offices.all()).filter((o) => o.kind !== 'village' && o.kind !== 'grid').map((o) => `${o.code} ${o.name}`)
  const more = known.length > LISTED ? ' …' : ''
  throw new RefusedCall(`没有代码为“${code}”的机关${known.length ? `；现有：${known.slice(0, LISTED).join('、')}${more}` : '，请先建立机关'}`)
}

/** Whoever has a shell on this machine may read the office and all below it. */
export async function readerOf(services: Services, office: Office): Promise<Viewer> {
  return operatorViewer(await services.offices.below(office.id), services.types)
}

export type Acting = { office: Office; roles: readonly Role[]; as?: string | undefined; what: string }

/**
 * The person in whose name a command writes: the one named by --as, or the first of the office who holds one of the roles.
 * Their name goes into the chain. Throws RefusedCall when there is nobody, or the one named may not.
 */
export async function actingAs(services: Services, { office, roles, as, what }: Acting): Promise<Viewer> {
  const today = services.clock.today()
  if (as !== undefined) {
    const viewer = await services.viewers.byUsername(as, today)
    if (!viewer) throw new RefusedCall(`没有账号“${as}”，或已停用`)
    if (roles.some((r) => rolesIn(viewer, office.id).includes(r))) return viewer
    throw new RefusedCall(`${viewer.name}（${as}）在${office.name}没有${what}的职责`)
  }
  const people = await services.people.list(await readerOf(services, office), office.id, today)
  const keeper = people.find((p) => p.active && roles.some((r) => p.roles.includes(r)))
  const viewer = keeper && (await services.viewers.byUsername(keeper.username, today))
  if (viewer) return viewer
  throw new RefusedCall(`${office.name}没有可以${what}的人员，请先在“机构人员”中设置，或用 --as 指定账号`)
}
