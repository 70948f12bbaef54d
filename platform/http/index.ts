/** The HTTP pipeline. */
export { type RouteAccess, SESSION_COOKIE, viewerOf } from './access.ts'
export { answerOf, createHttp, type HttpApp } from './app.ts'
export { badInput, forbidden, HttpProblem, notFound, type Problem, refused } from './errors.ts'
export type { RouteLimit } from './limits.ts'
