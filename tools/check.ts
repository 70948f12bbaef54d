/** `npm run check`: the whole truth. Every step runs, also after one has failed, so that one run lists all there is to do. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const bin = (path: string): string => join(root, 'node_modules', path)

const steps: readonly { name: string; program: string; args: readonly string[] }[] = [
  { name: 'types', program: bin('typescript/bin/tsc'), args: [] },
  { name: 'lint', program: bin('@biomejs/biome/bin/biome'), args: ['check', '--error-on-warnings'] },
  { name: 'import rules', program: join(root, 'tools/imports.ts'), args: [] },
  { name: 'dead code', program: bin('knip/bin/knip.js'), args: [] },
  { name: 'sql', program: join(root, 'tools/lint-sql.ts'), args: [] },
  { name: 'tidy', program: join(root, 'tools/tidy.ts'), args: [] },
  { name: 'tests', program: join(root, 'tools/test.ts'), args: [] },
]

const failed: string[] = []
for (const { name, program, args } of steps) {
  console.log(`\n── ${name}`)
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
console.log(failed.length ? `\n✗ ${failed.join(', ')}` : '\n✓ all is well')
process.exit(failed.length ? 1 : 0)
