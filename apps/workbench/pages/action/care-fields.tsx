/** What an action of a colleague asks for: words, a day, whom. */
import { Form, Input, Select } from 'antd'
import type { CareAction } from '../../../../engine/care.ts'
import { DayInput, type PersonOption } from '../../../../platform/ui/index.ts'
import { OpinionFiles } from './opinion-files.tsx'
import { PhraseBar } from './phrases.tsx'

type Words = { label: string; required?: true }
type Asked = { help: string; text?: Words; due?: true; to?: true; of?: true }

/** What each asks, and what it does. */
export const careAsks: Readonly<Record<CareAction, Asked>> = {
  careDemand: { help: '督办要求承办人员在期限以前回复，记入办理经过。', text: { label: '督办要求', required: true }, due: true },
  careAnswer: { help: '回复之后，督办从“督办”中消去。', text: { label: '办理情况', required: true } },
  careUrge: { help: '催办记入办理经过，案件在承办人的待办中标明“催办”。一天只能催办一次。', text: { label: '催办意见' } },
  careAssign: { help: '转给本机关可以办理目前步骤的同事；依法不能办理的不能接办。', to: true, text: { label: '转办意见' } },
  careClaim: { help: '认领之后案件在您手上，同岗位的其他人不再看到它待认领。' },
  careHandOver: { help: '离任移交。', to: true, text: { label: '事由', required: true } },
  careConsult: { help: '意见回齐或者撤回征求之前，不能办理下一步；法定期限照常计算。', of: true, text: { label: '征求什么意见', required: true } },
  careOpine: { help: '您的意见和附件记入办理经过，看得到案件的人都看得到。', text: { label: '意见', required: true } },
  careUnask: { help: '不再等待尚未回复的意见。', text: { label: '事由' } },
  careRecall: { help: '撤回您刚办理、还没有人接着办理的一步；撤回本身记入办理经过。', text: { label: '撤回事由' } },
}

const need = (message: string) => [{ required: true, message }]

type PeopleProps = { people: readonly PersonOption[]; many?: true; id?: string; value?: unknown; onChange?: (value: unknown) => void }

function People({ people, many, ...control }: PeopleProps) {
  return (
    <Select
      {...control}
      className="mf-full"
      {...(many ? { mode: 'multiple' as const } : {})}
      placeholder="选择人员"
      showSearch={{ optionFilterProp: 'label' }}
      options={people.map((p) => ({ value: p.id, label: p.name, detail: p.roles }))}
      optionRender={(option) => (
        <div>
          {option.label} <span className="mf-quiet">{option.data.detail}</span>
        </div>
      )}
      notFoundContent="没有这个人"
    />
  )
}

type Props = { action: CareAction; people: readonly PersonOption[]; files: readonly File[]; onFiles: (files: File[]) => void }

export function CareFields({ action, people, files, onFiles }: Props) {
  const { text, due, to, of } = careAsks[action]
  const form = Form.useFormInstance<Record<string, unknown>>()
  const add = (phrase: string) => form.setFieldValue('text', `${String(form.getFieldValue('text') ?? '')}${phrase}`)
  return (
    <div className="wb-panel">
      {to ? (
        <Form.Item name="to" label="接办人" rules={need('请选择接办人')}>
          <People people={people} />
        </Form.Item>
      ) : null}
      {of ? (
        <Form.Item name="of" label="征求对象" rules={need('请选择征求谁的意见')}>
          <People people={people} many />
        </Form.Item>
      ) : null}
      {due ? (
        <Form.Item name="due" label="回复期限" rules={need('请写明回复期限')}>
          <DayInput />
        </Form.Item>
      ) : null}
      {text ? (
        <>
          <Form.Item name="text" label={text.label} {...(text.required ? { rules: need('必须填写') } : {})}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={2000} showCount />
          </Form.Item>
          <PhraseBar onPick={add} />
        </>
      ) : null}
      {action === 'careOpine' ? <OpinionFiles files={files} onChange={onFiles} /> : null}
    </div>
  )
}
