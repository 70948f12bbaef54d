/**
 * Checks the arrows of `.dependency-cruiser.cjs`. dependency-cruiser reads TypeScript through a TypeScript older than ours,
 * so it is shown a mirror: every file as plain JavaScript that keeps nothing but its imports, types included.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const projectRoot = dirname(import.meta.dirname)
const FOLDERS = ['engine', 'platform', 'domains', 'apps', 'tools']
const STATIC = /^(?:import|export)\s(?:[\w$*{},\s]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\(\s*'([^']+)'/g

/** What a source file imports, in order, as written. Relies on the formatter: statements start lines, quotes are single. */
export function importsOf(source: string): string[] {
  return [STATIC, DYNAMIC].flatMap((pattern) => [...source.matchAll(pattern)].map((m) => m[1] as string))
}

const mirrored = (name: string): string => name.replace(/^(\.{1,2}\/.*\.tsx?)$/, '$1.js')

function mirror(root: string, into: string): void {
  const files = globSync(
    FOLDERS.map((f) => `${f}/**/*.{ts,tsx,css,json}`),
    { cwd: root, exclude: ['**/dist/**'] },
  )
  for (const file of files) {
    const target = join(into, file)
    mkdirSync(dirname(target), { recursive: true })
    if (!/\.tsx?$/.test(file)) cpSync(join(root, file), target)
    else {
      const names = importsOf(readFileSync(join(root, file), 'utf8'))
      writeFileSync(`${target}.js`, names.map((name) => `import '${mirrored(name)}'\n`).join(''))
    }
  }
  for (const folder of FOLDERS) mkdirSync(join(into, folder), { recursive: true })
  cpSync(join(projectRoot, 'package.json'), join(into, 'package.json'))
  symlinkSync(join(projectRoot, 'node_modules'), join(into, 'node_modules'))
}

/** Runs the rules over the sources below `root`; the text names every broken rule with its reason. */
export function checkImports(root = projectRoot): { clean: boolean; text: string } {
  const place = mkdtempSync(join(tmpdir(), 'mingfa-imports-'))
  try {
    mirror(root, place)
    const tool = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = [tool, '--config', join(projectRoot, '.dependency-cruiser.cjs'), '--output-type', 'err-long', ...FOLDERS]
    const run = spawnSync(process.execPath, args, { cwd: place, encoding: 'utf8' })
    return { clean: run.status === 0, text: `${run.stdout}${run.stderr}`.replace(/(\.tsx?)\.js\b/g, '$1') }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const { clean, text } = checkImports()
  process.stdout.write(text)
  process.exit(clean ? 0 : 1)
}
