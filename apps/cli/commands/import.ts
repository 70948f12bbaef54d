/** `mingfa import`: an office's ledger, read and recorded in one call. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { BookFault, type ErrorSheet, type OnceResult, SomeRefused } from '../../../platform/import/index.ts'
import { NotAKeeper } from '../../../platform/ledger/index.ts'
import { xlsxFile } from '../../server/export/xlsx.ts'
import type { Services } from '../../services.ts'
import { type Call, type Command, type Commands, type Out, RefusedCall, UsageFault } from '../command.ts'
import { actingAs, officeOf, withServices } from '../data.ts'
import { typedPath } from '../paths.ts'

/** Faults that are shown without --json. */
const SHOWN = 50

/** A type that is named must be one that ledgers are kept of. */
function mustKnow(services: Services, id: string | undefined): void {
  const kinds = services.types.filter((t) => t.backfill.ledgers.length > 0)
  if (id === undefined || kinds.some((t) => t.id === id)) return
  throw new UsageFault(`没有“${id}”这一类台账，可用：${kinds.map((t) => `${t.id}（${t.record.title}）`).join('、')}`)
}

type Answer = Pick<OnceResult, 'rows' | 'accepted' | 'duplicates' | 'rejected' | 'errors'> & { type: string | null }

/** Nothing could be read, or nothing may be written: told in the same shape. */
const refusal = (type: string | undefined, message: string): Answer => ({
  type: type ?? null,
  rows: 0,
  accepted: 0,
  duplicates: 0,
  rejected: 0,
  errors: [{ row: 0, column: '', value: '', message }],
})

function progress(out: Out): (done: number, total: number) => void {
  let told = 0
  return (done, total) => {
    if (total < 5_000 || done - told < 10_000) return
    told = done
    out.say(`已处理 ${done} / ${total} 行`)
  }
}

async function saveErrors(file: string, sheet: ErrorSheet): Promise<void> {
  const chunks: Uint8Array[] = []
  for await (const chunk of xlsxFile(sheet.name, sheet.headings, sheet.rows)) chunks.push(chunk)
  await writeFile(file, Buffer.concat(chunks))
}

function tell(out: Out, services: Services, result: OnceResult, how: { dryRun: boolean; partial: boolean }): void {
  const title = services.types.find((t) => t.id === result.type)?.record.title ?? result.type
  out.say(
    `${title}：数据 ${result.rows} 行，${how.dryRun ? '可以记入' : '新记入'} ${result.accepted} 行，已有 ${result.duplicates} 行，不能导入 ${result.rejected} 行`,
  )
  for (const note of result.notes) out.say(note)
  const unused = result.columns.filter((c) => c.field === null && c.samples.length > 0 && !/^序号$/.test(c.heading))
  if (unused.length > 0) out.say(`没有导入的列：${unused.map((c) => (c.note ? `${c.heading}（${c.note}）` : c.heading)).join('、')}`)
  for (const e of result.errors.slice(0, SHOWN)) out.say(`第 ${e.row} 行 ${e.column}${e.value ? `“${e.value}”` : ''}：${e.message}`)
  if (result.errors.length > SHOWN) out.say(`另有 ${result.errors.length - SHOWN} 处，加 --json 全部列出，或加 --errors 存成错误表`)
  if (result.rejected > 0 && !how.partial) out.say('有不合格的行，一行也没有写入；加 --partial 只导入合格的行')
}

async function run({ args, options, out }: Call): Promise<number> {
  const [name = ''] = args
  const path = typedPath(name)
  const { office: code = '', type, as, errors } = options
  if (!existsSync(path)) throw new UsageFault(`没有文件“${name}”`)
  const [dryRun, partial] = [options['dry-run'] !== undefined, options.partial !== undefined]
  return withServices(async (services) => {
    mustKnow(services, type)
    const office = await officeOf(services, code)
    const bytes = await readFile(path)
    const call = { office: office.id, type, file: basename(path), bytes, mode: partial ? ('good' as const) : ('all' as const), dryRun }
    const onErrors = errors === undefined ? {} : { onErrors: (sheet: ErrorSheet) => saveErrors(typedPath(errors), sheet) }
    try {
      const kind = await services.imports.kind(call)
      const viewer = await actingAs(services, { office, roles: kind.keepers, as, what: `补录“${kind.record.title}”` })
      const result = await services.imports.once(viewer, { ...call, ...onErrors, onProgress: progress(out) })
      const { rows, accepted, duplicates, rejected } = result
      if (options.json) out.json({ type: result.type, rows, accepted, duplicates, rejected, errors: result.errors } satisfies Answer)
      tell(out, services, result, { dryRun, partial })
      return rejected > 0 ? 1 : 0
    } catch (error) {
      if (!(error instanceof BookFault || error instanceof NotAKeeper || error instanceof SomeRefused || error instanceof RefusedCall)) throw error
      if (options.json) out.json(refusal(type, error.message))
      out.say(error.message)
      return 1
    }
  })
}

const command: Command = {
  summary: '导入台账（xlsx、xls、csv）；有一行不合格就一行也不写，除非 --partial',
  args: [{ name: '文件', help: '台账文件' }],
  options: {
    office: { value: '机关代码', help: '导入到该机关', required: true },
    type: { value: '类型', help: '案件类型，如 penalty；不写则按表头识别' },
    'dry-run': { help: '只核对，不写入' },
    partial: { help: '导入合格的行，其余列为错误' },
    errors: { value: '文件', help: '把不合格的行连同原因存成 xlsx，改好后可以再导入' },
    as: { value: '账号', help: '以谁的名义补录；不写则取该机关有此职责的第一人' },
    json: { help: '以 JSON 输出到标准输出' },
  },
  run,
}

export const commands: Commands = { import: command }
