/** What the routes of settings share. */
import { z } from 'zod'
import type { RouteAccess } from '../../../../platform/http/index.ts'

export const tags = ['系统设置']
export const admins: { access: RouteAccess } = { access: { who: 'roles', roles: ['admin'] } }
export const reasonText = z.string().trim().min(1, '请写明依据或原因').max(200)
