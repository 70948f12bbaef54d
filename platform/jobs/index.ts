/** Work for later, put down in the same transaction as what caused it. At least once: a task must bear being run again. */
export { enqueue } from './enqueue.ts'
export { lineFault } from './line-fault.ts'
export { prepareQueue, startWorker, type Task, type Tasks, type Worker } from './worker.ts'
