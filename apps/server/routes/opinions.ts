/** An opinion on a case (会签意见、法律顾问意见) that comes with files. One without may as well be given like any other action. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { MOST_OPINION_FILES, OPINION_FILE_MB, opinionTypeFault } from '../../../engine/evidence.ts'
import { badInput, viewerOf } from '../../../platform/http/index.ts'
import type { Services } from '../../services.ts'
import { actedShape } from '../shapes.ts'
import { actionBody, answerTo } from './actions.ts'
import { alsoAdvisers, answers, apiOf, idText } from './api.ts'
import { arrived, mustSeeCase } from './evidence.ts'

const opinionBody = actionBody.pick({ type: true, office: true, actionId: true, seen: true, deviceAt: true, behalf: true }).extend({
  case: idText,
  text: z.string().trim().min(1, '请写明意见').max(2000, '不超过 2000 字').meta({ title: '意见' }),
  uploads: z
    .array(idText)
    .max(MOST_OPINION_FILES, `一份意见最多附 ${MOST_OPINION_FILES} 个文件`)
    .meta({ title: '附件', description: '已传完的文件，上传时写 for=opinion' }),
})

/** POST /api/opinions. */
export const opinionRoutes = (app: FastifyInstance, services: Services): void => {
  apiOf(app).post(
    '/api/opinions',
    {
      config: alsoAdvisers('被征求意见的人，或者受其委托的人；由案件的程序把关'),
      schema: {
        tags: ['案件'],
        summary: '写意见，并附文件',
        description: `附件为 docx、pdf、ofd 文件和 jpg、png 图片，每个不超过 ${OPINION_FILE_MB} MB。意见和附件的摘要一起写入链式存证；看得到案件的人看得到附件。`,
        body: opinionBody,
        response: answers(actedShape),
      },
    },
    async (request) => {
      const viewer = viewerOf(request)
      const { evidence } = services
      const { type, office, case: caseId, uploads, ...said } = request.body
      const address = await mustSeeCase(services, viewer, { type, office, case: caseId })
      // What was sent twice has used its uploads up; the ledger answers it with the first receipt.
      const again = (await evidence.filesOf(viewer, address, said.actionId)).length > 0
      const files = again ? [] : await arrived(services, viewer, address, uploads, 'opinion')
      const faults = files.flatMap((f) => opinionTypeFault(f.fileName, f.mime) ?? [])
      if (faults.length > 0) {
        throw badInput(
          faults.join('；'),
          faults.map((message) => ({ field: 'uploads', label: '附件', value: '', message })),
        )
      }
      return answerTo(services, viewer, await evidence.opine(viewer, { address, files, ...said }))
    },
  )
}
