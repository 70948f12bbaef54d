/** Common phrases under a field of words: a click adds one; the list is one's own. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import '../../desk.css'

export function PhraseBar({ onPick }: { onPick: (phrase: string) => void }) {
  const { post } = useSession()
  const [editing, setEditing] = useState(false)
  const phrases = useQuery({ queryKey: ['phrases', post.office], queryFn: () => api.phrases(post.office), staleTime: 5 * 60_000 })
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
