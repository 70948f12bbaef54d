/** The workbench as files: built when its sources are newer, handed out compressed, and cached for as long as its names say. */
import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { projectRoot } from '../services.ts'

const folder = join(projectRoot, 'apps', 'workbench')
const dist = join(folder, 'dist')
const MARK = '.built'
const mark = join(dist, MARK)

const newest = (patterns: readonly string[]): number =>
  Math.max(
    ...globSync([...patterns], { cwd: projectRoot, exclude: ['**/dist*/**', '**/node_modules/**', '**/*.test.ts'] }).map(
      (f) => statSync(join(projectRoot, f)).mtimeMs,
    ),
  )

/** Whether the files handed out are those of the present sources. */
function current(): boolean {
  if (!existsSync(mark)) return false
  const sources = ['apps/workbench/**/*.{ts,tsx,css,html}', 'apps/registry/*.ts', 'platform/ui/**/*', 'engine/**/*.ts', 'domains/**/*.ts', 'package-lock.json']
  return newest(sources) <= statSync(mark).mtimeMs
}

/** Puts a finished build in place of the one before: a server that is handing that one out must not meet half of a build. */
function replace(fresh: string): void {
  const old = `${fresh}.old`
  if (existsSync(dist)) renameSync(dist, old)
  try {
    renameSync(fresh, dist)
  } catch (error) {
    // Somebody who built at the same time may have been quicker; theirs is as good.
    if (!current()) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}

/** Builds the workbench when needed, in a process of its own, whose environment asks for production. Throws with what Vite said. */
export async function buildWorkbench(say: (text: string) => void): Promise<void> {
  if (current()) return
  say('正在构建工作台…')
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NODE_ENV: 'production' }
  const fresh = `${dist}.${process.pid}`
  await promisify(execFile)(process.execPath, [vite, 'build', folder, '--logLevel', 'error', '--outDir', fresh], { cwd: projectRoot, env })
  for (const file of globSync('**/*.{js,css,html,svg}', { cwd: fresh })) {
    writeFileSync(join(fresh, `${file}.gz`), gzipSync(readFileSync(join(fresh, file)), { level: 9 }))
  }
  // Somebody who built at the same time was quicker, and may be handing theirs out: it stays.
  if (current()) return rmSync(fresh, { recursive: true, force: true })
  writeFileSync(join(fresh, MARK), new Date().toISOString())
  replace(fresh)
}

const YEAR_SECONDS = 31_536_000

/** /workbench and everything below: files by name, the one page for every other address. */
export function serveWorkbench(app: FastifyInstance): void {
  const access = { who: 'anyone', because: '只是程序本身，不含任何数据；数据由接口逐项把关' } as const
  app.register(async (scope) => {
    await scope.register(fastifyStatic, { root: dist, serve: false, preCompressed: true, cacheControl: false })
    scope.get('/workbench', { config: { access }, schema: { hide: true } }, (_request, reply) => reply.redirect('/workbench/'))
    scope.get<{ Params: { '*': string } }>('/workbench/*', { config: { access }, schema: { hide: true } }, (request, reply) => {
      const file = request.params['*']
      // Names below assets/ change with their content; every other address is the one page, asked for anew each time.
      if (/^assets\/[\w.-]+$/.test(file) && existsSync(join(dist, file))) {
        return reply.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`).sendFile(file)
      }
      if (file.startsWith('assets/')) return reply.code(404).type('text/plain; charset=utf-8').send('没有这个文件，请刷新页面')
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    })
  })
}
