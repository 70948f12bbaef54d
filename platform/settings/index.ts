/** What an office arranges for itself: its days, its targets, how long it keeps its cases. */
export { createCalendars, RECALCULATE_TASK } from './calendars.ts'
export { createFollower } from './follow.ts'
export { createOwnFields } from './own-fields.ts'
export { createRetention, type Retention, type RetentionDecision, retentionDecisions } from './retention.ts'
export { createTargets, type Targets } from './targets.ts'
