/** Parts of a file, as players and interrupted downloads ask for them (RFC 9110 §14). */

export type Range = { start: number; end: number }

/** The one range that is asked for, `end` not included; undefined when the whole is; 'unsatisfiable' when it lies outside. Several ranges get the whole. */
export function rangeOf(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined
  const [, from = '', to = ''] = asked
  if (from === '') {
    const last = Number(to)
    return last === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size }
  }
  const start = Number(from)
  const end = to === '' ? size : Math.min(Number(to) + 1, size)
  if (to !== '' && Number(to) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
