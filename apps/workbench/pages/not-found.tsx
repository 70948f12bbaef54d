import { Button, Result } from 'antd'
import { Link } from 'react-router'

/** An address that leads nowhere. */
export function NotFound() {
  const back = (
    <Link to="/">
      <Button type="primary">回到工作台</Button>
    </Link>
  )
  return <Result status="404" title="没有这个页面" subTitle="地址可能已经变动，请从左侧菜单进入" extra={back} />
}
