/** `mingfa people` and `mingfa token`: for whoever keeps the machine, when nobody can sign in to do it. */
import { randomBytes } from 'node:crypto'
import { roles } from '../../../engine/define.ts'
import { passwordFault, type Viewer } from '../../../platform/access/index.ts'
import type { Services } from '../../services.ts'
import { type Call, type Commands, RefusedCall, UsageFault } from '../command.ts'
import { officeOf, readerOf, withServices } from '../data.ts'

async function runList({ options, out }: Call): Promise<number> {
  return withServices(async (services) => {
    const office = await officeOf(services, options.office ?? '')
    const people = await services.people.list(await readerOf(services, office), office.id, services.clock.today())
    if (options.json) out.json(people)
    else {
      out.table(
        ['账号', '姓名', '职责', '执法证号', '有效期至', '在岗'],
        people.map((p) => [p.username, p.name, p.roles.map((r) => roles[r]).join('、'), p.certificate ?? '', p.certificateUntil ?? '', p.active ? '是' : '否']),
      )
    }
    return 0
  })
}

async function personOf(services: Services, username: string): Promise<Viewer> {
  const viewer = await services.viewers.byUsername(username, services.clock.today())
  if (!viewer) throw new RefusedCall(`没有账号“${username}”，或已停用`)
  return viewer
}

async function runPassword({ args: [username = ''], options, out }: Call): Promise<number> {
  const password = options.password ?? `${randomBytes(9).toString('base64url')}7a`
  const fault = passwordFault(password)
  if (fault) throw new UsageFault(fault)
  return withServices(async (services) => {
    const { personId, name } = await personOf(services, username)
    await services.signIn.setPassword(username, personId, password, services.clock.now())
    services.sessions.clear()
    if (options.json) out.json({ username, ...(options.password ? {} : { password }) })
    out.say(`${name}（${username}）的密码已重设${options.password ? '' : `为 ${password}，请转告本人并尽快更改`}；原有登录均已失效`)
    return 0
  })
}

async function runToken({ args: [username = ''], options, out }: Call): Promise<number> {
  const days = Number(options.days ?? 30)
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new UsageFault(`“${options.days}”不是有效天数，请填 1 至 366`)
  return withServices(async (services) => {
    const { personId, name } = await personOf(services, username)
    const token = await services.signIn.issueToken(personId, days, services.clock.now())
    out.json({ token })
    out.say(`以${name}（${username}）的身份，${days} 天内有效；请求时放在 Authorization: Bearer 之后`)
    return 0
  })
}

const username = { name: '账号', help: '如 officer1' }

export const commands: Commands = {
  people: {
    summary: '一个机关的人员',
    options: { office: { value: '机关代码', help: '如 999901001', required: true }, json: { help: '以 JSON 输出到标准输出' } },
    run: runList,
  },
  'people password': {
    summary: '重设一个账号的密码；不指定则随机生成并显示一次',
    args: [username],
    options: { password: { value: '密码', help: '至少8位，同时有文字（字母）和数字' }, json: { help: '以 JSON 输出到标准输出' } },
    run: runPassword,
  },
  token: {
    summary: '为脚本签发以某人身份访问接口的令牌',
    args: [username],
    options: { days: { value: '天数', help: '有效天数，默认 30，最多 366' } },
    run: runToken,
  },
}
