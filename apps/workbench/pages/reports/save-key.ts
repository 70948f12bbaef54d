/** Ctrl+S saves the text, as everywhere else where one writes. */
import { useEffect } from 'react'

/** Takes the keys from the browser as long as there is something that may be edited; `save` is called only by them. */
export function useSaveKey(editable: boolean, save: () => void): void {
  useEffect(() => {
    if (!editable) return
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      save()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [editable, save])
}
