/** The left menu: the desk, one entry per case type under its line, and the office's own affairs. */
import { BankOutlined, BarChartOutlined, DesktopOutlined, FileTextOutlined, FolderOpenOutlined, ImportOutlined, UserOutlined } from '@ant-design/icons'
import { Menu, type MenuProps } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { hasOwnPages } from './cases.ts'
import { linesOf } from './lines.ts'
import { type Session, useSession } from './session.tsx'

type Item = NonNullable<MenuProps['items']>[number]

function itemsOf(session: Session): Item[] {
  const { types, has } = session
  const lines = linesOf(types.filter((t) => !hasOwnPages(t.id))).map<Item>((line) => ({
    key: `line:${line.id}`,
    type: 'group',
    label: line.name,
    children: line.types.map((t) => ({ key: `/cases/${t.id}`, icon: <FolderOpenOutlined />, label: t.record.title, title: t.record.title })),
  }))
  const keeps = types.some((t) => t.keepers.some((r) => has(r)))
  return [
    { key: '/', icon: <DesktopOutlined />, label: '工作台' },
    ...lines,
    { type: 'divider' },
    ...(keeps ? [{ key: '/imports', icon: <ImportOutlined />, label: '台账导入' }] : []),
    { key: '/figures', icon: <BarChartOutlined />, label: '数字与指标' },
    { key: '/reports', icon: <FileTextOutlined />, label: '年度报告' },
    { key: '/offices', icon: <BankOutlined />, label: '机构与人员' },
    { key: '/account', icon: <UserOutlined />, label: '我的账号' },
  ]
}

/** The entry under which a place stands. */
function selectedKey(pathname: string): string {
  const [, first = '', second = ''] = pathname.split('/')
  return first === 'cases' ? `/cases/${second}` : `/${first}`
}

export function SideMenu() {
  const session = useSession()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  return (
    <nav aria-label="主菜单">
      <Menu mode="inline" items={itemsOf(session)} selectedKeys={[selectedKey(pathname)]} onClick={({ key }) => navigate(key)} />
    </nav>
  )
}
