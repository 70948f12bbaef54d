/** Undoing across sections: each has a history of its own, and they are gone through from the one that was written in last. */
import type { Editor } from '@tiptap/react'
import { App } from 'antd'
import { useEffect, useRef } from 'react'

type Way = 'undo' | 'redo'

const wayOf = (event: KeyboardEvent): Way | undefined => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : undefined
}

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null

/** `edited` is told of each section that is written in; `key` is offered the keys that come to a section. */
export function useHistory(editable: boolean) {
  const { message } = App.useApp()
  /** The one that was written in last stands last. */
  const order = useRef<Editor[]>([])
  const edited = (editor: Editor): void => {
    order.current = [...order.current.filter((e) => e !== editor && !e.isDestroyed), editor]
  }
  /** Takes the last change back, or puts it in again, wherever it was made; false when there is none. */
  const go = (way: Way): boolean => {
    const editor = order.current.findLast((e) => !e.isDestroyed && e.can()[way]())
    if (!editor) return false
    if (!editor.isEditable) {
      message.warning(`${way === 'undo' ? '要撤销' : '要重做'}的修改所在的一节正由他人编辑，等其离开后再试`)
      return true
    }
    editor.chain().focus(undefined, { scrollIntoView: true })[way]().run()
    return true
  }
  const key = (editor: Editor, event: KeyboardEvent): boolean => {
    const way = wayOf(event)
    return way !== undefined && !editor.can()[way]() && go(way)
  }
  const now = useRef(go)
  now.current = go
  useEffect(() => {
    if (!editable) return
    const press = (event: KeyboardEvent): void => {
      const way = wayOf(event)
      if (way && !event.defaultPrevented && !takesKeys(event.target) && now.current(way)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [editable])
  return { edited, key }
}
