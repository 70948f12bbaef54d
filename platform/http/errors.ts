/** Answers that are not the wanted one. One shape for all: code, sentence, provision, errors. */
import type { Choice, Refusal } from '../../engine/allow.ts'
import type { FieldError } from '../../engine/parse.ts'

export type Problem = {
  code: string
  message: string
  rule?: string
  law?: string
  errors?: readonly FieldError[]
  choices?: readonly Choice[]
  changed?: unknown
}

/** A fault that already knows its answer. */
export class HttpProblem extends Error {
  readonly status: number
  readonly problem: Problem
  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.status = status
    this.problem = problem
  }
}

export const signedOut = (): HttpProblem => new HttpProblem(401, { code: 'signed-out', message: '请先登录' })
export const forbidden = (message = '您没有办理此项的职责'): HttpProblem => new HttpProblem(403, { code: 'role', message })
/** Also for what exists but is not theirs: its existence is not told. */
export const notFound = (what = '内容'): HttpProblem => new HttpProblem(404, { code: 'not-found', message: `没有找到该${what}，或您无权查看` })
export const badInput = (message: string, errors: readonly FieldError[] = []): HttpProblem => new HttpProblem(422, { code: 'input', message, errors })
export const refused = (refusal: Refusal, choices: readonly Choice[] = []): HttpProblem => new HttpProblem(409, { ...refusal, choices })
