/** What tests stand on: a real database, a clock that stands. */
export { standingClock } from '../clock/index.ts'
export { testDatabase } from './database.ts'
export { type Input, type Outcome, person, type Story, story } from './story.ts'
