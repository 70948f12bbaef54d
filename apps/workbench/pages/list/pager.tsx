/** Pages of a list: forward by key, so that page 500 costs what page 1 does; a number can be typed while the total is known. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useRef } from 'react'
import type { Total } from '../../api-types.ts'
import { pageSizes } from './query.ts'

/** '1,234' or '10,000+'. */
export const totalWords = ({ count, exact }: Total): string => `${count.toLocaleString('zh-CN')}${exact ? '' : '+'}`

type PagerProps = { params: URLSearchParams; total: Total; next: string | null; unit: string; onMove: (params: URLSearchParams) => void }

export function Pager({ params, total, next, unit, onMove }: PagerProps) {
  const page = Number(params.get('page') ?? 1)
  const limit = Number(params.get('limit') ?? pageSizes[0])
  const pages = total.exact ? Math.max(1, Math.ceil(total.count / limit)) : undefined
  const keys = useRef(new Map<number, string>())
  const go = (to: number, after?: string) => {
    const moved = new URLSearchParams(params)
    moved.set('page', String(to))
    if (after) moved.set('after', after)
    else moved.delete('after')
    onMove(moved)
  }
  const forward = () => {
    if (!next) return
    keys.current.set(page + 1, next)
    go(page + 1, next)
  }
  const resize = (size: number) => {
    const resized = new URLSearchParams(params)
    resized.set('limit', String(size))
    resized.delete('page')
    resized.delete('after')
    keys.current.clear()
    onMove(resized)
  }
  return (
    <div className="wb-pager">
      <span>
        共 {totalWords(total)} {unit}
      </span>
      <Button icon={<LeftOutlined />} disabled={page <= 1} onClick={() => go(page - 1, keys.current.get(page - 1))}>
        上一页
      </Button>
      <span>
        第 {page} 页{pages ? ` / 共 ${pages} 页` : ''}
      </span>
      <Button icon={<RightOutlined />} iconPlacement="end" disabled={!next} onClick={forward}>
        下一页
      </Button>
      {pages && pages > 2 ? <Jump key={page} pages={pages} onGo={(to) => go(to)} /> : null}
      <Select aria-label="每页条数" value={limit} onChange={resize} options={pageSizes.map((n) => ({ value: n, label: `每页 ${n} 条` }))} />
    </div>
  )
}

function Jump({ pages, onGo }: { pages: number; onGo: (page: number) => void }) {
  return (
    <span>
      跳至{' '}
      <InputNumber
        aria-label="跳至第几页"
        min={1}
        max={pages}
        precision={0}
        controls={false}
        className="wb-jump"
        onPressEnter={(e) => onGo(Number(e.currentTarget.value) || 1)}
      />{' '}
      页
    </span>
  )
}
