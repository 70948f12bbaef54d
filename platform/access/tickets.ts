/** Query codes: random, given out once, kept by hash. The office is part of the code, so that a look-up stays in one office. */
import { createHash, randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { inTx } from '../db/index.ts'

/** Without 0, O, 1, I, L and U, which people mistake for each other when they copy from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 16 of 30 signs: 78 bits, out of reach of guessing. */
const LENGTH = 16

type Ticket = { office: number; type: string; caseId: string }
export type Tickets = {
  /** A new code for a case, '999901001-7K3M-9QXT-2WPA-HD5R'; it cannot be shown again. */
  issue: (ticket: Ticket, now: Date) => Promise<string>
  /** The case behind a code as typed; undefined when there is none. */
  find: (typed: string) => Promise<Ticket | undefined>
}

const digest = (code: string): string => createHash('sha256').update(code).digest('hex')

function newSecret(): string {
  let secret = ''
  for (let i = 0; i < LENGTH; i += 1) secret += ALPHABET[randomInt(ALPHABET.length)]
  return secret
}

const inGroups = (secret: string): string => (secret.match(/.{4}/g) ?? []).join('-')

/** Office and secret of a code as people type it: with blanks, in small letters, with any dashes. */
function readTicket(typed: string): { office: number; secret: string } | undefined {
  const clean = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const secret = clean.slice(-LENGTH)
  const office = clean.slice(0, -LENGTH)
  if (!/^\d{1,15}$/.test(office) || ![...secret].every((c) => ALPHABET.includes(c))) return undefined
  return { office: Number(office), secret }
}

/** Query codes over the application's role. */
export function createTickets(pool: Pool): Tickets {
  return {
    async issue({ office, type, caseId }, now) {
      const secret = newSecret()
      await inTx(pool, { office, person: 'public' }, (client) =>
        client.query('insert into mingfa.ticket (office_id, code_hash, type, case_id, issued_at) values ($1, $2, $3, $4, $5)', [
          office,
          digest(`${office}-${secret}`),
          type,
          caseId,
          now.toISOString(),
        ]),
      )
      return `${office}-${inGroups(secret)}`
    },
    async find(typed) {
      const read = readTicket(typed)
      if (!read) return undefined
      const text = 'select type, case_id from mingfa.ticket where office_id = $1 and code_hash = $2'
      const { rows } = await inTx(pool, { portal: true }, (client) =>
        client.query<{ type: string; case_id: string }>(text, [read.office, digest(`${read.office}-${read.secret}`)]),
      )
      return rows[0] && { office: read.office, type: rows[0].type, caseId: rows[0].case_id }
    },
  }
}
