/** The round trip: a template opened in Word, changed, and brought back is taken or refused for the right reasons. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTx, newId } from '../db/index.ts'
import { createFiles } from '../files/index.ts'
import { createPrinter } from '../print/index.ts'
import { docxPart, EAST, pdfText, type Sample, sample } from '../testing/index.ts'
import { createLetters, type Letters } from './index.ts'

let s: Sample
let letters: Letters
let home: string
let original: Record<string, Uint8Array>
const printer = createPrinter()

beforeAll(async () => {
  s = await sample({ today: '2026-03-02' })
  home = mkdtempSync(join(tmpdir(), 'mingfa-templates-'))
  const { db, ledger, offices, viewers, clock } = s
  letters = createLetters({ db, ledger, files: createFiles(home), printer, offices, viewers, now: clock.now, today: clock.today })
  const bytes = await letters.templates.download(await s.viewer('clerk'), EAST, 'sample', 'notice')
  original = unzipSync(bytes ?? new Uint8Array())
})
afterAll(async () => {
  await printer.close()
  await s.db.close()
  rmSync(home, { recursive: true, force: true })
})

const BODY = 'word/document.xml'
const body = (): string => strFromU8(original[BODY] as Uint8Array)
const packed = (parts: Record<string, Uint8Array | string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries({ ...original, ...parts }).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))
/** The template with its body changed. */
const changed = (change: (xml: string) => string): Uint8Array => packed({ [BODY]: change(body()) })

async function upload(bytes: Uint8Array, by = 'clerk') {
  const result = await letters.templates.upload(await s.viewer(by), { office: EAST, type: 'sample', kind: 'notice', file: '通知书.docx', bytes })
  if (!result) throw new Error('no such letter')
  return result
}
/** What speaks against a template, as people read it. */
async function reasons(bytes: Uint8Array): Promise<string[]> {
  const result = await upload(bytes)
  return 'errors' in result ? result.errors.map((e) => e.message) : []
}

describe('改了再传', () => {
  it('取下来的模板看得见字段，原样传回去能用', async () => {
    expect(body().replace(/<[^>]+>/g, '')).toContain('{{事由}}已经受理。')
    expect(await reasons(packed({}))).toEqual([])
  })

  it('改措辞、改次序、加本机关的话，能用', async () => {
    expect(await reasons(changed((xml) => xml.replace('{{事由}}已经受理。', '你（单位）反映的{{事由}}，我们已经受理，编号{{编号}}。')))).toEqual([])
  })

  it('Word 把一个字段拆成几段，也认得出来', async () => {
    const split = '<w:t xml:space="preserve">{{事</w:t></w:r><w:r><w:t xml:space="preserve">由}}</w:t></w:r><w:r><w:t xml:space="preserve">'
    expect(await reasons(changed((xml) => xml.replace('{{事由}}', `</w:t></w:r><w:r>${split}`)))).toEqual([])
  })

  it('写错的字段，指出来，并猜是哪一个；缺了必备的，写明依据', async () => {
    const wrong = await reasons(changed((xml) => xml.replace('{{事由}}', '{{事田}}').replaceAll('{{成文日期}}', '{{日期x}}')))
    expect(wrong).toContain('没有“事田”这个字段，是不是“事由”')
    expect(wrong).toContain('没有“日期x”这个字段，是不是“成文日期”')
    expect(wrong).toContain('缺少必须载明的“事由”（《示范案件办理规则》第1条（待核实））')
    expect(wrong).toContain('缺少必须载明的“成文日期”（《示范案件办理规则》第1条（待核实））')
  })

  it('括号没有配上，条件段没有结束，一次全部说明', async () => {
    expect(await reasons(changed((xml) => xml.replace('{{事由}}', '{{事由')))).toContain('“{{”没有配上“}}”')
    expect(await reasons(changed((xml) => xml.replace('{{事由}}', '{{#类别}}{{事由}}')))).toContain('“{{#…}}”没有配上“{{/…}}”')
  })

  it('不是 docx 的、坏了的、太大的，不收', async () => {
    expect(await reasons(strToU8('我是文本'))).toEqual([expect.stringContaining('文件打不开')])
    expect(await reasons(packed({}).slice(0, 2000))).toEqual([expect.stringContaining('文件打不开')])
    expect(await reasons(zipSync({ 'a.txt': strToU8('x') }))).toEqual([expect.stringContaining('里面没有正文')])
    expect(await reasons(new Uint8Array(6 * 1024 * 1024))).toEqual(['文件超过 5 MB'])
    expect(await reasons(packed({ 'word/big.xml': new Uint8Array(60 * 1024 * 1024) }))).toEqual(['文件展开后过大，不像一份文书'])
  })

  it('带宏、嵌了别的文件、引用外面东西的，不收', async () => {
    expect(await reasons(packed({ 'word/vbaProject.bin': new Uint8Array(10) }))).toEqual([expect.stringContaining('带有宏')])
    const types = strFromU8(original['[Content_Types].xml'] as Uint8Array).replace(
      'wordprocessingml.document.main',
      'wordprocessingml.document.macroEnabled.main',
    )
    expect(await reasons(packed({ '[Content_Types].xml': types }))).toContainEqual(expect.stringContaining('带有宏'))
    expect(await reasons(packed({ 'word/embeddings/oleObject1.bin': new Uint8Array(10) }))).toEqual([expect.stringContaining('嵌有其他文件')])
    const rels = strFromU8(original['word/_rels/document.xml.rels'] as Uint8Array)
    const outside =
      '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/a.dotm" TargetMode="External"/>'
    expect(await reasons(packed({ 'word/_rels/document.xml.rels': rels.replace('</Relationships>', `${outside}</Relationships>`) }))).toEqual([
      expect.stringContaining('引用了外面'),
    ])
  })

  it('PDF 里印不出来的（图片、页眉文字、修订），不收', async () => {
    const into = (xml: string, what: string): string => xml.replace('<w:body>', `<w:body><w:p>${what}</w:p>`)
    expect(await reasons(changed((xml) => into(xml, '<w:r><w:drawing/></w:r>')))).toEqual([expect.stringContaining('图片')])
    expect(await reasons(changed((xml) => into(xml, '<w:ins w:id="1" w:author="x"><w:r><w:t>多</w:t></w:r></w:ins>')))).toEqual([
      expect.stringContaining('修订'),
    ])
    const header = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>机密</w:t></w:r></w:p></w:hdr>'
    expect(await reasons(packed({ 'word/header9.xml': header }))).toEqual([expect.stringContaining('页眉、页脚')])
  })
})

