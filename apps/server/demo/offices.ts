/** The invented offices: 示例省 › 示例市 › 清河区 with its departments, four streets and their communities. */
import type { OfficeKind } from '../../../platform/access/index.ts'
import type { Database } from '../../../platform/db/index.ts'

export type Place = { id: number; name: string; short: string; kind: OfficeKind; parent: number | null; address?: string; phone?: string; hours?: string }

export type Street = {
  id: number
  /** 清和街道, 清和, and 清和街 as in the numbers of its documents. */
  name: string
  place: string
  mark: string
  /** Its work, as a share of that of a full street; 0 keeps no records. */
  share: number
  communities: readonly string[]
  /** In the names with which its people sign in. */
  tag: string
}

export const PROVINCE = 990000
export const CITY = 999900
export const DISTRICT = 999901
/** The bureau of justice: supervises the streets' work and keeps their reports. */
export const JUSTICE = 999901801

export const streets: readonly Street[] = [
  {
    ...{ id: 999901001, name: '清和街道', place: '清和', mark: '清和街', share: 1, tag: '' },
    communities: ['清河', '东风', '永安', '新村', '和平', '幸福里', '文庙', '南门', '桂园', '长堤', '石桥', '北苑'].map((c) => `${c}社区`),
  },
  {
    ...{ id: 999901002, name: '云溪街道', place: '云溪', mark: '云溪街', share: 0.34, tag: 'yunxi' },
    communities: ['云溪', '竹林', '溪口', '大塘', '松岗', '白云', '新塘', '茶亭'].map((c) => `${c}社区`),
  },
  {
    ...{ id: 999901003, name: '东湖街道', place: '东湖', mark: '东湖街', share: 0.2, tag: 'donghu' },
    communities: ['东湖', '湖滨', '渔港', '堤围', '柳岸', '望湖'].map((c) => `${c}社区`),
  },
  {
    ...{ id: 999901009, name: '莲塘街道', place: '莲塘', mark: '莲塘街', share: 0, tag: 'liantang' },
    communities: ['莲塘', '荷香', '藕田', '水寨', '双桥', '新圩', '古井'].map((c) => `${c}社区`),
  },
]

const departments: readonly [number, string][] = [
  [JUSTICE, '司法局'],
  [999901802, '综合行政执法局'],
  [999901803, '政务服务和数据管理局'],
  [999901804, '市场监督管理局'],
  [999901805, '应急管理局'],
  [999901806, '住房和城乡建设局'],
  [999901807, '民政局'],
  [999901808, '信访局'],
]

/** How the public reaches a street; the area code is not assigned. */
const contactOf = ({ id, place }: Street) => ({
  address: `示例市清河区${place}路1号`,
  phone: `0990-000${id % 10000}`,
  hours: '工作日上午9时至12时，下午2时至5时30分',
})

/** Every office, those above before those below. A community's code is the street's and three digits more. */
export function places(): Place[] {
  return [
    { id: PROVINCE, name: '示例省', short: '示例省', kind: 'province', parent: null },
    { id: CITY, name: '示例市', short: '示例市', kind: 'city', parent: PROVINCE },
    { id: DISTRICT, name: '清河区', short: '清河区', kind: 'county', parent: CITY },
    ...departments.map(([id, name]): Place => ({ id, name: `清河区${name}`, short: `区${name}`, kind: 'department', parent: DISTRICT })),
    ...streets.flatMap((s): Place[] => [
      { ...{ id: s.id, name: s.name, short: s.place, kind: 'street', parent: DISTRICT }, ...contactOf(s) },
      ...s.communities.map((name, i): Place => ({ id: s.id * 1000 + i + 1, name, short: name, kind: 'village', parent: s.id })),
    ]),
  ]
}

/** Day from which all of it is as it is. */
export const SINCE = '2010-01-01'

/** Makes the offices; those that are there stay as they are. */
export async function makeOffices(db: Database): Promise<void> {
  const list = places()
  const rows = JSON.stringify(list.map((p) => ({ ...p, code: String(p.id) })))
  const as = 'jsonb_to_recordset($1::jsonb) as p(id bigint, code text, name text, kind text, parent bigint, short text, address text, phone text, hours text)'
  await db.auth.query(
    `insert into mingfa.office (id, code, name, kind, parent_id, short, address, phone, hours)
     select p.id, p.code, p.name, p.kind, p.parent, p.short, p.address, p.phone, p.hours from ${as} on conflict do nothing`,
    [rows],
  )
  await db.auth.query(
    `insert into mingfa.office_version (office_id, valid_from, code, name, parent_id, reason)
     select p.id, $2, p.code, p.name, p.parent, '设立' from ${as} on conflict do nothing`,
    [rows, SINCE],
  )
}
