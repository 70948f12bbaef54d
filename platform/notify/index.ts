/** Telling people: in the workbench, and by mail. */
export { type NoticeKind, noticeKinds } from './kinds.ts'
export { createMail, MAIL_TASK, type MailDelivery, type MailSetting } from './mail.ts'
export { createNotices, type NoticeRow, type Preferences } from './notices.ts'
export { adminsOf, tellToday } from './sources.ts'
