/** The facts of a case, laid out as the paper form that its steps fill; masked particulars are shown on purpose and on record. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import type { AnyCaseType, AnyProcedure, Values } from '../../../../engine/define.ts'
import { factSections } from '../../../../engine/fact-sections.ts'
import { type PaperRow, PaperTable, shown } from '../../../../platform/ui/index.ts'
import type { CaseAddress } from '../../api.ts'
import { aroundKey, dossierApi } from '../../dossier-api.ts'
import { newId } from '../../ids.ts'
import { GroundModal } from './ground.tsx'
import '../../case.css'

const present = (values: Values, field: string): boolean => values[field] !== undefined && values[field] !== null && values[field] !== ''

type Showing = { plain: Readonly<Record<string, string>>; ask?: (field: string) => void }

/** A masked value with its button; once looked at, plain until the page is left. */
function masked(label: string, value: string, plain: string | undefined, ask: (() => void) | undefined): ReactNode {
  if (plain !== undefined) return <span title="已记入查阅记录">{plain}</span>
  if (!ask) return value
  return (
    <>
      {value}{' '}
      <button type="button" className="mf-link" aria-label={`查看${label}`} onClick={ask}>
        查看
      </button>
    </>
  )
}

function rowsOf(type: AnyCaseType, values: Values, fields: readonly string[], { plain, ask }: Showing): PaperRow[] {
  return fields.map((id) => {
    const field = type.record.fields[id]
    const value = shown(field, values[id])
    const secret = field?.secrecy === 'personal' && present(values, id)
    const label = field?.label ?? id
    const cell = secret ? masked(label, value, plain[id], ask && (() => ask(id))) : value
    return { key: id, label, value: cell, wide: field?.type === 'longText' || value.length > 12 }
  })
}

type FactsProps = { type: AnyCaseType; procedure: AnyProcedure; values: Values; address: CaseAddress; mayReveal: boolean }

/** What has been filled; blanks only when asked for, since most cases end long before the last step. */
export function Facts({ type, procedure, values, address, mayReveal }: FactsProps) {
  const [blanks, setBlanks] = useState(false)
  const [asked, setAsked] = useState<string>()
  const [plain, setPlain] = useState<Readonly<Record<string, string>>>({})
  const client = useQueryClient()
  const look = useMutation({
    mutationFn: ({ field, ground }: { field: string; ground: string }) =>
      dossierApi.reveal(address.id, { type: address.type, office: address.office, id: newId(), fields: [field], ground }),
    onSuccess: (found) => {
      setPlain((known) => ({ ...known, ...found.values }))
      setAsked(undefined)
      return client.invalidateQueries({ queryKey: aroundKey(address) })
    },
  })
  const showing: Showing = mayReveal ? { plain, ask: setAsked } : { plain }
  return (
    <section id="case-facts" className="wb-case-column" aria-label="案件内容">
      {factSections(type, procedure).map(({ title, fields }) => {
        const visible = blanks ? fields : fields.filter((f) => present(values, f))
        return visible.length > 0 ? <PaperTable key={title} title={title} rows={rowsOf(type, values, visible, showing)} /> : null
      })}
      <Checkbox checked={blanks} onChange={(e) => setBlanks(e.target.checked)}>
        显示未填写的项目
      </Checkbox>
      {asked ? (
        <GroundModal
          title={`查看${type.record.fields[asked]?.label ?? '个人信息'}`}
          ok="查看"
          busy={look.isPending}
          error={look.error?.message}
          onGround={(ground) => look.mutate({ field: asked, ground })}
          onClose={() => {
            look.reset()
            setAsked(undefined)
          }}
        />
      ) : null}
    </section>
  )
}
