import { describe, expect, it } from 'vitest'
import { lineFault } from './index.ts'

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code })

describe('连不上别的机器', () => {
  it('用中文说明缘由，原话放在括号里', () => {
    expect(lineFault(coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:80'), 200)).toBe('对方没有开放这个端口，拒绝连接（connect ECONNREFUSED 10.0.0.1:80）')
    expect(lineFault(new TypeError('fetch failed', { cause: coded('ENOTFOUND', 'getaddrinfo ENOTFOUND x') }), 200)).toContain('找不到这个域名')
    expect(lineFault(new DOMException('timed out', 'TimeoutError'), 200)).toContain('没有在时限内答复')
  })

  it('不认识的照原话；太长的截短', () => {
    expect(lineFault(new Error('答复 500'), 200)).toBe('答复 500')
    expect(lineFault('坏了', 200)).toBe('坏了')
    expect(lineFault(coded('EAUTH', 'x'.repeat(300)), 50)).toHaveLength(50)
  })
})
