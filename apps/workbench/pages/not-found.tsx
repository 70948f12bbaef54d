import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { useCrumbs } from '../crumbs.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  useCrumbs({ title: '没有这个页面' })
  const back = (
    <Link to="/">
      <Button type="primary">回到工作台</Button>
    </Link>
  )
  return (
    <Result
      status="404"
      title={<h1 className="wb-title">没有这个页面</h1>}
      subTitle="地址可能已经变动，或者这一页不归您的岗位使用。请从左侧菜单进入。"
      extra={back}
    />
  )
}
