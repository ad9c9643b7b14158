/** Texts that an editor went through, so that every change can be taken back. */
export interface History {
  readonly past: readonly string[]
  readonly text: string
  readonly future: readonly string[]
  /** When the text was typed last; what follows within a moment is the same change. */
  readonly typedAt: number
}

/** Changes kept; the oldest go. */
const KEPT = 200
/** Typing that pauses no longer than this is one change, in milliseconds. */
const SAME_CHANGE_MS = 800

export function begin(text: string): History {
  return { past: [], text, future: [], typedAt: 0 }
}

/** The history with a new text. @param typed by keys in the editor, where each letter is no change of its own */
export function change(history: History, text: string, typed: boolean, now: number): History {
  if (text === history.text) return history
  const continues = typed && now - history.typedAt < SAME_CHANGE_MS && history.past.length > 0
  const past = continues ? history.past : [...history.past, history.text].slice(-KEPT)
  return { past, text, future: [], typedAt: typed ? now : 0 }
}

export function undo(history: History): History {
  const text = history.past.at(-1)
  if (text === undefined) return history
  return { past: history.past.slice(0, -1), text, future: [history.text, ...history.future], typedAt: 0 }
}

export function redo(history: History): History {
  const [text, ...future] = history.future
  if (text === undefined) return history
  return { past: [...history.past, history.text], text, future, typedAt: 0 }
}
