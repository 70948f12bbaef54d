/** Breadcrumbs: each page says where it stands. */
import { Breadcrumb } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Link } from 'react-router'

export type Crumb = { title: string; to?: string }

const Trail = createContext<readonly Crumb[]>([])
const SetTrail = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined)

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [trail, setTrail] = useState<readonly Crumb[]>([])
  return (
    <SetTrail.Provider value={setTrail}>
      <Trail.Provider value={trail}>{children}</Trail.Provider>
    </SetTrail.Provider>
  )
}

/** Sets the breadcrumbs and the window's title while the page is shown. */
export function useCrumbs(...crumbs: Crumb[]): void {
  const set = useContext(SetTrail)
  const key = JSON.stringify(crumbs)
  useEffect(() => {
    const trail = JSON.parse(key) as Crumb[]
    set(trail)
    document.title = [...(trail.length > 0 ? trail.map((c) => c.title).reverse() : ['工作台']), '法治政府一体化平台'].join(' - ')
  }, [key, set])
}

export function Crumbs() {
  const trail = useContext(Trail)
  if (trail.length === 0) return null
  const items = [{ title: '工作台', to: '/' }, ...trail].map((c) => ({ title: c.to ? <Link to={c.to}>{c.title}</Link> : c.title }))
  return <Breadcrumb className="wb-crumbs" items={items} />
}
