/** What an office may set about evidence; without any setting it works, and says what it does not do. */
import type { S3Settings } from '../files/index.ts'

export type ScanSetting =
  /** A clamd that is asked over TCP (INSTREAM). */
  | { how: 'clamd'; host: string; port: number }
  /** A program that reads the file from its standard input: exit code 0 is clean, 1 infected, anything else a fault. */
  | { how: 'command'; command: string; args: readonly string[] }

export type EvidenceSettings = {
  /** Bytes of the largest file. */
  maxBytes: number
  /** Files that have not become evidence are thrown away so many days after the last bytes came. */
  uploadDays: number
  scan?: ScanSetting
  s3?: S3Settings
}

const GB = 1024 ** 3

export const defaultEvidenceSettings: EvidenceSettings = { maxBytes: 10 * GB, uploadDays: 7 }

function positive(name: string, text: string | undefined, fallback: number): number {
  const n = Number(text ?? fallback)
  if (!Number.isFinite(n) || n <= 0) throw new Error(`${name} 应为大于 0 的数，现为“${text}”`)
  return n
}

/** 'clamd://127.0.0.1:3310' or 'command:/usr/bin/clamscan -'. */
function scanFrom(text: string | undefined): ScanSetting | undefined {
  if (!text) return undefined
  const clamd = /^clamd:\/\/([^:/]+)(?::(\d+))?\/?$/.exec(text)
  if (clamd) return { how: 'clamd', host: clamd[1] as string, port: Number(clamd[2] ?? 3310) }
  const [command, ...args] = text.startsWith('command:') ? text.slice('command:'.length).trim().split(/\s+/) : []
  if (command) return { how: 'command', command, args }
  throw new Error(`MINGFA_SCAN 应为 clamd://主机:端口 或 command:程序 参数，现为“${text}”`)
}

function s3From(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const { MINGFA_S3_ENDPOINT: endpoint, MINGFA_S3_ACCESS_KEY: accessKeyId, MINGFA_S3_SECRET_KEY: secretAccessKey } = env
  if (!endpoint) return undefined
  if (!accessKeyId || !secretAccessKey) throw new Error('写明了 MINGFA_S3_ENDPOINT，还须写明 MINGFA_S3_ACCESS_KEY 和 MINGFA_S3_SECRET_KEY')
  return { endpoint, accessKeyId, secretAccessKey, region: env.MINGFA_S3_REGION ?? 'us-east-1' }
}

/**
 * Settings from the environment: MINGFA_EVIDENCE_MAX_GB, MINGFA_UPLOAD_DAYS, MINGFA_SCAN, MINGFA_S3_ENDPOINT (with the bucket in its path),
 * MINGFA_S3_REGION, MINGFA_S3_ACCESS_KEY, MINGFA_S3_SECRET_KEY. Throws on a value that is none.
 */
export function evidenceSettingsFrom(env: NodeJS.ProcessEnv): EvidenceSettings {
  const scan = scanFrom(env.MINGFA_SCAN)
  const s3 = s3From(env)
  return {
    maxBytes: positive('MINGFA_EVIDENCE_MAX_GB', env.MINGFA_EVIDENCE_MAX_GB, defaultEvidenceSettings.maxBytes / GB) * GB,
    uploadDays: positive('MINGFA_UPLOAD_DAYS', env.MINGFA_UPLOAD_DAYS, defaultEvidenceSettings.uploadDays),
    ...(scan ? { scan } : {}),
    ...(s3 ? { s3 } : {}),
  }
}
