/** What stands in place of a page that has failed, so that the menu stays and the person knows what to do. */
import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'

type CrashProps = { children: ReactNode /** A new place is a new try. */; place: string }
type CrashState = { failed: string | undefined; place: string }

/** A page's file is gone after an upgrade of the server; loading the workbench anew brings the new one. */
const upgraded = (message: string): boolean => /dynamically imported module|Importing a module script failed/i.test(message)

export class CrashGuard extends Component<CrashProps, CrashState> {
  override state: CrashState = { failed: undefined, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<CrashState> {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  static getDerivedStateFromProps(props: CrashProps, state: CrashState): Partial<CrashState> | null {
    return props.place === state.place ? null : { failed: undefined, place: props.place }
  }

  override render(): ReactNode {
    const { failed } = this.state
    if (failed === undefined) return this.props.children
    const title = upgraded(failed) ? '系统已更新' : '这一页出现故障'
    const text = upgraded(failed) ? '请刷新页面后继续' : '您已提交的内容不受影响。请刷新页面；仍不行的，请联系系统管理员。'
    const again = (
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新页面
      </Button>
    )
    return <Result status="warning" title={title} subTitle={text} extra={again} />
  }
}
