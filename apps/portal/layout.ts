/** The frame of every page of the portal: tags, heads, navigation, place, foot. No scripts: everything is links and forms. */
import { html } from 'hono/html'
import type { View } from './view.ts'

export type Html = ReturnType<typeof html>

/** A link of the path to a page; the last one has none. */
export type Crumb = { title: string; href?: string }

export type Column = { name: string; description: string; keywords: string; type: string }
export type Article = { title: string; published: string; source: string; keywords?: string; description?: string; url?: string }

export type Page = {
  title: string
  crumbs: readonly Crumb[]
  body: Html
  column?: Column
  article?: Article
  /** Only the content, for paper. */
  bare?: true
  /** What is found only by those who hold its address is not for search engines. */
  hidden?: true
}

export type Frame = {
  siteName: string
  domain: string
  idCode?: string
  icp?: string
  police?: string
  /** In whose name the site speaks. */
  sponsor: string
  stylesheet: string
  view: View
  /** Path and query of this page, for the links that come back to it. */
  here: string
}

export const columns = [
  { href: '/', title: '首页' },
  { href: '/reports', title: '年度报告' },
  { href: '/publicity', title: '公示公告' },
  { href: '/disclosure', title: '依申请公开' },
  { href: '/inspections', title: '检查核验' },
  { href: '/seals', title: '存证公示' },
  { href: '/agencies', title: '机构职能' },
] as const

const meta = (name: string, content: string | undefined): Html => (content ? html`<meta name="${name}" content="${content}" />` : html``)

function tags(frame: Frame, { column, article, hidden }: Page): Html {
  return html`${meta('SiteName', frame.siteName)}${meta('SiteDomain', frame.domain)}${meta('SiteIDCode', frame.idCode)}${
    column
      ? html`${meta('ColumnName', column.name)}${meta('ColumnDescription', column.description)}${meta('ColumnKeywords', column.keywords)}${meta('ColumnType', column.type)}`
      : ''
  }${
    article
      ? html`${meta('ArticleTitle', article.title)}${meta('PubDate', article.published)}${meta('ContentSource', article.source)}${meta('Keywords', article.keywords)}${meta('Author', article.source)}${meta('Description', article.description)}${meta('Url', article.url)}`
      : ''
  }${hidden ? meta('robots', 'noindex') : ''}`
}

function viewLinks({ view, here }: Frame): Html {
  const link = (mode: View, title: string): Html =>
    html`<a href="/view?${new URLSearchParams({ mode, back: here }).toString()}" ${view === mode ? html`aria-current="true"` : ''} rel="nofollow">${title}</a>`
  return html`<nav class="view" aria-label="字号与长者模式"><span>字号</span>${link('standard', '标准')}${link('large', '大')}${link('elder', '长者模式')}</nav>`
}

function head(frame: Frame): Html {
  return html`<header class="head">
    <div class="wide head-line">
      <a class="site" href="/">${frame.siteName}</a>
      <form class="search" role="search" action="/search" method="get">
        <label class="unseen" for="q">站内搜索</label>
        <input id="q" name="q" type="search" maxlength="50" placeholder="搜索公示、报告" autocomplete="off" />
        <button>搜索</button>
      </form>
      ${viewLinks(frame)}
    </div>
    <nav class="columns" aria-label="栏目">
      <ul class="wide">
        ${columns.map((c) => html`<li><a href="${c.href}" ${isIn(frame.here, c.href) ? html`aria-current="page"` : ''}>${c.title}</a></li>`)}
      </ul>
    </nav>
  </header>`
}

const isIn = (here: string, href: string): boolean => (href === '/' ? here === '/' || here.startsWith('/?') : new RegExp(`^${href}(?:[/?]|$)`).test(here))

function place(crumbs: readonly Crumb[]): Html {
  if (crumbs.length === 0) return html``
  const items = crumbs.map((c) => html`<li>${c.href ? html`<a href="${c.href}">${c.title}</a>` : html`<span aria-current="page">${c.title}</span>`}</li>`)
  return html`<nav class="crumbs wide" aria-label="当前位置"><span>当前位置：</span><ol><li><a href="/">首页</a></li>${items}</ol></nav>`
}

function foot(frame: Frame): Html {
  const numbers = [frame.idCode && `网站标识码：${frame.idCode}`, frame.icp, frame.police].filter((n) => n)
  return html`<footer class="foot">
    <div class="wide">
      <p>主办：${frame.sponsor}</p>
      <p><a href="/agencies">联系我们</a><a href="/sitemap">网站地图</a><a href="/accessibility">无障碍说明</a><a href="/workbench/">工作人员入口</a></p>
      ${numbers.length > 0 ? html`<p>${numbers.join('　')}</p>` : ''}
    </div>
  </footer>`
}

/** A whole page. */
export async function render(frame: Frame, page: Page): Promise<string> {
  const title = page.crumbs.length === 0 ? frame.siteName : `${page.title}_${frame.siteName}`
  const text = await html`<!doctype html>
<html lang="zh-CN" class="${frame.view}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="renderer" content="webkit" />
    <meta http-equiv="X-UA-Compatible" content="IE=edge" />
    <title>${title}</title>
    ${tags(frame, page)}
    <link rel="stylesheet" href="${frame.stylesheet}" />
    <link rel="icon" href="data:," />
  </head>
  <body class="${page.bare ? 'bare' : ''}">
    ${page.bare ? '' : html`<a class="skip" href="#main">跳到正文</a>${head(frame)}${place(page.crumbs)}`}
    <main id="main" class="wide">${page.body}</main>
    ${page.bare ? '' : foot(frame)}
  </body>
</html>
`
  return text.toString()
}
