/** What somebody in this role opens most: new cases, ledgers, colleagues, figures, the report. */
import { Link } from 'react-router'
import { hasOwnPages } from '../../cases.ts'
import { openings } from '../../openings.ts'
import { useSession } from '../../session.tsx'

type Shortcut = { to: string; label: string }

/** So many fit in a row on the screens of most offices. */
const MOST = 10
/** Of these, new cases. */
const MOST_OPENINGS = 4

function shortcutsOf(session: ReturnType<typeof useSession>): Shortcut[] {
  const { types, has } = session
  const ways = types.map((t) =>
    openings(t, session)
      .filter((o) => !o.refusal)
      .map((o) => ({ to: `/cases/${t.id}/new/${o.action}`, label: `${o.label}（${t.record.title}）` })),
  )
  // Every kind of case has its first way before any has its second.
  const opening = [...ways.flatMap((w) => w.slice(0, 1)), ...ways.flatMap((w) => w.slice(1))]
  const ledgers = types.filter((t) => !hasOwnPages(t.id)).map((t) => ({ to: `/cases/${t.id}`, label: `${t.record.title}台账` }))
  const arranging = has('leader', 'admin')
  return [
    ...opening.slice(0, MOST_OPENINGS),
    ...(arranging ? [{ to: '/colleagues', label: '委托与离任移交' }] : [{ to: '/colleagues', label: '委托他人代办' }]),
    ...(has('leader', 'supervisor') ? [{ to: '/cockpit', label: '驾驶舱' }] : []),
    ...(has('leader', 'supervisor') ? [{ to: '/figures', label: '数字与指标' }] : []),
    ...(has('reporter', 'leader') ? [{ to: '/reports', label: '年度报告' }] : []),
    ...(has('admin') ? [{ to: '/offices', label: '机构与人员' }] : []),
    ...(has('admin') ? [{ to: '/templates', label: '文书模板' }] : []),
    ...(has('admin') ? [{ to: '/settings', label: '系统设置' }] : []),
    ...(types.some((t) => t.keepers.some((r) => has(r))) ? [{ to: '/imports', label: '台账导入' }] : []),
    ...(opening.length === 0 ? ledgers.slice(0, 4) : []),
  ].slice(0, MOST)
}

export function Shortcuts() {
  const session = useSession()
  return (
    <nav className="wb-shortcuts" aria-label="快捷入口">
      {shortcutsOf(session).map(({ to, label }) => (
        <Link key={to} to={to}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
