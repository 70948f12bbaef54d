/** Suggestions and proposals as they go. */
import { addMonths } from '../../../../engine/days.ts'
import { topics } from '../older/proposal.ts'
import type { Member } from '../people.ts'
import { personName, phone } from '../words.ts'
import { type Input, member, Play, type Scene, type Script } from './play.ts'

type Handling = { s: Scene; p: Play; secretary: Member; clerk: Member; leader: Member; section: string; year: string }

function begin(s: Scene, more: Input = {}): Handling {
  const { d, cast, n, start } = s
  const [title, topic, section] = d.pick(topics)
  const kind = title.endsWith('提案') ? 'cppcc' : 'npc'
  const h: Handling = {
    ...{ s, section, p: new Play(s), secretary: member(cast, 'secretary', n), clerk: member(cast, 'clerk', n) },
    ...{ leader: member(cast, 'leader', n), year: start.slice(0, 4) },
  }
  h.p.does(h.secretary, 'assign', {
    ...{ number: `${h.year}${kind === 'npc' ? 'R' : 'Z'}${500 + n}`, kind, level: d.pick(['district', 'city']), period: 'between', title, topic },
    ...{ content: '近期群众反映较多，建议尽快研究解决', proposer: personName(d), phone: phone(d), assignedBy: '区政府办公室', role: 'lead', ...more },
  })
  return h
}

function takenUp(h: Handling): Handling {
  h.p.wait(h.s.d.int(1, 3)).does(h.secretary, 'takeUp', { section: h.section, handler: h.secretary.name, headOfCase: h.leader.name })
  return h
}

function contacted(h: Handling, note = '当面听取意见，代表希望先解决集中反映的点位'): Handling {
  h.p.wait(h.s.d.int(4, 12)).does(h.secretary, 'contact', { contactWay: h.s.d.pick(['visit', 'meeting', 'phone']), contactNote: note })
  return h
}

function signed(h: Handling, more: Input = {}): Handling {
  const { p, s, clerk, leader } = h
  const draft = { draft: '已会同有关部门实地查看，制定方案并推进落实', answerClass: 'A', publishable: true, ...more }
  p.wait(s.d.int(8, 22)).does(clerk, 'draft', draft)
  p.wait(s.d.int(1, 3)).does(leader, 'review', { reviewResult: 'approved', signer: leader.name, secrecyReviewed: true })
  return h
}

const letter = ({ s, year }: Handling, again = ''): string => `${s.street.mark}函${again}〔${year}〕${500 + s.n}号`

const replied = (h: Handling): Handling => {
  h.p.wait(h.s.d.int(1, 3)).does(h.secretary, 'reply', { answerNo: letter(h), replyWay: 'face', formEnclosed: true, copySent: true })
  return h
}

function closed(h: Handling, opinion: Input): Play['steps'] {
  const { p, s, secretary, clerk } = h
  p.wait(s.d.int(2, 8)).does(secretary, 'opinion', opinion)
  p.wait(2).does(clerk, 'publish', { answerSummary: '有关点位已经完成改造，后续纳入日常管理' })
  return p.wait(s.d.int(2, 6)).does(secretary, 'close').steps
}

const satisfied: Script = (s) => closed(replied(signed(contacted(takenUp(begin(s))))), { opinion: s.d.pick(['satisfied', 'satisfied', 'basic']) })

const tracked: Script = (s) => {
  const h = replied(signed(contacted(takenUp(begin(s))), { answerClass: 'B', promisedOn: addMonths(s.start, 9) }))
  h.p.wait(4).does(h.secretary, 'opinion', { opinion: 'satisfied' })
  h.p.wait(1).does(h.clerk, 'publish', { answerSummary: '已列入年度计划，分批实施' })
  h.p.wait(25).does(h.clerk, 'track', { trackNote: '首批已经开工' })
  return h.p.wait(5).does(h.secretary, 'close').steps
}

const again: Script = (s) => {
  const h = replied(signed(contacted(takenUp(begin(s)))))
  h.p.wait(4).does(h.secretary, 'opinion', { opinion: 'dissatisfied', opinionNote: '希望明确完成时间' })
  signed(contacted(h, '再次上门，代表要求列明时间表'))
  h.p.wait(1).does(h.secretary, 'replyAgain', { answeredAgainNo: letter(h, '再'), replyWay: 'face', formEnclosed: true, copySent: true })
  return closed(h, { opinion: 'basic' })
}

const joined: Script = (s) => {
  const h = signed(takenUp(begin(s, { role: 'join', leadOffice: '区住房和城乡建设局' })))
  h.p.wait(1).does(h.secretary, 'replyToLead', { answerNo: letter(h), replyWay: 'letter' })
  return h.p.wait(3).does(h.secretary, 'close').steps
}

const returned: Script = (s) => {
  const h = begin(s)
  h.p.wait(3).does(h.secretary, 'askReturn', { returnReason: '属于区交通运输部门职责' })
  return h.p.wait(4).does(h.leader, 'acceptReturn').steps
}

const extended: Script = (s) => {
  const h = contacted(takenUp(begin(s)))
  h.p.wait(20).does(h.leader, 'extend', { hard: true, extendReason: '涉及多个部门和产权单位，需要协调' })
  h.p.wait(30)
  return closed(replied(signed(h)), { opinion: 'satisfied' })
}

export const proposalScripts = {
  satisfied: [satisfied, 36],
  tracked: [tracked, 12],
  again: [again, 8],
  joined: [joined, 22],
  returned: [returned, 6],
  extended: [extended, 8],
} as const satisfies Readonly<Record<string, readonly [Script, number]>>
