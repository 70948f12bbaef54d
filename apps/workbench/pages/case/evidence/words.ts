/** Sizes and times in words. */

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** '3.2 MB'. */
export function sizeWords(bytes: number): string {
  let n = bytes
  let i = 0
  while (n >= 1024 && i < UNITS.length - 1) {
    n /= 1024
    i += 1
  }
  return `${i === 0 || n >= 100 ? Math.round(n) : Math.round(n * 10) / 10} ${UNITS[i]}`
}

/** How far a device's clock was off, '快 1 分 30 秒'; within five seconds it is right. */
export function skewWords(ms: number | null): string {
  if (ms === null) return '未知'
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds <= 5) return '与服务器一致'
  const days = Math.floor(seconds / 86_400)
  const words = [
    [days, '天'],
    [Math.floor((seconds % 86_400) / 3600), '小时'],
    [Math.floor((seconds % 3600) / 60), '分'],
    [days > 0 ? 0 : seconds % 60, '秒'],
  ]
  const told = words.filter(([n]) => n !== 0).map(([n, unit]) => `${n} ${unit}`)
  return `比服务器${ms > 0 ? '快' : '慢'} ${told.join(' ')}`
}

/** What an input of the kind datetime-local holds: an instant in this computer's zone, to the minute. */
export function localInput(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What a file that cannot be shown small is called. */
export function fileWord(mime: string): string {
  if (mime.startsWith('video/')) return '录像'
  if (mime.startsWith('audio/')) return '录音'
  if (mime.startsWith('image/')) return '图片'
  if (mime === 'application/pdf') return 'PDF'
  return mime === 'text/plain' ? '文本' : '文件'
}
