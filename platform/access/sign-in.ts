/** Sign-in: argon2id passwords, random tokens kept by hash, a lock after repeated failures. */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Pool } from 'pg'

const WEB_HOURS = 10
const FAILURES_BEFORE_LOCK = 5
const LOCK_MINUTES = 15

export type SignIn = {
  /** A token, or why not; which of name and password was wrong is never said. */
  signIn: (username: string, password: string, now: Date) => Promise<{ token: string; personId: string } | { refused: string }>
  /** Person behind a token; undefined when it is unknown or has expired. */
  personOf: (token: string, now: Date) => Promise<string | undefined>
  signOut: (token: string) => Promise<void>
  /** The first password of a new account; false when the name is taken, which is then left as it is. */
  addLogin: (username: string, personId: string, password: string, now: Date) => Promise<boolean>
  /** Takes an account back that was added for a person who then could not be. */
  dropLogin: (username: string, personId: string) => Promise<void>
  /** A new password; everything signed in with the old one is signed out. */
  setPassword: (username: string, personId: string, password: string, now: Date) => Promise<void>
  /** A token for scripts, valid for days. */
  issueToken: (personId: string, days: number, now: Date) => Promise<string>
  /** Takes back every token for scripts of a person; how many there were. */
  revokeTokens: (personId: string) => Promise<number>
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What is wrong with a password somebody wants to set, in Chinese. */
export function passwordFault(password: string): string | undefined {
  if (password.length < 8) return '密码至少8位'
  if (password.length > 128) return '密码最多128位'
  return /\d/.test(password) && /[a-zA-Z\u4e00-\u9fff]/.test(password) ? undefined : '密码应同时包含文字（或字母）和数字'
}

const REFUSED = '账号或密码不正确'

/** Sign-in over the auth role's pool. */
export function createSignIn(pool: Pool): SignIn {
  let decoy: Promise<string> | undefined

  async function newSession(personId: string, kind: 'web' | 'token', until: Date, now: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await pool.query('insert into mingfa.session (token_hash, person_id, kind, expires_at, created_at) values ($1, $2, $3, $4, $5)', [
      digest(token),
      personId,
      kind,
      until.toISOString(),
      now.toISOString(),
    ])
    return token
  }

  return {
    async signIn(username, password, now) {
      const { rows } = await pool.query<{ person_id: string; password_hash: string; failures: number; locked_until: string | null }>(
        'select person_id, password_hash, failures, locked_until from mingfa.login where username = $1',
        [username],
      )
      const login = rows[0]
      if (!login) {
        // The same work for an unknown name, so that the time taken does not tell which names exist.
        decoy ??= hash(randomBytes(12).toString('hex'))
        await verify(await decoy, password)
        return { refused: REFUSED }
      }
      if (login.locked_until && new Date(login.locked_until) > now) return { refused: `连续输错次数过多，请${LOCK_MINUTES}分钟后再试` }
      if (!(await verify(login.password_hash, password))) {
        const locked = login.failures + 1 >= FAILURES_BEFORE_LOCK ? new Date(now.getTime() + LOCK_MINUTES * 60_000).toISOString() : null
        const failures = locked ? 0 : login.failures + 1
        await pool.query('update mingfa.login set failures = $2, locked_until = $3 where username = $1', [username, failures, locked])
        return { refused: REFUSED }
      }
      await pool.query('update mingfa.login set failures = 0, locked_until = null where username = $1', [username])
      const until = new Date(now.getTime() + WEB_HOURS * 3_600_000)
      return { token: await newSession(login.person_id, 'web', until, now), personId: login.person_id }
    },
    async personOf(token, now) {
      const { rows } = await pool.query<{ person_id: string }>('select person_id from mingfa.session where token_hash = $1 and expires_at > $2', [
        digest(token),
        now.toISOString(),
      ])
      return rows[0]?.person_id
    },
    async signOut(token) {
      await pool.query('delete from mingfa.session where token_hash = $1', [digest(token)])
    },
    async addLogin(username, personId, password, now) {
      const { rowCount } = await pool.query(
        'insert into mingfa.login (username, person_id, password_hash, failures, changed_at) values ($1, $2, $3, 0, $4) on conflict (username) do nothing',
        [username, personId, await hash(password), now.toISOString()],
      )
      return rowCount === 1
    },
    async dropLogin(username, personId) {
      await pool.query('delete from mingfa.login where username = $1 and person_id = $2', [username, personId])
    },
    async setPassword(username, personId, password, now) {
      await pool.query(
        `insert into mingfa.login (username, person_id, password_hash, failures, changed_at) values ($1, $2, $3, 0, $4)
         on conflict (username) do update set password_hash = excluded.password_hash, failures = 0, locked_until = null, changed_at = excluded.changed_at`,
        [username, personId, await hash(password), now.toISOString()],
      )
      await pool.query('delete from mingfa.session where person_id = $1', [personId])
    },
    async revokeTokens(personId) {
      return (await pool.query(`delete from mingfa.session where person_id = $1 and kind = 'token'`, [personId])).rowCount ?? 0
    },
    issueToken: (personId, days, now) => newSession(personId, 'token', new Date(now.getTime() + days * 86_400_000), now),
  }
}
