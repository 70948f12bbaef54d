/** `mingfa backup` and `mingfa restore`. */
import { resolve } from 'node:path'
import { BackupFault, type BackupParts, createBackup, type Proof, prove, restoreBackup } from '../../../platform/backup/index.ts'
import { migrationsIn } from '../../../platform/db/index.ts'
import { openServices, projectRoot, type Services, settingsFrom } from '../../services.ts'
import { type Call, type Commands, type Out, RefusedCall } from '../command.ts'
import { withServices } from '../data.ts'
import { typedPath } from '../paths.ts'

const partsOf = ({ settings, db, ledger, figures, offices }: Services): BackupParts => ({
  home: resolve(settings.home),
  url: settings.url,
  db,
  context: ledger.context,
  figures,
  offices,
})

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BackupFault ? new RefusedCall(error.message) : error
  }
}

async function runBackup({ args: [dir = ''], options, out }: Call): Promise<number> {
  return withServices(async (services) => {
    const manifest = await refusing(() => createBackup(partsOf(services), typedPath(dir)))
    const bytes = manifest.files.reduce((n, f) => n + f.size, 0)
    const summary = { dir: typedPath(dir), madeAt: manifest.madeAt, kind: manifest.kind, files: manifest.files.length, bytes, figures: manifest.figures }
    if (options.json) out.json(summary)
    out.say(`已备份到 ${summary.dir}：${summary.files} 个文件，${(bytes / 1024 / 1024).toFixed(1)} MB`)
    out.say('其中有密钥和个人信息，请妥善保管')
    return 0
  })
}

function showProof(out: Out, proof: Proof): void {
  for (const f of proof.figures) out.say(`指标 ${f.metric} 机关 ${f.office} ${f.from.slice(0, 4)} 年：备份时 ${f.value}，恢复后 ${f.now}`)
  for (const f of proof.verification.findings) out.say(`✗ 机关 ${f.office}：${f.message}`)
  for (const fault of proof.faults) out.say(`✗ ${fault}`)
  const { actions, cases } = proof.verification
  out.say(proof.ok ? `✓ 恢复完成：核验动作 ${actions} 个、案件 ${cases} 件，全部相符` : '✗ 恢复出来的数据与备份不符，请勿使用')
}

async function runRestore({ args: [dir = ''], options, out }: Call): Promise<number> {
  const settings = settingsFrom(process.env)
  const manifest = await refusing(() => restoreBackup(typedPath(dir), { home: resolve(settings.home), url: settings.url }, migrationsIn(projectRoot)))
  const services = await openServices(settings)
  try {
    const proof = await prove(partsOf(services), manifest)
    if (options.json) out.json(proof)
    showProof(out, proof)
    return proof.ok ? 0 : 1
  } finally {
    await services.close()
  }
}

export const commands: Commands = {
  backup: {
    summary: '备份数据库、密钥和文件到一个空目录；办案不停',
    args: [{ name: '目录', help: '空的或尚不存在的目录' }],
    options: { json: { help: '以 JSON 输出到标准输出' } },
    run: runBackup,
  },
  restore: {
    summary: '把备份恢复到空的 MINGFA_HOME，再核验各链和三个已知指标',
    args: [{ name: '目录', help: '备份所在的目录' }],
    options: { json: { help: '以 JSON 输出到标准输出' } },
    run: runRestore,
  },
}
