/** The worker's part in telling: people of what today asks of them, other systems of what has happened. */
import type { Tasks } from '../platform/jobs/index.ts'
import { adminsOf, MAIL_TASK, tellToday } from '../platform/notify/index.ts'
import { followOffice, permitted, SEND_TASK, sendDelivery, type WorkParts } from '../platform/webhooks/index.ts'
import { BELL_TASK, DELEGATION_TASK } from './bell-jobs.ts'
import { tellBell, tellDelegation } from './case-bells.ts'
import type { Services } from './services.ts'

const sourceParts = ({ db, types, viewers, notices, clock }: Services) => ({ db, types, accounts: viewers.accounts, notices, today: clock.today })

/** Tells the people of every office what today asks of them; how many were told something new. Again is harmless. */
export async function tellWork(services: Services): Promise<number> {
  let told = 0
  for (const { id } of await services.offices.all()) told += await tellToday(sourceParts(services), id)
  return told
}

/** What pushing needs; `networks` are the private ones that the operator permits. */
export function hookParts(services: Services, networks = services.settings.hookNetworks): WorkParts {
  const { db, vault, types, clock, notices } = services
  return {
    ...{ db, vault, types, now: clock.now, permit: permitted(networks) },
    async onDisabled(office, { id, name }) {
      const common = { kind: 'webhook' as const, mark: `webhook:${id}:${clock.now().toISOString()}`, number: null, link: '/settings/webhooks' }
      const admins = await adminsOf(sourceParts(services), office)
      await notices.tell(
        office,
        admins.map((person) => ({ ...common, person, title: `推送“${name}”多次没有送达，已停用` })),
      )
    },
  }
}

/** Looks in every office for what is to be pushed; how many pushes were put down. */
export async function followWork(services: Services): Promise<number> {
  let told = 0
  for (const { id } of await services.offices.all()) told += await followOffice(hookParts(services), id)
  return told
}

/** Tasks of telling. Each may be run again at any time. */
export const tellingTasks = (services: Services): Tasks => ({
  'nightly-notices': async () => void (await tellWork(services)),
  'webhooks-follow': async () => void (await followWork(services)),
  [BELL_TASK]: async (payload) => void (await tellBell(services, payload)),
  [DELEGATION_TASK]: async (payload) => void (await tellDelegation(services, payload)),
  [MAIL_TASK]: services.mail.task,
  [SEND_TASK]: async ({ office, id }) => sendDelivery(hookParts(services), Number(office), String(id)),
})

/** When they run, in UTC: notices after the night's reminders, at a quarter to one in Beijing; pushes every minute. */
export const tellingCron = [
  { task: 'nightly-notices', match: '45 16 * * *' },
  { task: 'webhooks-follow', match: '* * * * *' },
] as const
