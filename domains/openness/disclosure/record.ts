/** An application for government information: what is kept of it. */
import { defineRecord, type RecordDef } from '../../../engine/define.ts'
import { answerPart } from './fields-answer.ts'
import { requestPart } from './fields-request.ts'
import { openAct } from './law.ts'

export const record = defineRecord({
  id: 'disclosure',
  title: '依申请公开',
  line: 'openness',
  unit: '件',
  fields: { ...requestPart, ...answerPart },
  number: 'requestNo',
  headline: ['content'],
  list: ['requestNo', 'content', 'applicantKind', 'way', 'receivedOn', 'handlingUnit', 'answeredOn', 'outcome', 'answerNo'],
  openedOn: 'receivedOn',
  breakdown: ['outcome', 'applicantKind'],
  order: [
    { before: 'submittedOn', after: 'receivedOn', law: openAct(31) },
    { before: 'receivedOn', after: 'clarifyAskedOn', law: openAct(30) },
    { before: 'clarifyAskedOn', after: 'clarifyBy', law: openAct(30) },
    { before: 'clarifyAskedOn', after: 'clarifiedOn', law: openAct(30) },
    { before: 'clarifiedOn', after: 'answeredOn', law: openAct(30) },
    { before: 'receivedOn', after: 'thirdAskedOn', law: openAct(32) },
    { before: 'thirdAskedOn', after: 'thirdReceivedOn', law: openAct(32) },
    { before: 'thirdAskedOn', after: 'thirdAnsweredOn', law: openAct(32) },
    { before: 'thirdAnsweredOn', after: 'answeredOn', law: openAct(32) },
    { before: 'receivedOn', after: 'officeAskedOn', law: openAct(33) },
    { before: 'officeAskedOn', after: 'officeReceivedOn', law: openAct(34) },
    { before: 'officeAskedOn', after: 'officeAnsweredOn', law: openAct(34) },
    { before: 'receivedOn', after: 'extendedOn', law: openAct(33) },
    { before: 'extendedOn', after: 'answeredOn', law: openAct(33) },
    { before: 'receivedOn', after: 'answeredOn', law: openAct(33) },
    { before: 'feeToldOn', after: 'feePaidOn', law: openAct(42) },
    { before: 'answeredOn', after: 'deliveredOn', law: openAct(40) },
  ],
  identity: ['requestNo'],
})

type FieldsOf<R> = R extends RecordDef<infer F> ? F : never
export type FieldId = FieldsOf<typeof record>
