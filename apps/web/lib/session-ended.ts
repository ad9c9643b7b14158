const EVENT = 'ai-etl-session-ended'

/** Tells the page that the server no longer knows who asks. */
export function tellSessionEnded(): void {
  window.dispatchEvent(new Event(EVENT))
}

/** Calls back when the session has ended; gives what ends it. */
export function onSessionEnded(call: () => void): () => void {
  window.addEventListener(EVENT, call)
  return () => window.removeEventListener(EVENT, call)
}
