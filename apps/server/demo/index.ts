/** The demo: an invented district at work. */
export { type DemoReport, loadDemo, loadOlderYears, loadPeople, wantsDemo } from './load.ts'
export { DEMO_PASSWORD, demoSignIns } from './people.ts'
