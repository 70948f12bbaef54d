/** Templates of letters: taken home in Word, shaped, brought back, judged and approved from a day on. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { Fault, Loading } from '../../../../platform/ui/index.ts'
import { findType } from '../../case-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import type { LetterKindRow, LetterTemplates, TemplateRow } from '../../letter-types.ts'
import { lettersApi, templatesKey } from '../../letters-api.ts'
import { OfficeSelect } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { Mark } from './mark.tsx'
import { KindDrawer } from './versions.tsx'
import './templates.css'

export default function TemplatesPage() {
  const { post } = useSession()
  const [office, setOffice] = useState(post.office)
  useCrumbs({ title: '文书模板' })
  const found = useQuery({ queryKey: templatesKey(office), queryFn: () => lettersApi.templates(office) })
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">文书模板</h1>
        <div className="wb-template-office">
          <OfficeSelect value={office} onChange={(next) => setOffice(next ?? post.office)} />
        </div>
      </div>
      <p>
        每种文书都有内置的模板。取下来在 Word 或 WPS 里改版式和措辞，保留“{'{{当事人}}'}
        ”这样的字段，再传上来；检查通过、批准之后，从启用之日起新拟制的文书用它。
      </p>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <Fault error={found.error} onRetry={() => found.refetch()} /> : null}
      {found.data ? (
        <div key={office}>
          <Mark office={office} mark={found.data.mark} />
          <Kinds office={office} templates={found.data} />
        </div>
      ) : null}
    </>
  )
}

const keyOf = (of: { type: string; kind: string }): string => `${of.type} ${of.kind}`

/** What holds for a kind, in a word. */
function inForce(versions: readonly TemplateRow[], today: string): { words: string; colour: string } {
  if (versions.some((v) => v.status === 'waiting')) return { words: '有待审批的版本', colour: 'warning' }
  const own = versions.filter((v) => v.status === 'approved' && v.validFrom !== null)
  if (own.some((v) => String(v.validFrom) <= today)) return { words: '本机关模板', colour: 'success' }
  return own.length > 0 ? { words: '内置模板，已批准新版', colour: 'processing' } : { words: '内置模板', colour: 'default' }
}

function Kinds({ office, templates }: { office: number; templates: LetterTemplates }) {
  const { me } = useSession()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<string>()
  const typeName = (id: string): string => findType(id)?.record.title ?? id
  const versionsOf = (kind: LetterKindRow): TemplateRow[] => templates.versions.filter((v) => keyOf(v) === keyOf(kind))
  const shown = templates.kinds.filter((k) => `${typeName(k.type)}${k.title}`.includes(search.trim()))
  const picked = templates.kinds.find((k) => keyOf(k) === open)
  return (
    <>
      <Input
        className="wb-gap"
        aria-label="按名称查找文书"
        placeholder="按名称查找文书"
        allowClear
        value={search}
        onChange={(e) => setSearch(e.target.value)}
      />
      <Table<LetterKindRow>
        size="small"
        rowKey={keyOf}
        dataSource={shown}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: '业务', key: 'type', width: 165, render: (_, k) => typeName(k.type) },
          {
            title: '文书',
            key: 'title',
            render: (_, k) => (
              <button type="button" className="mf-link" onClick={() => setOpen(keyOf(k))}>
                {k.title}
              </button>
            ),
          },
          { title: '文号', key: 'number', width: 220, render: (_, k) => k.number ?? '不编号' },
          { title: '格式', dataIndex: 'layout', width: 150 },
          {
            title: '现用',
            key: 'now',
            width: 170,
            render: (_, k) => {
              const { words, colour } = inForce(versionsOf(k), me.today ?? '')
              return <Tag color={colour}>{words}</Tag>
            },
          },
          {
            title: '模板',
            key: 'take',
            width: 90,
            render: (_, k) => (
              <Button size="small" href={lettersApi.templateUrl(office, k.type, k.kind)} aria-label={`取模板：${k.title}`}>
                取模板
              </Button>
            ),
          },
        ]}
      />
      {picked ? <KindDrawer office={office} kind={picked} versions={versionsOf(picked)} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}
