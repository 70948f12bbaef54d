/** Where the focus goes when a box over the page is taken away. */
import { useEffect } from 'react'

const BOX = '.ant-modal-root, .ant-drawer'

/** A box that is taken away whole, cancelled or saved, leaves the focus nowhere; it returns to what was used before the box, or, where that is gone, to `instead`. */
export function useFocusBack(instead: () => void): void {
  useEffect(() => {
    let before: HTMLElement | undefined
    let inBox = false
    const came = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return
      inBox = target.closest(BOX) !== null
      if (!inBox) before = target
    }
    const lost = (): boolean => document.activeElement === document.body
    const changed = new MutationObserver((changes) => {
      if (!inBox || !lost() || changes.every((change) => change.removedNodes.length === 0)) return
      inBox = false
      if (before?.isConnected) before.focus({ preventScroll: true })
      if (lost()) instead()
    })
    document.addEventListener('focusin', came)
    changed.observe(document.body, { childList: true })
    return () => {
      document.removeEventListener('focusin', came)
      changed.disconnect()
    }
  }, [instead])
}
