/** Forms of the steps: what a person says at each. */
import { defineForm } from '../../../engine/define.ts'
import { record } from './record.ts'

export const compose = defineForm(record, [{ title: '报告', fields: ['title', 'periodEnd', 'bodyHash'] }], ['title', 'periodEnd'])
export const edit = defineForm(record, [{ title: '正文', fields: ['bodyHash', 'note'] }], [])
export const remark = defineForm(record, [{ title: '意见', fields: ['note'] }], [])
export const reason = defineForm(record, [{ title: '理由', fields: ['note'] }], ['note'])
export const freeze = defineForm(record, [{ title: '定稿', fields: ['frozenHash', 'note'] }], [])
export const sendUp = defineForm(record, [{ title: '报送', fields: ['sentTo', 'note'] }], [])
