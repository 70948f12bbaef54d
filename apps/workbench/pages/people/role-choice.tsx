/** Choosing roles, in a form. A group may not itself be marked as required: the form's mark stays with the label. */
import { Checkbox } from 'antd'
import { type Role, roles } from '../../../../engine/define.ts'
import '../../people.css'

const options = (Object.keys(roles) as Role[]).filter((r) => r !== 'public' && r !== 'system').map((value) => ({ value, label: roles[value] }))

type RoleChoiceProps = { id?: string; value?: Role[]; onChange?: (roles: Role[]) => void }

export function RoleChoice({ id, value, onChange }: RoleChoiceProps) {
  return <Checkbox.Group {...(id ? { id } : {})} className="wb-roles" options={options} value={value ?? []} onChange={(next) => onChange?.(next as Role[])} />
}
