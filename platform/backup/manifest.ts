/** What a backup says about itself: enough to prove that what comes out of it is what went in. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestShape = z.object({
  format: z.literal('mingfa-backup-1'),
  madeAt: z.string(),
  /** Files of the embedded server, or rows of every table of another one. */
  kind: z.enum(['server', 'tables']),
  /** Applied migrations, in order. */
  migrations: z.array(z.string()),
  /** End of every office's chain at the moment of the backup. */
  heads: z.array(z.object({ office: z.number(), no: z.number(), hash: z.string() })),
  /** Figures as they were at that moment. */
  figures: z.array(z.object({ metric: z.string(), office: z.number(), from: z.string(), to: z.string(), value: z.number().nullable() })),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestShape>

/** A backup that cannot be made or used; the message says why, and what to do. */
export class BackupFault extends Error {}

export const MANIFEST = 'manifest.json'

/** The manifest of a backup. Throws BackupFault when there is none, or it is not one of ours. */
export function readManifest(dir: string): Manifest {
  const file = join(dir, MANIFEST)
  if (!existsSync(file)) throw new BackupFault(`${dir} 中没有 ${MANIFEST}：不是备份，或备份没有做完`)
  const parsed = manifestShape.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new BackupFault(`${file} 不是本程序能读的备份清单：${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；')}`)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array)
  return hash.digest('hex')
}

/** Every file that is missing, or no longer what the manifest says. */
export async function damagedFiles(dir: string, manifest: Manifest): Promise<string[]> {
  const faults: string[] = []
  for (const { path, size, sha256 } of manifest.files) {
    const found = statSync(join(dir, path), { throwIfNoEntry: false })
    if (!found) faults.push(`${path}：缺失`)
    else if (found.size !== size) faults.push(`${path}：应为 ${size} 字节，现为 ${found.size} 字节`)
    else if ((await hashOf(join(dir, path))) !== sha256) faults.push(`${path}：内容与清单不符`)
  }
  return faults
}
