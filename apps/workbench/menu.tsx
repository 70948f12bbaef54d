/** The left menu: the desk, one entry per case type under its line, and the office's own affairs. */
import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  ContainerOutlined,
  DashboardOutlined,
  DesktopOutlined,
  FileTextOutlined,
  FileWordOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  SettingOutlined,
  SwapOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { Menu, type MenuProps } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { hasOwnPages } from './cases.ts'
import { linesOf } from './lines.ts'
import { useOffices } from './office-select.tsx'
import { type Session, useSession } from './session.tsx'

type Item = NonNullable<MenuProps['items']>[number]

/** Kinds of offices below one's own that publish annual reports. */
const reporting: ReadonlySet<string> = new Set(['city', 'county', 'street', 'department'])

const desk: Item = { key: '/', icon: <DesktopOutlined />, label: '工作台' }
const account: Item = { key: '/account', icon: <UserOutlined />, label: '我的账号' }

function itemsOf(session: Session, inspects: boolean): Item[] {
  const { types, has, adviser } = session
  if (adviser) return [desk, account]
  const lines = linesOf(types.filter((t) => !hasOwnPages(t.id))).map<Item>((line) => ({
    key: `line:${line.id}`,
    type: 'group',
    label: line.name,
    children: line.types.map((t) => ({ key: `/cases/${t.id}`, icon: <FolderOpenOutlined />, label: t.record.title, title: t.record.title })),
  }))
  const keeps = types.some((t) => t.keepers.some((r) => has(r)))
  return [
    desk,
    ...lines,
    { type: 'divider' },
    ...(keeps ? [{ key: '/imports', icon: <ImportOutlined />, label: '台账导入' }] : []),
    ...(types.some((t) => t.letters) ? [{ key: '/letters', icon: <ContainerOutlined />, label: '文书登记' }] : []),
    ...(has('leader', 'supervisor', 'admin', 'reporter') ? [{ key: '/cockpit', icon: <DashboardOutlined />, label: '驾驶舱' }] : []),
    { key: '/figures', icon: <BarChartOutlined />, label: '数字与指标' },
    { key: '/reports', icon: <FileTextOutlined />, label: '年度报告' },
    ...(inspects ? [{ key: '/board', icon: <AuditOutlined />, label: '年报巡检' }] : []),
    { key: '/offices', icon: <BankOutlined />, label: '机构与人员' },
    ...(has('admin') ? [{ key: '/templates', icon: <FileWordOutlined />, label: '文书模板' }] : []),
    ...(has('admin') ? [{ key: '/settings', icon: <SettingOutlined />, label: '系统设置' }] : []),
    { key: '/colleagues', icon: <SwapOutlined />, label: has('leader', 'admin') ? '委托与移交' : '委托代办' },
    account,
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
  const { data: offices = [] } = useOffices()
  const inspects = session.has('supervisor', 'admin') && offices.some((o) => o.parent === session.post.office && reporting.has(o.kind))
  return (
    <nav aria-label="主菜单">
      <Menu mode="inline" items={itemsOf(session, inspects)} selectedKeys={[selectedKey(pathname)]} onClick={({ key }) => navigate(key)} />
    </nav>
  )
}
