/** Who is asking, and what they may see. */
export { type Contact, createOffices, type Office, type OfficeKind, type Offices, officeKinds } from './offices.ts'
export { operatorViewer } from './operator.ts'
export { createPeople, type PersonRecord } from './people.ts'
export { createSessions, type Sessions } from './sessions.ts'
export { createSignIn, passwordFault, type SignIn } from './sign-in.ts'
export { createTickets } from './tickets.ts'
export { claimsFor, claimsOf, rolesIn, type Viewer } from './viewer.ts'
export { createViewers, publicViewer, systemViewer, type Viewers } from './viewers.ts'
