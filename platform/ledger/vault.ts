/** Personal data at rest: AES-256-GCM per field, and a keyed hash by which equal values are found without reading them. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import type { Field, RecordDef, Value, Values } from '../../engine/define.ts'
import { maskCode, maskName, maskPhone } from '../../engine/identifiers.ts'

const PREFIX = 'v1:'

export type Vault = {
  seal: (plain: string) => string
  /** The plain text. Throws when the value was altered or sealed with another key. */
  open: (sealed: string) => string
  keyed: (plain: string) => string
}

export const isSealed = (value: Value | undefined): value is string => typeof value === 'string' && value.startsWith(PREFIX)

/** A vault over 32 secret bytes. */
export function createVault(secret: Uint8Array): Vault {
  const keyFor = (use: string): KeyObject => createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', use, 32)))
  const cipherKey = keyFor('mingfa field')
  const hashKey = keyFor('mingfa lookup')
  return {
    seal(plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      const raw = Buffer.from(sealed.slice(PREFIX.length), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, raw.subarray(0, 12))
      decipher.setAuthTag(raw.subarray(12, 28))
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
    },
    keyed: (plain) => createHmac('sha256', hashKey).update(plain).digest('hex'),
  }
}

/** Field ids of a record that are sealed. */
const personalCache = new WeakMap<RecordDef<string>, readonly string[]>()
export function personalFields(record: RecordDef<string>): readonly string[] {
  const cached = personalCache.get(record)
  if (cached) return cached
  const ids = Object.entries(record.fields).flatMap(([id, f]) => (f.secrecy === 'personal' ? [id] : []))
  personalCache.set(record, ids)
  return ids
}

/** Values with the personal ones sealed; those already sealed stay. */
export function sealValues(vault: Vault, record: RecordDef<string>, values: Values): Values {
  const sealed: Record<string, Value> = { ...values }
  for (const id of personalFields(record)) {
    const value = sealed[id]
    if (typeof value === 'string' && value !== '' && !isSealed(value)) sealed[id] = vault.seal(value)
  }
  return sealed
}

const mask = (field: Field, plain: string): string => {
  if (field.type === 'phone') return maskPhone(plain)
  if (field.type === 'text' || field.type === 'longText') return plain.length <= 4 ? maskName(plain) : `${plain.slice(0, Math.ceil(plain.length / 3))}＊＊＊`
  return maskCode(plain)
}

/** Values as a screen may show them by default: personal ones masked. */
export function maskedValues(vault: Vault, record: RecordDef<string>, values: Values): Values {
  const masked: Record<string, Value> = { ...values }
  for (const id of personalFields(record)) {
    const value = masked[id]
    if (isSealed(value)) masked[id] = mask(record.fields[id] as Field, vault.open(value))
  }
  return masked
}
