/** The top bar: unit and system name, new case, the post one works in, sign-out. */
import { LogoutOutlined, PlusOutlined, SearchOutlined, SwapOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Input, Layout } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { roles } from '../../engine/define.ts'
import { api } from './api.ts'
import type { Post } from './api-types.ts'
import { Bell } from './bell.tsx'
import { meKey } from './me.ts'
import { openings } from './openings.ts'
import { useSession } from './session.tsx'

const rolesOf = (post: Post): string => post.roles.map((r) => roles[r]).join('、')

function PostSwitch() {
  const { me, post, choosePost } = useSession()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const mine = (
    <span className="wb-me">
      <b>{me.person.name}</b>
      <span>{rolesOf(post)}</span>
    </span>
  )
  if (me.posts.length < 2) return mine
  const items = me.posts.map((p) => ({ key: String(p.office), label: `${p.officeName}（${rolesOf(p)}）` }))
  const choose = ({ key }: { key: string }) => {
    choosePost(Number(key))
    message.info(`已切换到${me.posts.find((p) => String(p.office) === key)?.officeName ?? ''}`)
    navigate('/')
  }
  return (
    <Dropdown menu={{ items, selectedKeys: [String(post.office)], onClick: choose }} trigger={['click']}>
      <button type="button" className="wb-bar-button" title="切换岗位">
        {mine} <SwapOutlined />
      </button>
    </Dropdown>
  )
}

/** Opens the search page; the words stay in the address there. */
function SearchBox() {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const go = () => text.trim() && navigate(`/search?q=${encodeURIComponent(text.trim())}`)
  return (
    <Input
      className="wb-bar-search"
      aria-label="查找案件和文书"
      placeholder="查案号、文号、当事人、字句，名称可输首字母"
      prefix={<SearchOutlined />}
      value={text}
      maxLength={50}
      onChange={(e) => setText(e.target.value)}
      onPressEnter={go}
    />
  )
}

export function TopBar() {
  const session = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSettled: () => {
      client.clear()
      client.setQueryData(meKey, null)
      navigate('/sign-in')
    },
  })
  const mayOpen = session.types.some((t) => openings(t, session).some((o) => !o.refusal))
  return (
    <Layout.Header className="wb-bar">
      <div className="wb-bar-name">
        <span>{session.post.officeName}</span>
        <b>法治政府一体化平台</b>
      </div>
      {session.adviser ? <span className="wb-bar-search" /> : <SearchBox />}
      {mayOpen ? (
        <Button type="primary" ghost className="wb-bar-new" icon={<PlusOutlined />} onClick={() => navigate('/new')}>
          新登记
        </Button>
      ) : null}
      <Bell />
      <PostSwitch />
      <button type="button" className="wb-bar-button" onClick={() => signOut.mutate()}>
        <LogoutOutlined /> 退出
      </button>
    </Layout.Header>
  )
}
