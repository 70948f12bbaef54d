/** Tells the frame that a request found the session gone, so that it can ask for a new sign-in without losing the page. */
type Listener = () => void
const listeners = new Set<Listener>()

/** Called when any request answers 401. */
export function reportSignedOut(): void {
  for (const listener of listeners) listener()
}

/** Listens; the returned function stops it. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
