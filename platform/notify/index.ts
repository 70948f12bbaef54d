/** Telling people: in the workbench, and by mail. */
export { type NoticeKind, noticeKinds } from './kinds.ts'
export { createMail, MAIL_TASK } from './mail.ts'
export { createNotices, type NewNotice } from './notices.ts'
export { adminsOf, holdersOf, inOffice, postsIn, type SourceParts, tellToday } from './sources.ts'
