/** The thread that renders, so that a long document does not hold up the requests of others. */
import { parentPort, workerData } from 'node:worker_threads'
import { createRender, type Job } from './render.ts'

type Asked = { no: number; job: Job }

const render = createRender((workerData as { fontFolder?: string }).fontFolder)

parentPort?.on('message', ({ no, job }: Asked) => {
  render(job).then(
    (bytes) => parentPort?.postMessage({ no, bytes }, [bytes.buffer as ArrayBuffer]),
    (error) => parentPort?.postMessage({ no, fault: error instanceof Error ? error.message : String(error) }),
  )
})
