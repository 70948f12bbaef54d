/** One PostgreSQL for a whole test run, in a folder of its own, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../db/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    home: string
  }
}

/** Starts the server before the first test file and stops it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'mingfa-test-'))
  const database = await openDatabase({ home })
  project.provide('home', home)
  return async () => {
    await database.close()
    rmSync(home, { recursive: true, force: true })
  }
}
