/** A real Chromium for browser tests, from npm packages alone, with a Chinese font. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type LaunchOptions, chromium as playwright } from 'playwright-core'
import { oldestArguments } from './oldest/chromium.ts'

const FONT = '@expo-google-fonts/noto-sans-sc'
const WEIGHTS = ['400Regular', '600SemiBold'] as const

/** A folder of our own with a fontconfig file: the Chromium of the package brings no Chinese font, and machines may have none. */
function fontFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'mingfa-fonts-'))
  const source = dirname(createRequire(import.meta.url).resolve(`${FONT}/package.json`))
  for (const weight of WEIGHTS) {
    const file = `NotoSansSC_${weight}.ttf`
    cpSync(join(source, weight, file), join(home, file))
  }
  writeFileSync(
    join(home, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}</dir><cachedir>${join(home, 'cache')}</cachedir></fontconfig>`,
  )
  return home
}

/** Made for functions in a cloud; with it, the second person's pages stay blank. */
const ONE_PROCESS = '--single-process'

/** Starts the browser; the caller closes it. Throws when the machine lacks a system library that Chromium needs. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}`)
  const args = chromium.args.filter((a) => a !== ONE_PROCESS)
  return launch({ executablePath, args })
}

/** The same driver before the oldest Chromium that the pages are built for. Downloads and windows that pages open are not reported there. */
export const launchOldest = (): Promise<Browser> => launch({ executablePath: process.execPath, args: oldestArguments(), ignoreDefaultArgs: true })

async function launch(options: Pick<LaunchOptions, 'executablePath' | 'args' | 'ignoreDefaultArgs'>): Promise<Browser> {
  const fonts = fontFolder()
  const browser = await playwright.launch({
    ...options,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: join(fonts, 'fonts.conf') } as Record<string, string>,
  })
  browser.on('disconnected', () => rmSync(fonts, { recursive: true, force: true }))
  return browser
}
