/** Supervision of the offices below: the board of annual reports, and the leader's cockpit. The door of this line for programs. */
export { cockpitOf, cockpitSteps } from './cockpit.ts'
export type { Pages } from './pages.ts'
export { createBoard } from './service.ts'
export type { Board, BoardFigures, BoardNotice, BoardReport, NoticePage } from './shapes.ts'
