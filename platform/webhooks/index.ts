/** Pushing events to other systems: signed, tried again, and disabled when nobody answers. */
export { permitted, urlFault } from './guard.ts'
export { createHooks, type HookEvent, hookEvents, SEND_TASK } from './hooks.ts'
export { followOffice, sendDelivery, type WorkParts } from './work.ts'
