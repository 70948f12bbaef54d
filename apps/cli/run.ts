/** Finds the command that words call, reads the call, and turns what comes of it into an exit code. */
import { readCall, usage, usageLine } from './arguments.ts'
import { type Command, type Commands, type Out, RefusedCall, UsageFault } from './command.ts'

type Load = () => Promise<{ commands: Commands }>

/** Command files by first word; a file is loaded when its command is called, so that `term` needs no database code. */
const files: Readonly<Record<string, Load>> = {
  import: () => import('./commands/import.ts'),
  figures: () => import('./commands/figures.ts'),
  report: () => import('./commands/report.ts'),
  inspect: () => import('./commands/inspect.ts'),
  verify: () => import('./commands/verify.ts'),
  term: () => import('./commands/term.ts'),
  rebuild: () => import('./commands/rebuild.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/backup.ts'),
  migrate: () => import('./commands/migrate.ts'),
  check: () => import('./commands/check.ts'),
  docs: () => import('./commands/docs.ts'),
  nightly: () => import('./commands/nightly.ts'),
  people: () => import('./commands/people.ts'),
  token: () => import('./commands/people.ts'),
}

async function overview(out: Out): Promise<void> {
  out.say('用法：mingfa 命令 …\n')
  for (const [word, load] of Object.entries(files)) {
    const { commands } = await load()
    for (const [name, command] of Object.entries(commands)) {
      if (name.split(' ')[0] === word) out.say(`  ${usageLine(name, command)}\n      ${command.summary}`)
    }
  }
}

type Found = { name: string; command: Command; words: string[] }

/** The command whose name the words begin with; the longer name wins ('figures records' over 'figures'). */
function find(commands: Commands, words: readonly string[]): Found | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const command = commands[name]
    if (command) return { name, command, words: words.slice(length) }
  }
  return undefined
}

function badUsage(out: Out, fault: UsageFault, explain: string): number {
  for (const line of fault.faults) out.say(line)
  out.say(explain)
  return 2
}

/** Runs one call of the command line. 0 done, 1 refused or found wrong, 2 bad usage. */
export async function runCli(words: readonly string[], out: Out): Promise<number> {
  const [first = '', second] = words
  if (first === '' || first === 'help' || first === '--help') {
    await overview(out)
    return first === '' ? 2 : 0
  }
  const load = files[first]
  if (!load) {
    out.say(`没有命令“${first}”`)
    await overview(out)
    return 2
  }
  const { commands } = await load()
  const found = find(commands, words)
  const siblings = Object.entries(commands).filter(([name]) => name.split(' ')[0] === first)
  const usages = siblings.map(([name, c]) => usage(name, c)).join('\n')
  if (!found) return badUsage(out, new UsageFault(second ? `命令“${first}”没有“${second}”` : `命令“${first}”不完整`), usages)
  if (found.words.includes('--help')) {
    out.say(usage(found.name, found.command))
    return 0
  }
  try {
    return await found.command.run({ ...readCall(found.command, found.words), out })
  } catch (error) {
    if (error instanceof UsageFault) return badUsage(out, error, usage(found.name, found.command))
    out.say(inWords(error))
    return 1
  }
}

/** An expected 'no' needs no more than its sentence; with MINGFA_DEBUG set, a fault shows where it came from. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof RefusedCall || !process.env.MINGFA_DEBUG ? error.message : (error.stack ?? error.message)
}
