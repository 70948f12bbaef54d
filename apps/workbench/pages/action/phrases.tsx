/** Common phrases under a field of words: a click adds one; the list is one's own. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Input, type MenuProps, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import '../../desk.css'

/** One's phrases in this office. */
function usePhrases() {
  const { post } = useSession()
  return useQuery({ queryKey: ['phrases', post.office], queryFn: () => api.phrases(post.office), staleTime: 5 * 60_000 })
}

type PhraseMenuProps = { label: string; onPick: (phrase: string) => void }

/** The same for a form with many fields of words: behind a small button. */
export function PhraseMenu({ label, onPick }: PhraseMenuProps) {
  const [editing, setEditing] = useState(false)
  // Read before it is opened: entries that come later would take the keys' place from whoever moves in it.
  const phrases = usePhrases()
  const items = [
    ...(phrases.data ?? []).map((phrase) => ({ key: `=${phrase}`, label: phrase })),
    { type: 'divider' as const },
    { key: 'edit', label: '修改常用语', disabled: !phrases.data },
  ]
  const pick: MenuProps['onClick'] = ({ key, domEvent }) => {
    // The field has the caret from here on: the Enter that chose must not break its line.
    domEvent.preventDefault()
    if (key === 'edit') setEditing(true)
    else onPick(key.slice(1))
  }
  return (
    <span className="wb-phrase-menu">
      <Dropdown menu={{ items, onClick: pick }} trigger={['click']} autoFocus>
        <Button size="small" type="link" aria-label={`常用语：${label}`}>
          常用语
        </Button>
      </Dropdown>
      {editing && phrases.data ? <PhraseEditor phrases={phrases.data} onClose={() => setEditing(false)} /> : null}
    </span>
  )
}

export function PhraseBar({ onPick }: { onPick: (phrase: string) => void }) {
  const [editing, setEditing] = useState(false)
  const phrases = usePhrases()
  return (
    <fieldset className="wb-phrases" aria-label="常用语">
      <span className="mf-quiet">常用语：</span>
      {(phrases.data ?? []).map((phrase) => (
        <Button key={phrase} size="small" onClick={() => onPick(phrase)}>
          {phrase}
        </Button>
      ))}
      <Button size="small" type="link" disabled={!phrases.data} onClick={() => setEditing(true)}>
        修改常用语
      </Button>
      {editing && phrases.data ? <PhraseEditor phrases={phrases.data} onClose={() => setEditing(false)} /> : null}
    </fieldset>
  )
}

/** One phrase a line. */
function PhraseEditor({ phrases, onClose }: { phrases: readonly string[]; onClose: () => void }) {
  const { post } = useSession()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [text, setText] = useState(phrases.join('\n'))
  const keep = useMutation({
    mutationFn: () =>
      api.keepPhrases(
        post.office,
        [
          ...new Set(
            text
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          ),
        ].slice(0, 30),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['phrases'] })
      onClose()
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <Modal
      open
      title="我的常用语"
      okText="保存"
      cancelText="取消"
      confirmLoading={keep.isPending}
      onOk={() => keep.mutate()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="mf-quiet">每行一句，最多 30 句，只有您自己看得到。</p>
      <Input.TextArea aria-label="常用语，每行一句" rows={8} value={text} onChange={(e) => setText(e.target.value)} />
    </Modal>
  )
}
