/** Small pieces that pages of the portal share. */
import { html } from 'hono/html'
import type { Html } from './layout.ts'

/** A thing to say above a form or a page: what is wrong, or what was done. */
export const message = (tone: 'bad' | 'good' | 'plain', body: Html | string): Html =>
  html`<div class="message ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">${body}</div>`

export type Fact = { label: string; value: Html | string }

/** Facts as the paper form that people know. */
export const factTable = (caption: string, facts: readonly Fact[]): Html => html`<table class="facts">
  <caption class="unseen">${caption}</caption>
  <tbody>
    ${facts.map((f) => html`<tr><th scope="row">${f.label}</th><td>${f.value}</td></tr>`)}
  </tbody>
</table>`

/** Facts side by side, as the head of a published document shows them. */
export const factList = (facts: readonly Fact[]): Html => html`<dl class="pairs">
  ${facts.map((f) => html`<div><dt>${f.label}</dt><dd>${f.value}</dd></div>`)}
</dl>`

export type Query = Readonly<Record<string, string | number | undefined>>

/** '/publicity?type=penalty&page=2', without what is absent. */
export function address(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([k, v]) => (v === undefined || v === '' ? [] : [[k, String(v)] as [string, string]]))
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs).toString()}` : path
}

export type Paging = { page: number; pages: number; total: string; to: (page: number) => string }

/** Pages of a list as links. */
export function pager({ page, pages, total, to }: Paging): Html {
  const link = (n: number, title: string, open: boolean): Html => (open ? html`<a href="${to(n)}">${title}</a>` : html`<span class="quiet">${title}</span>`)
  return html`<nav class="pager" aria-label="分页">
    <span>${total}</span>${link(page - 1, '上一页', page > 1)}<span aria-current="page">第 ${page} 页 / 共 ${pages} 页</span>${link(page + 1, '下一页', page < pages)}
  </nav>`
}

export type Choice = { value: string; label: string }

/** A select with a label of its own. */
export const select = (name: string, label: string, choices: readonly Choice[], chosen: string | undefined): Html => html`<label class="field">
  <span>${label}</span>
  <select name="${name}">${choices.map((c) => html`<option value="${c.value}" ${c.value === (chosen ?? '') ? 'selected' : ''}>${c.label}</option>`)}</select>
</label>`

/** '2026-03-05 10:02' of the office's clock. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
export const clockTime = (at: string): string => clock.format(new Date(at))
