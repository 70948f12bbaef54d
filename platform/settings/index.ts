/** What an office arranges for itself: its days, its targets, how long it keeps its cases. */
export { type Calendars, createCalendars, RECALCULATE_TASK } from './calendars.ts'
export { createFollower } from './follow.ts'
export { createOwnFields, type OwnFieldAsk } from './own-fields.ts'
export { createRetention, type RetentionDecision, type RetentionItem, retentionDecisions } from './retention.ts'
export { createTargets, type Target } from './targets.ts'
