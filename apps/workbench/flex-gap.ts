/** Chromium before 84 leaves no distance between the pieces of a row, and cannot be asked whether it would: only a row measured shows it. */
import './no-flex-gap.css'

/** Marks the page on <html> where `no-flex-gap.css` has to give margins instead. */
function markMissingGap(): void {
  const row = document.createElement('div')
  row.style.cssText = 'display: flex; flex-direction: column; row-gap: 1px; position: absolute; visibility: hidden'
  row.append(document.createElement('div'), document.createElement('div'))
  document.body.append(row)
  if (row.scrollHeight === 0) document.documentElement.classList.add('no-flex-gap')
  row.remove()
}
markMissingGap()
