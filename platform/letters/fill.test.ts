/** Values in place of markers: what a letter says where a value is not there yet. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { type LetterPiece, letterDocx, readLetter } from '../print/index.ts'
import { fill } from './fill.ts'
import { unpack } from './package.ts'

const pieces: LetterPiece[] = [
  { part: 'number', text: '{{文号}}' },
  { part: 'body', text: '本年度检查为第{{次数}}次。' },
  { part: 'body', text: '{{#理由}}因{{理由}}，{{/理由}}联系电话：{{电话}}。' },
  {
    rows: [
      [
        { text: '送达方式', span: 1 },
        { text: '{{送达方式}}', span: 1 },
      ],
    ],
  },
  { part: 'signature', text: '{{机关}}（印章）' },
]
const template = async () => unpack(await letterDocx({ layout: 'enforcement', issuer: '', title: '通知书', pieces }))
const textsOf = (made: readonly LetterPiece[]): string[] => made.flatMap((p) => ('rows' in p ? p.rows.flat().map((c) => c.text) : [p.text]))

it('句子里还没有的内容留出手写的空，单独一行或者一格的不留，成段可省的整段略去', async () => {
  const { parts } = fill(await template(), { 机关: '清和街道', 理由: '' })
  expect(textsOf(readLetter(parts))).toEqual(['', '本年度检查为第＿＿＿＿次。', '联系电话：＿＿＿＿。', '送达方式', '', '清和街道（印章）'])
})

it('有了内容就没有空', async () => {
  const { parts } = fill(await template(), { 机关: '清和街道', 理由: '雨', 次数: '2', 电话: '0990000', 文号: '清和街检〔2026〕1号', 送达方式: '直接送达' })
  expect(textsOf(readLetter(parts))).toEqual([
    '清和街检〔2026〕1号',
    '本年度检查为第2次。',
    '因雨，联系电话：0990000。',
    '送达方式',
    '直接送达',
    '清和街道（印章）',
  ])
})

it('落款不单独成页：前一段跟着它走', async () => {
  const xml = strFromU8(unzipSync(await letterDocx({ layout: 'enforcement', issuer: '', title: '', pieces }))['word/document.xml'] as Uint8Array)
  const table = pieces.filter((p) => !('rows' in p))
  const kept = strFromU8(unzipSync(await letterDocx({ layout: 'enforcement', issuer: '', title: '', pieces: table }))['word/document.xml'] as Uint8Array)
  const count = (text: string) => text.split('<w:keepNext/>').length - 1
  expect([count(xml), count(kept)]).toEqual([0, 1])
})
