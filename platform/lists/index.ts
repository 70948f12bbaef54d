/** What people keep of lists: views under a name, and whole lists as files. */
export { createExports, EXPORT_TASK, type ExportWork } from './exports.ts'
export { createPhrases } from './phrases.ts'
export { createViews } from './views.ts'
