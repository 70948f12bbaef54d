/** `npm run dev`: the server, restarted when a file changes, and the workbench with hot reload on port 5173. */
import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const run = (...args: string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
const children = [run('--watch', 'apps/server/main.ts', ...process.argv.slice(2)), run(join(root, 'node_modules/vite/bin/vite.js'), 'apps/workbench')]

// One without the other is no use, so the end of either ends both.
const end = (): void => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
for (const child of children) child.on('exit', end)
