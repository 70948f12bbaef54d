/** The HTTP pipeline. */
export { type AccessParts, guardRoutes, type RouteAccess, type RouteTable, SESSION_COOKIE, viewerIn, viewerOf } from './access.ts'
export { answerOf, createHttp, type HttpApp } from './app.ts'
export { badInput, forbidden, HttpProblem, notFound, type Problem, refused, signedOut } from './errors.ts'
export type { RouteLimit } from './limits.ts'
export type { Measures } from './measures.ts'
