/** Texts that an editor went through, so that every change can be taken back. */
export interface History {
  readonly past: readonly string[]
  readonly text: string
  readonly future: readonly string[]
  /** Where the text was typed last and when; what follows there within a moment is the same change. */
  readonly typed: { readonly place: string; readonly at: number } | null
}

/** Changes kept; the oldest go. */
const KEPT = 200
/** Typing that pauses no longer than this is one change, in milliseconds. */
const SAME_CHANGE_MS = 800

export function begin(text: string): History {
  return { past: [], text, future: [], typed: null }
}

/**
 * The history with a new text.
 * @param place where it was typed by keys, each letter being no change of its own; null: by one act
 */
export function change(history: History, text: string, place: string | null, now: number): History {
  if (text === history.text) return history
  const { typed } = history
  const continues = typed !== null && typed.place === place && now - typed.at < SAME_CHANGE_MS
  const past = continues ? history.past : [...history.past, history.text].slice(-KEPT)
  return { past, text, future: [], typed: place === null ? null : { place, at: now } }
}

export function undo(history: History): History {
  const text = history.past.at(-1)
  if (text === undefined) return history
  return { past: history.past.slice(0, -1), text, future: [history.text, ...history.future], typed: null }
}

export function redo(history: History): History {
  const [text, ...future] = history.future
  if (text === undefined) return history
  return { past: [...history.past, history.text], text, future, typed: null }
}
