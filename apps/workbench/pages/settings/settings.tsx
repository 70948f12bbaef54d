/** The settings of an office: one page for each matter, the office chosen above them all. */
import { Menu } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useCrumbs } from '../../crumbs.tsx'
import { OfficeSelect } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { NotFound } from '../not-found.tsx'
import { CalendarPage } from './calendar.tsx'
import { CertificatesPage } from './certificates.tsx'
import { ChangesPage } from './changes.tsx'
import { FieldsPage } from './fields.tsx'
import { MailPage } from './mail.tsx'
import { RetentionPage } from './retention.tsx'
import { TargetsPage } from './targets.tsx'
import { WebhooksPage } from './webhooks.tsx'
import '../../settings.css'

type Part = { key: string; title: string; page: (office: number) => ReactNode }

const parts: readonly Part[] = [
  { key: 'calendar', title: '工作日历', page: (office) => <CalendarPage office={office} /> },
  { key: 'certificates', title: '执法证件', page: (office) => <CertificatesPage office={office} /> },
  { key: 'fields', title: '自设字段', page: (office) => <FieldsPage office={office} /> },
  { key: 'targets', title: '指标目标值', page: (office) => <TargetsPage office={office} /> },
  { key: 'retention', title: '保管期限', page: (office) => <RetentionPage office={office} /> },
  { key: 'mail', title: '邮件', page: (office) => <MailPage office={office} /> },
  { key: 'webhooks', title: '推送', page: (office) => <WebhooksPage office={office} /> },
  { key: 'changes', title: '变更记录', page: (office) => <ChangesPage office={office} /> },
]

export default function SettingsPage() {
  const { part: key = 'calendar' } = useParams()
  const { has } = useSession()
  const part = parts.find((p) => p.key === key)
  return part && has('admin') ? <Settings part={part} /> : <NotFound />
}

function Settings({ part }: { part: Part }) {
  const { key } = part
  const [params] = useSearchParams()
  const { post } = useSession()
  const navigate = useNavigate()
  const [office, setOffice] = useState(Number(params.get('office') ?? post.office))
  useCrumbs({ title: '系统设置', to: '/settings' }, { title: part.title })
  const choose = (next: number | undefined) => {
    setOffice(next ?? post.office)
    navigate(`/settings/${key}?office=${next ?? post.office}`, { replace: true })
  }
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">系统设置</h1>
        <div className="wb-setting-office">
          <OfficeSelect value={office} onChange={choose} />
        </div>
      </div>
      <div className="wb-settings">
        <nav aria-label="设置的各项" className="wb-panel">
          <Menu
            mode="inline"
            selectedKeys={[key]}
            items={parts.map((p) => ({ key: p.key, label: p.title }))}
            onClick={({ key: next }) => navigate(`/settings/${next}?office=${office}`)}
          />
        </nav>
        <section className="wb-panel" aria-label={part.title} key={`${key}:${office}`}>
          {part.page(office)}
        </section>
      </div>
    </>
  )
}
