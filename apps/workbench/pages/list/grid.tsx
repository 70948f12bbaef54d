// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw a part of its rows; the roles say what each box is.
/** A list of any length: only the rows in sight are drawn. Arrow keys move, Enter opens, Space chooses. */
import { Checkbox } from 'antd'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CaseRow } from '../../api-types.ts'
import { casePath } from '../../cases.ts'
import type { ListColumn } from './columns.tsx'
import type { RowAt } from './rows.ts'
import { boxHeight, ROW, type Sight, scrollTo, sightAt } from './window.ts'

const CHOICE = 44
/** Least height of the list, and what stands below it, in pixels. */
const LEAST = 320
const FOOT = 48

type Sort = { by: string; descending: boolean }
type GridProps = {
  label: string
  type: string
  columns: readonly ListColumn[]
  total: number
  sort: Sort
  onSort: (sort: string) => void
  /** Draws nothing itself: tells which rows are in sight. */
  onSight: (sight: Sight) => void
  rowAt: RowAt
  chosen: ReadonlyMap<string, CaseRow>
  /** Absent where rows cannot be chosen. */
  onChoose?: ((row: CaseRow) => void) | undefined
}

/** Widths by column: a fixed one as it is, the others share what is left. */
const template = (columns: readonly ListColumn[], choosing: boolean): string =>
  [
    ...(choosing ? [`${CHOICE}px`] : []),
    ...columns.map((c) => (typeof c.width === 'number' ? `${c.width}px` : c.align === 'right' ? '120px' : 'minmax(150px, 1fr)')),
  ].join(' ')

/** Where the list is scrolled to, and how high it is seen. */
function useSight(total: number, onSight: (sight: Sight) => void) {
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ scrolled: 0, view: 480 })
  const sight = sightAt(place.scrolled, place.view, total)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      // Down to the foot of the window, wherever the conditions above it end.
      const above = element.getBoundingClientRect().top + window.scrollY
      const height = `${Math.max(LEAST, window.innerHeight - above - FOOT)}px`
      if (element.style.height !== height) element.style.height = height
      setPlace((p) => ({ ...p, view: Math.max(ROW, element.clientHeight - ROW) }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    window.addEventListener('resize', measure)
    measure()
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are asked for when others come into sight.
  useLayoutEffect(() => onSight(sight), [sight.first, sight.last])
  const onScroll = () => setPlace((p) => ({ ...p, scrolled: box.current?.scrollTop ?? 0 }))
  const show = (row: number) => {
    if (box.current) box.current.scrollTop = scrollTo(row, place.scrolled, place.view, total)
  }
  return { box, sight, onScroll, show, rowsInView: Math.floor(place.view / ROW) }
}

const moves: Readonly<Record<string, (at: number, page: number, total: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_at, _page, total) => total - 1,
}

