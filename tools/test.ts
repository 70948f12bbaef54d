/** Runs every test and closes with the counts, alone on the last line. Arguments name files, as for vitest. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'mingfa-counts-'))
const counts = join(folder, 'counts.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${counts}`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
})
let failed = run.status !== 0
let line = '0 passed, 1 failed'
if (existsSync(counts)) {
  const all = JSON.parse(readFileSync(counts, 'utf8')) as { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTotalTests: number }
  line = `${all.numPassedTests} passed, ${all.numFailedTests} failed, ${all.numPendingTests} skipped`
  failed ||= all.numTotalTests === 0
}
rmSync(folder, { recursive: true, force: true })
console.log(line)
process.exit(failed ? 1 : 0)
