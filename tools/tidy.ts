/** What neither compiler nor linter sees: made files that were edited or forgotten, tests that are left out, notes to oneself, paths of one machine. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot, staleIn, typesIn } from './made.ts'
import { driftOf } from './sql/columns.ts'

const SOURCES = ['{engine,platform,domains,apps,tools,docs}/**/*.{ts,tsx,mjs,css,html,sql,md,typ}', '*.{md,ts,json,cjs}']

type Rule = { name: string; pattern: RegExp; only?: RegExp; unless?: RegExp; told: string }

// Written in parts, or this file would be the first to break its own rules.
const word = (...parts: readonly string[]): string => parts.join('')
const rules: readonly Rule[] = [
  {
    name: 'only',
    pattern: new RegExp(word('\\b(?:it|test|describe)\\.on', 'ly\\b')),
    only: /\.test\.tsx?$/,
    told: 'runs alone and leaves out all other tests',
  },
  {
    name: 'skip',
    pattern: new RegExp(word('\\b(?:it|test|describe)\\.(?:sk', 'ip|to', 'do|fa', 'ils)\\b(?!If)')),
    only: /\.test\.tsx?$/,
    told: 'is left out for no reason that a test could check: use skipIf with the condition, or delete it',
  },
  { name: 'note', pattern: new RegExp(word('\\b(?:TO', 'DO|FIX', 'ME|XX', 'X|HA', 'CK)\\b')), told: 'is a note to oneself: do it, or open an issue' },
  {
    name: 'place',
    pattern: new RegExp(word('(?<![\\w.])/(?:wo', 'rk|ro', 'ot|ho', 'me|Us', 'ers)/\\w')),
    told: 'is a path that another machine does not have',
  },
  { name: 'temporary', pattern: new RegExp(word('[\'"`]/t', 'mp/')), told: 'names a folder that is shared with strangers: use mkdtemp below tmpdir()' },
  {
    name: 'outside',
    pattern: new RegExp(word('\\.\\./sha', 'red/')),
    only: /(?<!\.test)\.(?:ts|tsx|mjs|md|sql)$/,
    told: 'lies outside of the project; only a test may read it, and skip itself without it',
  },
]

/** 'file:line "text" why'. */
export function untidyIn(root = projectRoot): string[] {
  const files = globSync(SOURCES, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', 'package-lock.json'] })
    .map((f) => f.replaceAll('\\', '/'))
    .sort()
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((text, i) =>
        rules.filter((r) => (r.only?.test(file) ?? true) && r.pattern.test(text)).map((r) => `${file}:${i + 1} “${text.trim().slice(0, 80)}” ${r.told}`),
      ),
  )
}

if (import.meta.main) {
  const stale = (await staleIn()).map((file) => `${file} is not what follows from the definitions; run npm run made`)
  const drift = (await typesIn()).flatMap((type) => driftOf(type, projectRoot))
  const found = [...stale, ...drift, ...untidyIn()]
  for (const one of found) console.error(one)
  process.exit(found.length > 0 ? 1 : 0)
}
