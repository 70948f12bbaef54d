/** Where sealed files lie: a bucket of any S3-compatible store. It sees sealed bytes and hashed names only. */
import { rm, stat } from 'node:fs/promises'
import { S3mini } from 's3mini'
import { cut } from './sealed.ts'
import { type FileStore, placeOf, readPart } from './store.ts'

export type S3Settings = {
  /** Address with the bucket: https://s3.example.cn/mingfa */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** Bytes of a part; stores ask for at least 5 MB in all but the last. 16 MB × 10,000 parts carry 160 GB. */
const PART = 16 * 1024 * 1024

async function upload(s3: S3mini, place: string, path: string, size: number): Promise<void> {
  const id = await s3.getMultipartUploadId(place, 'application/octet-stream')
  try {
    const parts: { partNumber: number; etag: string }[] = []
    for await (const part of cut(readPart(path, 0, size), PART)) parts.push(await s3.uploadPart(place, id, part, parts.length + 1))
    await s3.completeMultipartUpload(place, id, parts)
  } catch (error) {
    await s3.abortMultipartUpload(place, id).catch(() => undefined)
    throw error
  }
}

/** A store in a bucket, which must exist. */
export function s3Store(settings: S3Settings): FileStore {
  const s3 = new S3mini(settings)
  const sizeOf = async (place: string): Promise<number | undefined> => ((await s3.objectExists(place)) ? s3.getContentLength(place) : undefined)
  return {
    size: (name) => sizeOf(placeOf(name)),
    async read(name, from, to) {
      const answer = await s3.getObjectRaw(placeOf(name), false, from, to)
      if (!answer.ok || !answer.body) throw new Error(`文件 ${name} 不在存储中（${answer.status}）`)
      return answer.body as AsyncIterable<Uint8Array>
    },
    async take(name, path) {
      const place = placeOf(name)
      const { size } = await stat(path)
      await upload(s3, place, path, size)
      if ((await sizeOf(place)) !== size) throw new Error(`文件 ${name} 没有完整存入对象存储，原件仍在服务器上，稍后重试`)
      await rm(path, { force: true })
    },
    async remove(name) {
      await s3.deleteObject(placeOf(name))
    },
  }
}
