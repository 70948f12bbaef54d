/** Where the routes of the workbench lead in the demo, and whose pages they are. */
import { launchBrowser, workbook } from '../../../platform/testing/index.ts'
import { caseTypes, newest } from '../case-types.ts'
import { hasOwnPages } from '../cases.ts'
import { DISTRICT, EMPTY, EMPTY_STREET, openWalk, type Seat, STREET, settingParts, TODAY, type Walk } from './every-page.stage.ts'

export type Place = { by: string; path: string; phone?: true }

/** What a place is called in faults and pictures. */
export const nameOf = ({ by, path }: Place): string =>
  `${by}-${
    path === '/'
      ? 'desk'
      : path
          .slice(1)
          .replace(/[0-9a-f-]{36}/g, 'id')
          .replace(/[/?=%]+/g, '-')
          .slice(0, 60)
  }`

/** A ledger with a fault in it, waiting for its preview to be read. */
async function imported({ seat, base }: Walk): Promise<{ id: string }> {
  const clerk = await seat('clerk')
  const sheet = workbook({
    name: '处罚',
    rows: [
      ['案号', '案由', '当事人', '立案日期'],
      ['清罚〔2025〕901号', '占道经营', '示例清河便利店', '2025-02-30'],
    ],
  })
  const file = { name: '处罚台账.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: sheet }
  const sent = await clerk.page.request.post(`${base}/api/imports`, {
    multipart: { office: String(STREET), type: 'penalty', file },
    headers: { 'x-csrf': '1' },
  })
  if (!sent.ok()) throw new Error(await sent.text())
  const job = (await sent.json()) as { id: string }
  await clerk.page.context().close()
  return job
}

/** A case of each kind, an import, a report and what the district has read, by the routes that show them. */
async function placesIn(walk: Walk): Promise<Record<string, Place[]>> {
  const { db, board, viewers, clock } = walk.services
  const one = async (text: string): Promise<string> => {
    const row = (await db.owner.query<{ id: string }>(text)).rows[0]
    if (!row) throw new Error(`the demo has nothing for: ${text}`)
    return row.id
  }
  const kinds = caseTypes.filter((t) => !hasOwnPages(t.id))
  const by: Readonly<Record<string, string>> = {
    penalty: 'officer',
    inspection: 'officer',
    mediation: 'mediator',
    disclosure: 'openness',
    proposal: 'secretary',
  }
  const cases = await Promise.all(
    kinds.map(async (t) => {
      const id = await one(`select id from mingfa.${t.id} where office_id = ${STREET} and not backfilled order by seq desc, id limit 1`)
      return { by: by[t.id] ?? t.keepers[0] ?? 'leader', path: `/cases/${t.id}/${STREET}/${id}` }
    }),
  )
  const supervisor = await viewers.byUsername('supervisor', clock.today())
  if (!supervisor) throw new Error('no supervisor')
  const year = Number(TODAY.slice(0, 4)) - 1
  const read = (await board.board(supervisor, DISTRICT, year)).rows.find((r) => r.report?.id)
  const told = await viewers.byUsername(`${EMPTY}-leader`, clock.today())
  const notice = told && (await board.notices(told, EMPTY_STREET))[0]
  if (!read?.report || !notice) throw new Error('the board of the demo is empty')
  const job = await imported(walk)
  const report = await one(`select id from mingfa.report where office_id = ${STREET} limit 1`)
  const draft = await one(`select id from mingfa.report where office_id = ${STREET + 1} order by opened_on desc limit 1`)
  const opening = (t: (typeof kinds)[number]): string =>
    Object.entries(newest(t).actions).find(([, a]) => a.when.includes('new') && a.by.some((r) => r !== 'public' && r !== 'system'))?.[0] ?? ''
  return {
    '/sign-in': [{ by: '', path: '/sign-in', phone: true }],
    '/': ['officer', 'leader', 'supervisor', 'admin'].map((who) => ({ by: who, path: '/', phone: true as const })),
    '/new': [{ by: 'officer', path: '/new', phone: true }],
    '/cases/:type': cases.map((c) => ({ by: c.by, path: `/${c.path.split('/').slice(1, 3).join('/')}`, phone: true as const })),
    '/cases/:type/new': [{ by: 'clerk', path: '/cases/penalty/new' }],
    '/cases/:type/new/:action': kinds.map((t) => ({ by: by[t.id] ?? 'clerk', path: `/cases/${t.id}/new/${opening(t)}`, phone: true as const })),
    '/cases/:type/:office/:id': cases.map((c) => ({ ...c, phone: true as const })),
    '/cases/:type/:office/:id/do/:action': cases.map((c) => ({ by: c.by, path: `${c.path}/do/note`, phone: true as const })),
    '/imports': [{ by: 'clerk', path: '/imports' }],
    '/imports/:id': [{ by: 'clerk', path: `/imports/${job.id}` }],
    '/figures': [{ by: 'leader', path: '/figures' }],
    '/figures/:metric': [{ by: 'leader', path: '/figures/penalty.decided' }],
    '/reports': [{ by: 'reporter', path: '/reports' }],
    '/reports/:id': [
      { by: 'reporter', path: `/reports/${report}` },
      { by: 'yunxi-reporter', path: `/reports/${draft}` },
    ],
    '/board': [{ by: 'supervisor', path: '/board' }],
    '/board/compare': [{ by: 'supervisor', path: '/board/compare' }],
    '/board/reports/:office/:id': [{ by: 'supervisor', path: `/board/reports/${read.office}/${read.report.id}` }],
    '/board/notices/:office/:id': [{ by: 'supervisor', path: `/board/notices/${EMPTY_STREET}/${notice.id}` }],
    '/offices': ['admin', 'clerk'].map((who) => ({ by: who, path: '/offices' })),
    '/cockpit': ['leader', 'supervisor'].map((who) => ({ by: who, path: '/cockpit' })),
    '/cockpit/steps/:type/:action': [{ by: 'leader', path: `/cockpit/steps/penalty/file?office=${STREET}&year=2026` }],
    '/search': [{ by: 'officer', path: `/search?q=${encodeURIComponent('经营')}`, phone: true }],
    '/notices': [{ by: 'officer', path: '/notices', phone: true }],
    '/settings': [{ by: 'admin', path: '/settings' }],
    '/settings/:part': settingParts().map((part) => ({ by: 'admin', path: `/settings/${part}` })),
    '/letters': [{ by: 'officer', path: '/letters' }],
    '/templates': [{ by: 'admin', path: '/templates' }],
    '/colleagues': ['leader', 'officer'].map((who) => ({ by: who, path: '/colleagues' })),
    '/account': [{ by: 'officer', path: '/account', phone: true }],
    '/*': [{ by: 'officer', path: '/nowhere' }],
  }
}

/** Where the routes of the portal lead in the demo: its lists, and the first thing in each. */
async function portalPlaces({ services, base }: Walk): Promise<Record<string, string>> {
  const firstIn = async (list: string): Promise<string> => {
    const words = await (await fetch(base + list)).text()
    const link = new RegExp(`href="(${list}/[^"?]*[0-9a-f-]{36})"`).exec(words)?.[1]
    if (!link) throw new Error(`the portal of the demo has nothing in ${list}`)
    return link
  }
  const checked = await services.db.owner.query<{ id: string }>(
    `select id from mingfa.inspection where office_id = ${STREET} and status = 'told' order by seq desc, id limit 1`,
  )
  const report = await firstIn('/reports')
  return {
    ...Object.fromEntries(['/', '/publicity', '/agencies', '/seals', '/sitemap', '/accessibility', '/reports', '/disclosure'].map((path) => [path, path])),
    ...Object.fromEntries(['/disclosure/status', '/inspections'].map((path) => [path, path])),
    '/publicity/:office/:id': await firstIn('/publicity'),
    '/search': `/search?q=${encodeURIComponent('经营')}`,
    '/reports/:id': report,
    '/reports/:id/print': `${report}/print`,
    '/disclosure/apply': `/disclosure/apply?office=${STREET}`,
    '/inspections/:office/:id': `/inspections/${STREET}/${checked.rows[0]?.id ?? ''}`,
  }
}

/** The walk with all its places; whoever sits down once keeps the seat. */
export async function openPlaces(launch = launchBrowser) {
  const walk = await openWalk(launch)
  const seats = new Map<string, Promise<Seat>>()
  const seatOf = (username: string): Promise<Seat> => {
    const seat = seats.get(username) ?? walk.seat(username)
    seats.set(username, seat)
    return seat
  }
  return { places: await placesIn(walk), portal: await portalPlaces(walk), seatOf, close: walk.close }
}
export type Places = Awaited<ReturnType<typeof openPlaces>>
