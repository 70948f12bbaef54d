/** HTML: the article for a page of the portal, and a whole page that stands and prints by itself. */
import { longDay } from '../../engine/days.ts'
import { type Appendix, groundsOf } from './grounds.ts'
import { type Block, headingText, type Inline, type PrintDocument } from './model.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe for HTML, attributes too. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

/** A figure keeps its key; a stated number its source; so that both can be asked about on the page. */
function inlineHtml(inline: Inline): string {
  if ('text' in inline) return escapeHtml(inline.text).replaceAll('\n', '<br>')
  if ('shown' in inline) return `<data class="figure" value="${escapeHtml(inline.figure)}">${escapeHtml(inline.shown)}</data>`
  const files = inline.files?.length ? `；依据文件：${inline.files.map((f) => f.name).join('、')}` : ''
  return `<span class="stated" title="${escapeHtml(`来源：${inline.source}${files}`)}">${escapeHtml(inline.stated)}</span>`
}

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p>${block.inlines.map(inlineHtml).join('')}</p>`
  const tag = block.level === 1 ? 'h2' : 'h3'
  return `<${tag} id="${escapeHtml(block.id)}">${escapeHtml(headingText(block))}</${tag}>`
}

const line = (tag: string, name: string, text: string | undefined): string => (text ? `<${tag} class="${name}">${escapeHtml(text)}</${tag}>` : '')

const cellHtml = (lines: readonly string[]): string => `<td>${lines.map(escapeHtml).join('<br>')}</td>`

const groundsHtml = ({ title, note, heads, rows }: Appendix): string =>
  [
    '<section class="grounds">',
    `<h2>${escapeHtml(title)}</h2>`,
    `<p>${escapeHtml(note)}</p>`,
    '<table>',
    `<thead><tr>${heads.map((h) => `<th scope="col">${escapeHtml(h)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('\n')}</tbody>`,
    '</table>',
    '</section>',
  ].join('\n')

/** The article alone, from its title to its signature, without styles; `appendix` adds the table of the numbers that the office states itself. */
export function articleHtml(document: PrintDocument, appendix?: Appendix): string {
  const { issuer, docNo, title, stage, addressee, blocks, signedOn, remark } = document
  return [
    '<article class="gongwen">',
    '<header>',
    line('p', 'issuer', issuer),
    line('p', 'doc-no', docNo),
    `<h1>${escapeHtml(title)}</h1>`,
    line('p', 'stage', stage && `（${stage}）`),
    '</header>',
    line('p', 'addressee', addressee && `${addressee}：`),
    ...blocks.map(blockHtml),
    '<footer>',
    line('p', 'signature', issuer),
    signedOn ? `<p class="signed-on"><time datetime="${signedOn}">${longDay(signedOn)}</time></p>` : '',
    line('p', 'remark', remark && `（${remark}）`),
    '</footer>',
    appendix ? groundsHtml(appendix) : '',
    '</article>',
  ]
    .filter((l) => l !== '')
    .join('\n')
}

/** Styles of the article: on the screen, and on A4 as the standard has it. The office's fonts come first, then what is free. */
export const articleCss = `
.gongwen{max-width:40em;margin:0 auto;font-family:"仿宋_GB2312","FangSong_GB2312","仿宋","FangSong","STFangsong","Noto Serif SC","Noto Serif CJK SC",serif;font-size:1.125rem;line-height:1.9;color:#000}
.gongwen p{margin:0;text-indent:2em;text-align:justify}
.gongwen h1{margin:1.5em 0 .5em;font:600 1.6rem/1.5 "方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif SC","Noto Serif CJK SC",serif;text-align:center;text-wrap:balance}
.gongwen h2{margin:.6em 0 0;text-indent:2em;font:400 1em/1.9 "黑体","SimHei","Noto Sans SC","Noto Sans CJK SC",sans-serif}
.gongwen h3{margin:0;text-indent:2em;font:400 1em/1.9 "楷体_GB2312","KaiTi_GB2312","楷体","KaiTi","STKaiti","Noto Serif SC","Noto Serif CJK SC",serif}
.gongwen .issuer{margin-top:1em;text-indent:0;text-align:center;font:600 1.8rem/1.6 "方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif SC","Noto Serif CJK SC",serif;color:#c00}
.gongwen .doc-no{padding-bottom:.3em;border-bottom:2px solid #c00;text-indent:0;text-align:center}
.gongwen .stage{text-indent:0;text-align:center}
.gongwen .addressee{text-indent:0}
.gongwen .signature{margin-top:1.9em;padding-right:2em;text-align:right}
.gongwen .signed-on{padding-right:4em;text-align:right}
.gongwen .grounds{margin-top:3em;font-size:.8em}
.gongwen .grounds h2,.gongwen .grounds p{text-indent:0}
.gongwen .grounds table{width:100%;margin-top:.5em;border-collapse:collapse;table-layout:fixed;line-height:1.5}
.gongwen .grounds th,.gongwen .grounds td{padding:.25em .4em;border:1px solid #000;vertical-align:top;text-align:left;word-break:break-word}
.gongwen .grounds th:nth-child(1){width:8%}
.gongwen .grounds th:nth-child(2){width:13%}
.gongwen .grounds th:nth-child(3){width:30%}
@media print{
.gongwen .grounds{break-before:page;margin-top:0;font-size:12pt;line-height:18pt}
.gongwen .grounds tr{break-inside:avoid}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
.gongwen{max-width:none;font-size:15.75pt;line-height:29.5pt}
.gongwen h1{font-size:22pt;line-height:32pt}
.gongwen h2,.gongwen h3{font-size:15.75pt;line-height:29.5pt;break-after:avoid}
.gongwen p{orphans:2;widows:2}
}`

/** A meta element of the page, by name. Names are those of the State Council's guide to government websites. */
export type Meta = { name: string; content: string }

/** Content tags of a document; `published` is 'YYYY-MM-DD HH:mm:ss' of the office's clock. */
export function metaOf(document: PrintDocument, published?: string): Meta[] {
  return [
    { name: 'ArticleTitle', content: document.title },
    ...(published ? [{ name: 'PubDate', content: published }] : []),
    { name: 'ContentSource', content: document.issuer },
    { name: 'Author', content: document.issuer },
    { name: 'Keywords', content: document.keywords.join(',') },
    { name: 'Description', content: document.description },
    { name: 'ColumnName', content: '法治政府建设年度报告' },
    { name: 'ColumnType', content: '信息公开' },
  ]
}

/** A whole page that needs nothing else. */
export function pageHtml(document: PrintDocument, published?: string): string {
  const metas = metaOf(document, published).map(({ name, content }) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`)
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(document.title)}</title>`,
    ...metas,
    `<style>${articleCss}</style>`,
    '</head>',
    '<body>',
    articleHtml(document, groundsOf(document)),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
