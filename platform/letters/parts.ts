/** What letters are made of, and the small things that several of their steps need. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { AnyCaseType, Role, Value, Values } from '../../engine/define.ts'
import { type AnyLetterKind, type LetterOffice, letterFieldsOf } from '../../engine/letters.ts'
import type { Offices, Viewer, Viewers } from '../access/index.ts'
import type { Database } from '../db/index.ts'
import type { Files } from '../files/index.ts'
import { type Address, type Ledger, typeIn, type Vault } from '../ledger/index.ts'
import type { Printer } from '../print/index.ts'

export type LetterParts = {
  db: Database
  ledger: Ledger
  files: Files
  printer: Printer
  offices: Offices
  viewers: Viewers
  /** What is on record as evidence of a case, by its names; `voidAt` is set on what no longer counts. */
  evidence?: (viewer: Viewer, address: Address) => Promise<readonly { title: string; voidAt: string | null }[]>
  /** Told after a letter is drafted, signed or sent back. */
  told?: (news: LetterNews) => Promise<void>
  now: () => Date
  today: () => string
}

/** Whom a letter waits for: those who hold a role of the office, or whoever drafted it. `mark` is the same when it is told again. */
export type LetterNews = Address & {
  step: 'draft' | 'sign' | 'return'
  title: string
  number: string | null
  mark: string
  to: { roles: readonly Role[] } | { people: readonly string[] }
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Names and addresses stand in letters: their files are kept under a key of their own that the vault keeps. The hash is that of the readable file. */
export async function keepFile(files: Files, vault: Vault, bytes: Uint8Array): Promise<{ hash: string; file: string }> {
  const key = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  const head = Buffer.from(vault.seal(key.toString('base64')), 'utf8')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(head.byteLength)
  const stored = await files.put(Buffer.concat([length, head, iv, cipher.getAuthTag(), body]))
  return { hash: hashOf(bytes), file: stored.hash }
}

/** The readable file. Throws when it is missing, altered, or not what its hash says. */
export async function openFile(files: Files, vault: Vault, { hash, file }: { hash: string; file: string }): Promise<Uint8Array> {
  const raw = Buffer.from(await files.read(file))
  const length = raw.readUInt16BE(0)
  const at = 2 + length
  const key = Buffer.from(vault.open(raw.subarray(2, at).toString('utf8')), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(at, at + 12))
  decipher.setAuthTag(raw.subarray(at + 12, at + 28))
  const bytes = Buffer.concat([decipher.update(raw.subarray(at + 28)), decipher.final()])
  if (hashOf(bytes) !== hash) throw new Error(`文书文件的内容与校验值不符，可能已被改动：${hash}`)
  return new Uint8Array(bytes)
}

/** Values of a case with the personal ones readable; for what is printed, never for a screen. */
export function openValues(vault: Vault, values: Values): Values {
  const open = (value: Value): Value => (typeof value === 'string' && value.startsWith('v1:') ? vault.open(value) : value)
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, open(value)]))
}

/** The kind of a letter, with its case type as the office works with it; undefined when the definitions have none. */
export function kindOf(parts: LetterParts, office: number, typeId: string, kindId: string): { type: AnyCaseType; kind: AnyLetterKind } | undefined {
  const type = parts.ledger.context.tables.get(typeId)?.type
  const kinds = type?.letters
  const kind = kinds && Object.hasOwn(kinds, kindId) ? kinds[kindId] : undefined
  return type && kind ? { type: typeIn(parts.ledger.context, office, type), kind } : undefined
}

export async function officeOf(parts: LetterParts, office: number): Promise<LetterOffice & { mark: string }> {
  const found = await parts.offices.find(office)
  const contact = (await parts.offices.contacts()).get(office)
  const name = found?.name ?? String(office)
  const mark = (found?.short ?? name).replace(/[^\p{Script=Han}]/gu, '').replace(/(街道|镇|乡)(办事处|人民政府)?$/, (_, kind: string) => kind.charAt(0))
  return { name, address: contact?.address ?? '', phone: contact?.phone ?? '', mark }
}

/** Field ids to labels, of what a letter carries: kept with a draft, since an office may rename its own fields before the letter is numbered. */
export function namesIn(type: AnyCaseType, kind: AnyLetterKind, content: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(letterFieldsOf(type, kind).flatMap((f) => (Object.hasOwn(content, f.id) ? [[f.id, f.label]] : [])))
}

/** Content by field id as content by the labels that templates use: today's, and those that were kept with the draft, which hold. */
export function labelled(
  type: AnyCaseType,
  kind: AnyLetterKind,
  content: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>> | null,
): Record<string, string> {
  const all = [...Object.entries(namesIn(type, kind, content)), ...Object.entries(names ?? {})]
  return Object.fromEntries(all.map(([id, label]) => [label, content[id] ?? '']))
}

/** Content with what is personal hidden but for its first sign. */
export function maskedContent(type: AnyCaseType, kind: AnyLetterKind, content: Readonly<Record<string, string>>): Record<string, string> {
  const personal = new Set(letterFieldsOf(type, kind).flatMap((f) => (f.personal ? [f.id] : [])))
  return Object.fromEntries(Object.entries(content).map(([id, text]) => [id, personal.has(id) && text ? `${text.slice(0, 1)}＊＊＊` : text]))
}