describe('批准和启用', () => {
  const made = async (): Promise<string> => {
    const address = { type: 'sample', office: EAST, caseId: newId() }
    const officer = await s.viewer('officer')
    const input = { number: `示${address.caseId.slice(-6)}`, cause: '占道经营', partyName: '示例便利店', partyKind: 'org', kind: 'noise' }
    expect(await s.ledger.act(officer, { ...address, action: 'open', actionId: newId(), input })).toHaveProperty('done')
    const id = newId()
    expect(await letters.draft(officer, address, { id, actionId: newId(), kind: 'notice', asked: {} })).toEqual({ done: id })
    return id
  }
  const said = async (id: string): Promise<string> => {
    const found = await letters.file(await s.viewer('officer'), { office: EAST, id }, 'pdf')
    return typeof found?.bytes === 'object' ? pdfText(found.bytes) : ''
  }

  it('批准之前用内置的，启用之日起用新的；拟制过的不变；停用之后又用内置的；各版本都留着', async () => {
    const result = await upload(changed((xml) => xml.replace('已经受理。', '我街已经受理。')))
    if (!('id' in result)) throw new Error(JSON.stringify(result))
    const admin = await s.viewer('leader')
    const at = { office: EAST, id: result.id }
    expect(await said(await made())).not.toContain('我街')
    expect(await letters.templates.decide(admin, at, { status: 'approved', validFrom: '2026-03-03' })).toBe(true)
    expect(await letters.templates.decide(admin, at, { status: 'approved', validFrom: '2026-03-03' })).toBe(false)
    expect(await said(await made())).not.toContain('我街')
    s.clock.turnTo('2026-03-03')
    const own = await made()
    expect(await said(own)).toContain('占道经营我街已经受理。')
    expect(await letters.templates.decide(admin, at, { status: 'retired', note: '换了措辞' })).toBe(true)
    expect(await said(await made())).not.toContain('我街')
    expect(await said(own)).toContain('我街')
    const kept = (await letters.templates.versions(admin, EAST)).find((v) => v.id === result.id)
    expect(kept).toMatchObject({ status: 'retired', validFrom: '2026-03-03', note: '换了措辞' })
    const text =
      "select after->>'状态' as status, reason from mingfa.setting_change where office_id = $1 and area = 'template' and subject = '示范通知书' order by at, id"
    const { rows } = await inTx(s.db.app, { offices: [EAST] }, (client) => client.query(text, [EAST]))
    expect(rows.slice(-3)).toEqual([
      { status: '待审批', reason: null },
      { status: '已批准', reason: null },
      { status: '已停用', reason: '换了措辞' },
    ])
  })

  it('别的机关看不到、也用不到', async () => {
    expect(await letters.templates.versions(await s.viewer('west'), EAST)).toEqual([])
  })

  it('内容里的标记不当作版式，也不当作字段', async () => {
    const address = { type: 'sample', office: EAST, caseId: newId() }
    const officer = await s.viewer('officer')
    const cause = '<w:b/>{{文号}} & "引号"'
    await s.ledger.act(officer, { ...address, action: 'open', actionId: newId(), input: { number: '示标记', cause, partyName: '示例便利店' } })
    const id = newId()
    await letters.draft(officer, address, { id, actionId: newId(), kind: 'notice', asked: {} })
    await letters.sign(await s.viewer('leader'), { office: EAST, id, actionId: newId() })
    await letters.seal(officer, { office: EAST, id, actionId: newId() })
    const word = await letters.file(officer, { office: EAST, id }, 'docx')
    if (typeof word?.bytes !== 'object') throw new Error('no docx')
    expect(docxPart(word.bytes, BODY)).toContain('&lt;w:b/&gt;{{文号}} &amp;')
    expect(await said(id)).toContain(cause)
  })
})
