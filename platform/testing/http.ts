/** Asking a server in a test without a network: who asks, what, and what came back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { AnyCaseType, Day } from '../../engine/define.ts'
import type { SignIn, Viewers } from '../access/index.ts'
import { type Clock, standingClock } from '../clock/index.ts'
import type { Database, Migration } from '../db/index.ts'
import { testDatabase } from './database.ts'
import { fillSample, prepareSample, type SamplePerson } from './ledger.ts'
import { sampleType } from './sample.ts'

export type Answer = {
  status: number
  headers: Readonly<Record<string, unknown>>
  text: string
  bytes: Buffer
  /** The body read as JSON, of the shape that the test expects. */
  json: <T>() => T
}
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** `more` headers go with this request only. */
export type Ask = (method: Method, url: string, body?: unknown, more?: Readonly<Record<string, string>>) => Promise<Answer>

/** Asks with these headers: none for somebody who is not signed in. An address of one's own is counted apart. */
export function asking(app: FastifyInstance, headers: Readonly<Record<string, string>> = {}, remoteAddress = '127.0.0.1'): Ask {
  return async (method, url, body, more) => {
    const options: InjectOptions = { method, url, remoteAddress, headers: { ...headers, ...more }, ...(body === undefined ? {} : { payload: body as object }) }
    const response = await app.inject(options)
    return { status: response.statusCode, headers: response.headers, text: response.payload, bytes: response.rawPayload, json: () => response.json() }
  }
}

export type SignedIn = { signIn: SignIn; viewers: Viewers; clock: Clock }

/** Asks as people by username, each with a token of their own. Throws for a name that nobody has. */
export async function askingAs<U extends string>(app: FastifyInstance, { signIn, viewers, clock }: SignedIn, ...usernames: U[]): Promise<Record<U, Ask>> {
  const asks = {} as Record<U, Ask>
  for (const username of usernames) {
    const viewer = await viewers.byUsername(username, clock.today())
    if (!viewer) throw new Error(`nobody is called ${username}`)
    asks[username] = asking(app, { authorization: `Bearer ${await signIn.issueToken(viewer.personId, 1, clock.now())}` })
  }
  return asks
}

/** The name=value of the cookie that an answer sets. */
export const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0] ?? ''

/** How a program opens what it is made of. */
export type Start<S> = (
  settings: { home: string; digest: 'sha256'; port: 0 },
  given: { db: Database; clock: Clock; types?: readonly AnyCaseType[]; migrations?: readonly Migration[] },
) => Promise<S>
export type Serving = { app: FastifyInstance; services: SignedIn & { close: () => Promise<void> } }
export type Served<S extends Serving> = S & { clock: ReturnType<typeof standingClock>; close: () => Promise<void> }

async function serveIn<S extends Serving>(db: Database, day: Day, start: Start<S>, given: Partial<Parameters<Start<S>>[1]>): Promise<Served<S>> {
  const clock = standingClock(day)
  const home = mkdtempSync(join(tmpdir(), 'mingfa-served-'))
  const serving = await start({ home, digest: 'sha256', port: 0 }, { db, clock, ...given })
  const close = async (): Promise<void> => {
    await serving.app.close()
    await serving.services.close()
    rmSync(home, { recursive: true, force: true })
  }
  return { ...serving, clock, close }
}

/** A server over a new database with the sample type, its offices and people, on a day. */
export async function serveSample<S extends Serving>(day: Day, start: Start<S>): Promise<Served<S>> {
  const { db } = await testDatabase()
  await prepareSample(db)
  return serveIn(db, day, start, { types: [sampleType], migrations: [] })
}

/** A server over a new database with all case types and the sample's offices and people, `more` after the usual ones. */
export async function serveAll<S extends Serving>(day: Day, start: Start<S>, more: readonly SamplePerson[] = []): Promise<Served<S>> {
  const { db } = await testDatabase()
  const served = await serveIn(db, day, start, {})
  await fillSample(db, more)
  return served
}

/** The same without anybody or any office. */
export async function serveEmpty<S extends Serving>(day: Day, start: Start<S>): Promise<Served<S>> {
  return serveIn((await testDatabase()).db, day, start, {})
}

/** A server as of `serveAll`, with some of its people by username: how each asks, and the id of each. */
export async function serveSeated<S extends Serving, U extends string>(day: Day, start: Start<S>, more: readonly SamplePerson[], usernames: readonly U[]) {
  const server = await serveAll(day, start, more)
  const as = await askingAs(server.app, server.services, ...usernames)
  const id = {} as Record<U, string>
  for (const username of usernames) id[username] = (await server.services.viewers.byUsername(username, day))?.personId ?? ''
  return { server, as, id }
}
