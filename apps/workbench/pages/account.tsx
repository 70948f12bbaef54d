/** Who I am here: account, posts and roles. */
import { roles } from '../../../engine/define.ts'
import { PaperTable } from '../../../platform/ui/index.ts'
import { useCrumbs } from '../crumbs.tsx'
import { useSession } from '../session.tsx'

export default function Account() {
  useCrumbs({ title: '我的账号' })
  const { me, post } = useSession()
  const posts = me.posts.map((p) => ({
    key: String(p.office),
    label: p.officeName,
    value: `${p.roles.map((r) => roles[r]).join('、')}${p.office === post.office ? '（当前岗位）' : ''}`,
    wide: true,
  }))
  return (
    <div className="wb-panel wb-form">
      <h1 className="wb-title">我的账号</h1>
      <PaperTable
        title="本人"
        rows={[
          { key: 'name', label: '姓名', value: me.person.name },
          { key: 'username', label: '账号', value: me.person.username },
        ]}
      />
      <PaperTable title="岗位与角色" rows={posts} />
      <p className="mf-quiet">改岗位、角色或密码，请联系本单位系统管理员。有多个岗位的，可在右上角切换。</p>
    </div>
  )
}
