/** A row as Chromium 80 to 83 draw it: no distance but margins. */
import type { Page } from 'playwright-core'

/** Pieces that stand less than this apart look like one, in pixels. */
const APART = 4

/** Rows of the page whose pieces touch where the browser knows no gap, as 'row: words | words'. The page is left as it was. */
export async function touching(page: Page): Promise<string[]> {
  return page.evaluate((apart) => {
    const shown = (e: Element): boolean => e.getClientRects().length > 0 && !['absolute', 'fixed'].includes(getComputedStyle(e).position)
    const rows = [...document.querySelectorAll<HTMLElement>('body *')].filter((e) => {
      const { display, columnGap, rowGap } = getComputedStyle(e)
      return /^(?:inline-)?flex$/.test(display) && (Number.parseFloat(columnGap) >= apart || Number.parseFloat(rowGap) >= apart)
    })
    /** Neighbours on one line, by their distance from left to right; in a column from top to bottom. */
    const distances = (row: HTMLElement): { by: number; words: string }[] => {
      const down = getComputedStyle(row).flexDirection.startsWith('column')
      const pieces = [...row.children].filter(shown)
      return pieces.slice(1).flatMap((piece, i) => {
        const before = pieces[i]
        if (!before) return []
        const [a, b] = [before.getBoundingClientRect(), piece.getBoundingClientRect()]
        if (a.width === 0 || b.width === 0 || (!down && (b.top >= a.bottom || b.bottom <= a.top))) return []
        const [first, second] = down ? [a.bottom, b.top] : a.left <= b.left ? [a.right, b.left] : [b.right, a.left]
        return [{ by: second - first, words: `${before.textContent?.slice(-12) || before.tagName} | ${piece.textContent?.slice(0, 12) || piece.tagName}` }]
      })
    }
    const told = rows.map((row) => distances(row).map((d) => d.by >= apart))
    const kept = rows.map((row) => row.getAttribute('style'))
    for (const row of rows) {
      row.style.setProperty('row-gap', '0', 'important')
      row.style.setProperty('column-gap', '0', 'important')
    }
    document.documentElement.classList.add('no-flex-gap')
    const faults = rows.flatMap((row, i) =>
      distances(row)
        .filter((d, k) => told[i]?.[k] !== false && d.by < apart)
        .map((d) => `${row.className || row.tagName}: ${d.words}`),
    )
    document.documentElement.classList.remove('no-flex-gap')
    for (const [i, row] of rows.entries()) {
      const style = kept[i]
      if (style === null || style === undefined) row.removeAttribute('style')
      else row.setAttribute('style', style)
    }
    return [...new Set(faults)].slice(0, 3).map((fault) => `没有行间距时挤在一起：${fault}`)
  }, APART)
}
