/** Invented borders of the communities of a street: a net of fields whose corners are moved a little, the same each time. */
import type { Services } from '../../services.ts'
import { type Street, streets } from './offices.ts'

const COLUMNS = 4
/** A field is so many degrees wide; somewhere in a sea where there is no street. */
const SIZE = 0.01
const ORIGIN = { x: 113, y: 23 } as const

/** Between -0.3 and 0.3, by place. */
const shift = (a: number, b: number, salt: number): number => (Math.abs(Math.sin(a * 12.9898 + b * 78.233 + salt * 37.719)) % 0.6) - 0.3

function corner(column: number, row: number): [number, number] {
  const at = (n: number, by: number) => Math.round((n + by) * SIZE * 1e5) / 1e5
  return [ORIGIN.x + at(column, shift(column, row, 1)), ORIGIN.y - at(row, shift(column, row, 2))]
}

/** The map of a street as GeoJSON. */
export function streetMap({ communities }: Pick<Street, 'communities'>) {
  const features = communities.map((name, i) => {
    const [c, r] = [i % COLUMNS, Math.floor(i / COLUMNS)]
    const ring = [corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1), corner(c, r)]
    return { type: 'Feature' as const, properties: { name }, geometry: { type: 'Polygon' as const, coordinates: [ring] } }
  })
  return { type: 'FeatureCollection' as const, features }
}

/** Draws every street that has communities. */
export async function loadMaps(services: Services): Promise<void> {
  const admin = await services.viewers.byUsername('admin', services.clock.today())
  if (!admin) return
  for (const street of streets) if (street.communities.length > 0) await services.maps.keep(admin, street.id, streetMap(street))
}
