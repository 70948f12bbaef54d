/** The frame around every page: top bar, menu, breadcrumbs, and the sign-in box when a session ends. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Layout, Modal, Result } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Link, Navigate, Outlet, useLocation } from 'react-router'
import { Fault, Loading } from '../../platform/ui/index.ts'
import type { Me } from './api-types.ts'
import { CrashGuard } from './crash.tsx'
import { Crumbs, CrumbsProvider } from './crumbs.tsx'
import { useFocusBack } from './focus-back.ts'
import { useMe } from './me.ts'
import { SideMenu } from './menu.tsx'
import { SignInForm } from './pages/sign-in.tsx'
import { SessionProvider, useSession } from './session.tsx'
import { onSignedOut } from './signed-out.ts'
import { TopBar } from './top-bar.tsx'
import './phone.css'

const CONTENT = 'wb-content'

/** Past the bar and the menu, for those who use no mouse. */
const toContent = (): void => document.getElementById(CONTENT)?.focus({ preventScroll: true })

/** A new page begins at its top; what was pressed to get there is gone, and the focus must not be lost with it. */
function useNewPage(pathname: string): void {
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes.
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (!window.location.hash) window.scrollTo(0, 0)
    const lost = window.setTimeout(() => document.activeElement === document.body && toContent(), 0)
    return () => window.clearTimeout(lost)
  }, [pathname])
}

/** Lets nobody in who is not signed in; keeps the place they wanted. */
export default function Frame() {
  const me = useMe()
  const { pathname, search } = useLocation()
  useNewPage(pathname)
  useFocusBack(toContent)
  if (me.isPending) return <Loading />
  if (me.isError) return <Fault error={me.error} onRetry={() => me.refetch()} />
  if (!me.data) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />
  if (me.data.posts.length === 0) return <Result status="info" title="您目前没有岗位" subTitle="请联系本单位系统管理员为您设置岗位与角色" />
  return (
    <SessionProvider me={me.data}>
      <CrumbsProvider>
        <button type="button" className="wb-skip" onClick={toContent}>
          跳到正文
        </button>
        <Layout className="wb-layout">
          <TopBar />
          <Layout>
            <Layout.Sider width={212} className="wb-sider" breakpoint="md" collapsedWidth={0}>
              <SideMenu />
            </Layout.Sider>
            <Layout.Content className="wb-content" id={CONTENT} tabIndex={-1}>
              <Crumbs />
              <CrashGuard place={pathname}>
                <Suspense fallback={<Loading />}>
                  <Page />
                </Suspense>
              </CrashGuard>
            </Layout.Content>
          </Layout>
        </Layout>
      </CrumbsProvider>
      <ExpiredSession me={me.data} />
    </SessionProvider>
  )
}

/** Pages of an adviser from outside: their desk, their messages, their account, and the cases asked about. */
const adviserPages = /^\/(?:notices|account|cases\/[^/]+\/\d+\/[^/]+(?:\/do\/careOpine)?)?$/

/** The page of the address; an adviser is told kindly what is not for them. */
function Page() {
  const { adviser } = useSession()
  const { pathname } = useLocation()
  if (!adviser || adviserPages.test(pathname)) return <Outlet />
  const back = (
    <Link to="/">
      <Button type="primary">回到工作台</Button>
    </Link>
  )
  return (
    <Result status="info" title="这里不对法律顾问开放" subTitle="您可以查看征求您意见的案件，从工作台打开；需要了解其他情况的，请与承办人联系" extra={back} />
  )
}

/** Asks for the password again over the page, so that what was being typed is still there afterwards. */
function ExpiredSession({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const client = useQueryClient()
  const { message } = App.useApp()
  useEffect(() => onSignedOut(() => setOpen(true)), [])
  const done = (username: string) => {
    setOpen(false)
    if (username !== me.person.username) return window.location.reload()
    message.success('已重新登录，请继续')
    return client.invalidateQueries()
  }
  return (
    <Modal open={open} title="登录已过期" footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={420} destroyOnHidden>
      <p>请重新登录。您正在填写的内容还在。</p>
      <SignInForm username={me.person.username} onDone={done} />
    </Modal>
  )
}
