/** Shapes of the answers of the board of annual reports, for the documentation; the compiler holds them to those that the workbench reads. */
import { z } from 'zod'
import type { Board, BoardFigures, BoardNotice, BoardReport, NoticePage } from '../../domains/oversight/index.ts'

const severity = z.enum(['error', 'warning', 'note'])
const partState = z.enum(['own', 'folded', 'missing']).meta({ description: '单列、并在其他部分、缺少' })
const parts = z.object({ achievements: partState, rectification: partState, problems: partState, leadership: partState, plan: partState })
const counts = z.object({ error: z.number(), warning: z.number(), note: z.number() })
const source = z.enum(['file', 'paste', 'page']).meta({ description: '上传的文件、粘贴的文字、本系统公开的页面' })
const due = z.object({ on: z.string(), law: z.string(), verified: z.boolean().meta({ description: '条文没有列明、按设定或者通行做法的为 false' }) })
const span = z.object({ start: z.number(), end: z.number() })
const noticeKind = z.enum(['publish', 'rectify']).meta({ description: '催报、提醒整改' })

const findingFields = {
  key: z.string(),
  rule: z.string(),
  title: z.string(),
  severity,
  message: z.string().meta({ description: '写出算式或者原文的一句话' }),
  law: z.string().exactOptional(),
  spans: z.array(span).meta({ description: '在正文中的位置，止于 end 之前' }),
}
const finding = z.object(findingFields)
const mark = z.object({ no: z.number(), verdict: z.enum(['true', 'false', 'open']), remark: z.string(), by: z.string(), at: z.string() })

export const boardNoticeShape: z.ZodType<BoardNotice> = z.object({
  id: z.string(),
  office: z.number(),
  officeName: z.string(),
  year: z.number(),
  kind: noticeKind,
  report: z.string().nullable(),
  words: z.string(),
  findings: z.array(finding).meta({ description: '发出时的问题' }),
  dueOn: z.string().nullable(),
  from: z.number(),
  fromName: z.string(),
  sentBy: z.string(),
  sentAt: z.string(),
  reply: z.object({ words: z.string(), by: z.string(), at: z.string() }).nullable(),
})

export const noticePageShape: z.ZodType<NoticePage> = z.object({
  notice: boardNoticeShape,
  report: z.object({ title: z.string().nullable(), publishedOn: z.string().nullable(), fileName: z.string(), text: z.string() }).nullable(),
  answers: z.boolean().meta({ description: '本人可以答复' }),
})

const boardRow = z.object({
  office: z.number(),
  name: z.string(),
  kind: z.string(),
  due,
  report: z
    .object({
      id: z.string().nullable().meta({ description: '已公开而尚未取入的为空' }),
      no: z.number(),
      source,
      title: z.string(),
      publishedOn: z.string().nullable(),
      late: z.number().nullable().meta({ description: '晚于应当公开之日的天数；提前为负；不知公开日期为空' }),
      parts: parts.nullable(),
      counts: counts.nullable().meta({ description: '不含标为不属实的' }),
      marked: z.object({ true: z.number(), false: z.number() }),
      addedAt: z.string().nullable(),
      withdrawn: z.boolean(),
    })
    .nullable(),
  overdue: z.number().nullable(),
  notices: z.object({ sent: z.number(), last: z.object({ kind: noticeKind, at: z.string(), replied: z.boolean() }).nullable() }),
})

export const boardShape: z.ZodType<Board> = z.object({
  office: z.number(),
  year: z.number(),
  rows: z.array(boardRow),
  setting: z.object({
    no: z.number(),
    due: z.string().meta({ description: '次年的月-日' }),
    ground: z.string(),
    off: z.array(z.string()),
    by: z.string().nullable(),
    at: z.string().nullable(),
  }),
  rules: z.array(z.object({ id: z.string(), title: z.string(), severity, off: z.boolean() })),
  waiting: z.number().meta({ description: '已在本系统公开、尚未取入的份数' }),
})

const section = z.object({
  ...{ start: z.number(), end: z.number(), heading: z.string(), headingSpan: span, number: z.string(), level: z.number(), folded: z.boolean() },
  role: z.enum(['achievements', 'rectification', 'problems', 'leadership', 'plan']).nullable(),
  parent: z.number().exactOptional(),
})

const figure = z.object({
  ...{ start: z.number(), end: z.number(), id: z.string(), text: z.string(), value: z.number(), valueBase: z.number(), unit: z.string(), unitBase: z.string() },
  qualifier: z.string().nullable(),
  kind: z.enum(['count', 'amount', 'percent', 'area', 'length', 'other']),
  ...{ noun: z.string(), verb: z.string(), section: z.number(), sentence: z.number(), whole: span },
  period: z.object({
    kind: z.enum(['year', 'cumulative', 'range', 'month', 'now', 'other']),
    from: z.number().exactOptional(),
    to: z.number().exactOptional(),
    words: z.string().exactOptional(),
  }),
  change: z.object({ direction: z.enum(['up', 'down']), against: z.string().exactOptional() }).exactOptional(),
  partOf: z.array(z.string()).exactOptional(),
  numeratorOf: z.array(z.string()).exactOptional(),
  denominatorOf: z.array(z.string()).exactOptional(),
  partBy: z.enum(['of-which', 'including', 'implied']).exactOptional(),
  partial: z.boolean().exactOptional(),
})

export const boardReportShape: z.ZodType<BoardReport> = z.object({
  ...{ id: z.string(), office: z.number(), officeName: z.string(), year: z.number(), no: z.number(), current: z.boolean(), source, fileName: z.string() },
  ...{ hasFile: z.boolean(), addedBy: z.string(), addedAt: z.string(), title: z.string().nullable(), issuer: z.string().nullable() },
  metadata: z.object({
    indexNo: z.string().exactOptional(),
    docNo: z.string().exactOptional(),
    madeOn: z.string().exactOptional(),
    publishedOn: z.string().exactOptional(),
    source: z.string().exactOptional(),
  }),
  ...{ publishedOn: z.string().nullable(), due, late: z.number().nullable(), text: z.string(), parts },
  sections: z.array(section),
  figures: z.array(figure),
  findings: z.array(z.object({ ...findingFields, marks: z.array(mark).meta({ description: '先后；最后一条为准' }) })),
  against: z.object({ lastYear: z.boolean(), neighbours: z.array(z.string()) }).meta({ description: '与哪些报告比对过' }),
  notices: z.array(boardNoticeShape),
  versions: z.array(z.object({ id: z.string(), no: z.number(), source, fileName: z.string(), addedAt: z.string() })),
})

export const boardFiguresShape: z.ZodType<BoardFigures> = z.object({
  offices: z.array(z.object({ id: z.number(), name: z.string() })),
  years: z.array(z.number()),
  metrics: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      unit: z.string(),
      sure: z.enum(['metric', 'words', 'like']).meta({ description: '同一指标的把握：本系统的指标、用词相同、说法相近' }),
      why: z.string(),
      values: z.array(
        z.object({
          ...{ office: z.number(), year: z.number(), report: z.string(), value: z.number(), shown: z.string(), exact: z.boolean() },
          start: z.number().exactOptional(),
        }),
      ),
    }),
  ),
})
