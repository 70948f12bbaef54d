/** Days, values and roles: what everything else in the engine is made of. */

/** 'YYYY-MM-DD', a day in the office's calendar. */
export type Day = string

/** A value held by a field. Money is whole fen; days are 'YYYY-MM-DD'. */
export type Value = string | number | boolean | null
export type Values = Readonly<Record<string, Value>>

export const roles = {
  clerk: '经办人',
  officer: '执法人员',
  leader: '机关负责人',
  reviewer: '法制审核人员',
  chair: '听证主持人',
  mediator: '人民调解员',
  openness: '信息公开工作人员',
  secretary: '建议提案承办人',
  reporter: '年报编制人员',
  supervisor: '上级监督人员',
  admin: '系统管理员',
  public: '社会公众',
  system: '系统',
} as const
export type Role = keyof typeof roles
