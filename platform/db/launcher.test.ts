import { fork, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { InUse, startServer } from './launcher.ts'

const homes: string[] = []
const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'mingfa-launch-'))
  homes.push(home)
  return home
}
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})

type Server = Awaited<ReturnType<typeof startServer>>

async function query(server: Pick<Server, 'socket' | 'port' | 'user' | 'password'>, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ host: server.socket, port: server.port, user: server.user, password: server.password, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A process of its own that starts the server and then waits to be killed. */
const HOLDER = `
import { startServer } from ${JSON.stringify(join(import.meta.dirname, 'launcher.ts'))}
const { socket, port, user, password, pid } = await startServer(process.argv[2])
process.send({ socket, port, user, password, pid })
setInterval(() => undefined, 1000)
`

async function holder(home: string): Promise<{ server: Server; kill: () => Promise<void> }> {
  const file = join(home, 'holder.mts')
  writeFileSync(file, HOLDER)
  const child = fork(file, [home], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
  const server = await new Promise<Server>((done) => child.once('message', (m) => done(m as Server)))
  const kill = async (): Promise<void> => {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }
  return { server, kill }
}

const alive = (pid: number): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0

async function ended(pid: number): Promise<void> {
  while (alive(pid)) await new Promise((next) => setTimeout(next, 20))
}

describe('自带的 PostgreSQL', () => {
  it('首次启动建库：中文可检索，按字节排序，落盘有保证，不开网络端口', async () => {
    const server = await startServer(newHome())
    const [row] = await query(
      server,
      `select current_setting('server_encoding') as encoding, datcollate, datctype, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages, current_setting('data_checksums') as sums,
         current_setting('listen_addresses') as addresses, current_setting('timezone') as zone from pg_database where datname = 'postgres'`,
    )
    expect(row).toEqual({
      encoding: 'UTF8',
      datcollate: 'C',
      datctype: 'C.UTF-8',
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      sums: 'on',
      addresses: '',
      zone: 'UTC',
    })
    await server.stop()
    expect(await server.exited).toBe(0)
  })

  it('停止后再启动，数据还在', async () => {
    const home = newHome()
    const first = await startServer(home)
    await query(first, 'create table kept as select 1 as n')
    await first.stop()
    const second = await startServer(home)
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  it('运行中不能再启动一个，并说明被谁占用', async () => {
    const home = newHome()
    const { server, kill } = await holder(home)
    const refused = await startServer(home).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InUse)
    expect(String(refused)).toMatch(/正被进程 \d+ 使用/)
    await kill()
    await ended(server.pid)
  })

  it('程序被强行终止，数据库随之停止；下次启动自行恢复，已提交的一条不少', async () => {
    const home = newHome()
    const { server, kill } = await holder(home)
    await query(server, 'create table acknowledged as select generate_series(1, 1000) as n')
    await kill()
    await ended(server.pid)
    const next = await startServer(home)
    expect(await query(next, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 1000 }])
    await next.stop()
  })

  it('程序与数据库同时被强行终止，下次启动自行恢复', async () => {
    const home = newHome()
    const { server, kill } = await holder(home)
    await query(server, 'create table acknowledged as select generate_series(1, 1000) as n')
    process.kill(server.pid, 'SIGKILL')
    await kill()
    await ended(server.pid)
    const next = await startServer(home)
    expect(await query(next, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 1000 }])
    await next.stop()
  })

  it('残留的进程号文件指向别的进程，也能启动', async () => {
    const home = newHome()
    const first = await startServer(home)
    await first.stop()
    const pidFile = join(home, 'pg', 'data', 'postmaster.pid')
    if (!existsSync(join(home, 'pg', 'data'))) return expect.fail('数据目录不在预期的位置')
    writeFileSync(pidFile, `${process.pid}\n${join(home, 'pg', 'data')}\n1700000000\n5432\n/nowhere\n\n  1  1\nready\n`)
    const second = await startServer(home)
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(String(second.pid))
    await second.stop()
  })

  it('首次建库中途被打断，重新来过', async () => {
    const home = newHome()
    const first = await startServer(home)
    await first.stop()
    rmSync(join(home, 'pg', 'data', 'INITIALISED'))
    rmSync(join(home, 'pg', 'data', 'global'), { recursive: true })
    const second = await startServer(home)
    expect(await query(second, 'select 1 as n')).toEqual([{ n: 1 }])
    await second.stop()
  })
})
