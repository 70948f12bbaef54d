/** Runs every test and closes with the counts, alone on the last line. Arguments name files, as for vitest. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

type Counts = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[]
}

const root = dirname(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'mingfa-counts-'))
const file = join(folder, 'counts.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
})
const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined
rmSync(folder, { recursive: true, force: true })

/** Failures: tests, and files that failed outside of any test, such as by not loading, which the reporter does not count. */
function failures({ numFailedTests, testResults }: Counts): number {
  return numFailedTests + testResults.filter((f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed')).length
}

const passed = counts?.numPassedTests ?? 0
const skipped = counts ? counts.numPendingTests + counts.numTodoTests : 0
const known = counts ? failures(counts) : 0
// A run that failed as a whole, or in which nothing ran, is a failure even when no test says so.
const failed = known === 0 && (run.status !== 0 || passed + skipped === 0) ? 1 : known
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed ? 1 : 0)
