/** Letters of a penalty case (处罚文书): those that 行政处罚法, 行政强制法 and 国务院令第310号 name. */
import { defineLetters } from '../../../../engine/letters.ts'
import { procedure } from '../procedure.ts'
import { record } from '../record.ts'
import { decisionLetters } from './decision.ts'
import { filingLetters } from './filing.ts'
import { noticeLetters } from './notice.ts'
import { paperLetters } from './papers.ts'

export const letters = defineLetters(record, procedure, { ...filingLetters, ...noticeLetters, ...decisionLetters, ...paperLetters })
