/** A suggestion of a deputy or a proposal of a member of the consultative conference, given to the office to handle. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { answerFields } from './fields-answer.ts'
import { assignmentFields } from './fields-assignment.ts'
import { deputiesAct, localRule } from './law.ts'

export const record = defineRecord({
  id: 'proposal',
  title: '人大建议、政协提案',
  line: 'decisions',
  unit: '件',
  fields: { ...assignmentFields, ...answerFields },
  number: 'number',
  headline: ['title', 'proposer'],
  list: ['number', 'kind', 'level', 'title', 'proposer', 'role', 'assignedOn', 'answeredOn', 'answerClass', 'opinion'],
  openedOn: 'assignedOn',
  breakdown: ['kind', 'level', 'role'],
  order: [
    { before: 'raisedOn', after: 'assignedOn' },
    { before: 'assignedOn', after: 'takenUpOn', law: deputiesAct(51) },
    { before: 'assignedOn', after: 'contactedOn', law: deputiesAct(51) },
    { before: 'assignedOn', after: 'extendedOn', law: deputiesAct(51) },
    { before: 'assignedOn', after: 'answeredOn', law: deputiesAct(51) },
    { before: 'answeredOn', after: 'opinionOn', law: localRule('代表（委员）反馈') },
    { before: 'answeredOn', after: 'answeredAgainOn', law: localRule('重新答复') },
    { before: 'answeredOn', after: 'publishedOn', law: deputiesAct(51) },
    { before: 'answeredOn', after: 'closedOn' },
  ],
  identity: ['number', 'kind', 'level', 'title', 'assignedOn'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
