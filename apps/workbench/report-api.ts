/** What the report's editor asks of the server beside the report itself. */
import { call } from './api.ts'
import type { ReportBody } from './api-types.ts'
import type { Locks, Remark, VersionRow } from './report-types.ts'

const below = (report: string, rest: string): string => `/reports/${report}/${rest}`

/** Each throws ApiError with the server's reason. */
export const reportApi = {
  locks: (report: string) => call<Locks>('GET', below(report, 'locks')),
  takeLock: (report: string, section: string) => call<Locks>('PUT', below(report, `locks/${encodeURIComponent(section)}`)),
  leaveLock: (report: string, section: string) => call<Locks>('DELETE', below(report, `locks/${encodeURIComponent(section)}`)),
  /** Goes out even when the window is closing. */
  leaveOnClosing: (report: string, section: string) =>
    fetch(`/api${below(report, `locks/${encodeURIComponent(section)}`)}`, {
      method: 'DELETE',
      headers: { 'x-csrf': '1' },
      credentials: 'same-origin',
      keepalive: true,
    }).catch(() => undefined),
  remarks: (report: string) => call<Remark[]>('GET', below(report, 'remarks')),
  addRemark: (report: string, remark: Pick<Remark, 'id' | 'paragraph' | 'text'>) => call<Remark[]>('POST', below(report, 'remarks'), remark),
  resolveRemark: (report: string, id: string, resolved: boolean) => call<Remark[]>('PUT', below(report, `remarks/${id}/resolved`), { resolved }),
  versions: (report: string) => call<VersionRow[]>('GET', below(report, 'versions')),
  version: (report: string, version: number) => call<ReportBody>('GET', below(report, `versions/${version}`)),
}
