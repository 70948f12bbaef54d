/** Offices as a tree, and the people of the chosen one; administrators keep the people of their offices. */
import { useQuery } from '@tanstack/react-query'
import { Button, Table, Tag, Tree } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { roles } from '../../../../engine/define.ts'
import { Fault, Loading, Nothing } from '../../../../platform/ui/index.ts'
import { api } from '../../api.ts'
import type { Person } from '../../api-types.ts'
import { useCrumbs } from '../../crumbs.tsx'
import { officeTree, useOfficeName, useOffices } from '../../office-select.tsx'
import { useSession } from '../../session.tsx'
import { settingApi } from '../../setting-api.ts'
import { OfficeContact } from './contact.tsx'
import { PersonForm } from './person.tsx'
import { PersonPosts } from './posts.tsx'
import '../../people.css'

export default function OfficesPage() {
  useCrumbs({ title: '机构与人员' })
  const { post } = useSession()
  const [params, setParams] = useSearchParams()
  const offices = useOffices()
  const office = Number(params.get('office') ?? post.office)
  if (offices.isPending) return <Loading />
  if (offices.isError) return <Fault error={offices.error} onRetry={() => offices.refetch()} />
  return (
    <>
      <div className="wb-heading">
        <h1 className="wb-title">机构与人员</h1>
      </div>
      <div className="wb-offices">
        <section className="wb-panel" aria-label="机构">
          <h2 className="wb-subtitle">机构</h2>
          <Tree
            treeData={officeTree(offices.data)}
            defaultExpandAll
            blockNode
            selectedKeys={[office]}
            onSelect={([key]) => key !== undefined && setParams({ office: String(key) })}
          />
        </section>
        <PeopleOf key={office} office={office} />
      </div>
    </>
  )
}

function PeopleOf({ office }: { office: number }) {
  const { has } = useSession()
  const name = useOfficeName()(office)
  const contact = useOffices().data?.find((o) => o.id === office)?.contact
  const keeps = has('admin')
  const people = useQuery({
    queryKey: ['people', office, ...(keeps ? ['idle'] : [])],
    queryFn: () => (keeps ? settingApi.everybody(office) : api.people(office)),
  })
  const [edited, setEdited] = useState<Person | 'new'>()
  const [posted, setPosted] = useState<Person>()
  return (
    <section className="wb-panel" aria-label="人员">
      <div className="wb-heading">
        <h2 className="wb-subtitle">{name}的人员</h2>
        {keeps ? (
          <Button type="primary" onClick={() => setEdited('new')}>
            新增人员
          </Button>
        ) : null}
      </div>
      {people.isError ? (
        <Fault error={people.error} onRetry={() => people.refetch()} />
      ) : (
        <PeopleTable people={people.data ?? []} loading={people.isFetching} office={office} {...(keeps ? { onEdit: setEdited, onPosts: setPosted } : {})} />
      )}
      {contact ? <OfficeContact key={office} office={office} contact={contact} keeps={keeps} /> : null}
      {edited ? <PersonForm office={office} person={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
      {posted ? <PersonPosts person={posted} onClose={() => setPosted(undefined)} /> : null}
    </section>
  )
}

function PersonRoles({ person, office }: { person: Person; office: number }) {
  const name = useOfficeName()
  if (person.roles.length === 0) return <span className="mf-quiet">目前没有岗位</span>
  return (
    <>
      {person.roles.map((r) => (
        <Tag key={r}>{roles[r]}</Tag>
      ))}
      {person.office === office ? null : <span className="mf-quiet">兼职，原在{name(person.office)}</span>}
    </>
  )
}

type PeopleTableProps = { people: Person[]; loading: boolean; office: number; onEdit?: (person: Person) => void; onPosts?: (person: Person) => void }

function PeopleTable({ people, loading, office, onEdit, onPosts }: PeopleTableProps) {
  return (
    <Table<Person>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={people}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <Nothing text="这个机构还没有登记人员" /> }}
      columns={[
        { title: '姓名', dataIndex: 'name', width: 110 },
        { title: '账号', dataIndex: 'username', width: 130 },
        { title: '角色', key: 'roles', render: (_, p) => <PersonRoles person={p} office={office} /> },
        { title: '执法证', key: 'certificate', width: 220, render: (_, p) => (p.certificate ? `${p.certificate}（至 ${p.certificateUntil ?? '—'}）` : '—') },
        { title: '状态', key: 'active', width: 80, render: (_, p) => (p.active ? '在用' : '停用') },
        ...(onEdit
          ? [
              {
                title: '操作',
                key: 'do',
                width: 120,
                render: (_: unknown, p: Person) => (
                  <div className="wb-nowrap">
                    {p.office === office ? (
                      <Button type="link" size="small" onClick={() => onEdit(p)}>
                        修改
                      </Button>
                    ) : null}
                    <Button type="link" size="small" onClick={() => onPosts?.(p)}>
                      岗位
                    </Button>
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