export function Grid(props: GridProps) {
  const { label, type, columns, total, sort, onSort, onSight, rowAt, chosen, onChoose } = props
  const navigate = useNavigate()
  const { box, sight, onScroll, show, rowsInView } = useSight(total, onSight)
  const [active, setActive] = useState(0)
  const grid = { gridTemplateColumns: template(columns, onChoose !== undefined) }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const move = moves[event.key]
    const row = rowAt(active)
    if (move) {
      const to = Math.min(total - 1, Math.max(0, move(active, rowsInView, total)))
      setActive(to)
      show(to)
    } else if (event.key === 'Enter' && row) navigate(casePath({ ...row, type }))
    else if (event.key === ' ' && row && onChoose) onChoose(row)
    else return
    event.preventDefault()
  }
  const drawn = Array.from({ length: sight.last - sight.first }, (_, i) => sight.first + i)
  return (
    <div
      ref={box}
      className="wb-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={rowAt(active) ? `row-${active}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <GridHead columns={columns} sort={sort} onSort={onSort} grid={grid} choosing={onChoose !== undefined} />
      <div className="wb-grid-box" style={{ height: boxHeight(total) }} role="rowgroup">
        <div className="wb-grid-rows" style={{ transform: `translateY(${sight.top}px)` }} role="presentation">
          {drawn.map((index) => {
            const row = rowAt(index)
            return (
              <GridRow
                key={index}
                index={index}
                row={row}
                columns={columns}
                grid={grid}
                active={index === active}
                chosen={row !== undefined && chosen.has(row.id)}
                onChoose={onChoose}
                onOpen={() => row && navigate(casePath({ ...row, type }))}
                onTouch={() => setActive(index)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

type HeadProps = { columns: readonly ListColumn[]; sort: Sort; onSort: (sort: string) => void; grid: { gridTemplateColumns: string }; choosing: boolean }

function GridHead({ columns, sort, onSort, grid, choosing }: HeadProps) {
  return (
    <div role="rowgroup" className="wb-grid-head">
      <div role="row" aria-rowindex={1} className="wb-grid-row" style={grid} tabIndex={-1}>
        {choosing ? <div role="columnheader" className="wb-grid-cell" tabIndex={-1} aria-label="选择" /> : null}
        {columns.map((c) => {
          const sorted = sort.by === c.key ? (sort.descending ? 'descending' : 'ascending') : undefined
          const turn = sorted === 'descending' ? c.key : `-${c.key}`
          return (
            <div
              role="columnheader"
              key={c.key}
              aria-sort={sorted}
              tabIndex={-1}
              className={`wb-grid-cell${c.fixedChoice ? ' wb-grid-fixed' : ''}${c.align === 'right' ? ' wb-grid-right' : ''}`}
            >
              {c.sorter ? (
                <button
                  type="button"
                  className="wb-grid-sort"
                  onClick={() => onSort(turn)}
                  title={sorted === 'descending' ? '点击改为从小到大' : '点击按此项从大到小排列'}
                >
                  {c.name}
                  <span aria-hidden="true">{sorted === 'descending' ? ' ▼' : sorted === 'ascending' ? ' ▲' : ' ↕'}</span>
                </button>
              ) : (
                c.name
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

type RowProps = {
  index: number
  row: CaseRow | undefined
  columns: readonly ListColumn[]
  grid: { gridTemplateColumns: string }
  active: boolean
  chosen: boolean
  onChoose: ((row: CaseRow) => void) | undefined
  onOpen: () => void
  onTouch: () => void
}

const textOf = (node: ReactNode): string | undefined => (typeof node === 'string' && node.length > 8 ? node : undefined)

function GridRow({ index, row, columns, grid, active, chosen, onChoose, onOpen, onTouch }: RowProps) {
  const classes = `wb-grid-row${index % 2 ? ' wb-grid-odd' : ''}${active ? ' wb-grid-active' : ''}${chosen ? ' wb-grid-chosen' : ''}`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys, and the first cell holds a link.
    <div
      id={`row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={classes}
      style={grid}
      onDoubleClick={onOpen}
      onClick={onTouch}
      tabIndex={-1}
    >
      {onChoose ? (
        <div role="gridcell" className="wb-grid-cell" tabIndex={-1}>
          {row ? <Checkbox checked={chosen} onChange={() => onChoose(row)} aria-label={`选择第 ${index + 1} 行`} /> : null}
        </div>
      ) : null}
      {columns.map((c) => {
        const shown = row ? ((c.render?.(undefined, row, index) ?? '—') as ReactNode) : c.fixedChoice ? '…' : ''
        return (
          <div
            role="gridcell"
            key={c.key}
            tabIndex={-1}
            title={textOf(shown)}
            className={`wb-grid-cell${c.fixedChoice ? ' wb-grid-fixed' : ''}${c.align === 'right' ? ' wb-grid-right' : ''}`}
          >
            {shown}
          </div>
        )
      })}
    </div>
  )
}
