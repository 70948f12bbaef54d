/** The floor of uploads: a bare server that writes each request's bytes to a file, takes SHA-256 of them and syncs. A process of its own. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'

/** Where the bytes go, and where it listens. */
export type UploadFloor = { path: string; port: number }

const { path, port } = JSON.parse(process.argv[2] as string) as UploadFloor
const file = await open(path, 'w')
const hash = createHash('sha256')
createServer(async (request, answer) => {
  if (request.method === 'GET') return void answer.end('ready')
  for await (const chunk of request) {
    hash.update(chunk)
    await file.write(chunk)
  }
  await file.sync()
  answer.end()
}).listen(port, '127.0.0.1')
