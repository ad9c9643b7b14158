import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { begin, change, type History, redo, undo } from './history.ts'

/** A text that is edited, and the version that it is based on. */
export interface DocumentState {
  readonly basedOn: number
  /** The text of that version. */
  readonly issued: string
  readonly history: History
}

/**
 * Holds the edited text of a pipeline apart from what draws it. Every change goes by the text as it is at that moment,
 * and not as it was drawn last: of two changes that come before the next drawing neither is lost.
 */
export class DocumentStore {
  #state: DocumentState
  readonly #listeners = new Set<() => void>()

  constructor(saved: { readonly version: number; readonly text: string }) {
    this.#state = { basedOn: saved.version, issued: saved.text, history: begin(saved.text) }
  }

  /** The same object until something changes. */
  readonly state = (): DocumentState => this.#state

  /** Calls a function at every change, until the one that it gives is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The text was typed as text. */
  readonly type = (text: string): void => this.#change(text, 'text')

  /**
   * Changes a part.
   * @param place where it was typed, by letters; else it is a change of its own
   * @throws PlatformError `pipeline.edit-impossible`
   */
  readonly edit = (operations: readonly Operation[], place: string | null = null): void =>
    this.#change(applyOperations(this.#state.history.text, operations).text, place)

  /** Another text, which the server made of one; not where that has been edited meanwhile. */
  readonly take = (next: string, of: string): void => {
    if (this.#state.history.text === of) this.#change(next, null)
  }

  readonly undo = (): void => this.#set({ history: undo(this.#state.history) })
  readonly redo = (): void => this.#set({ history: redo(this.#state.history) })

  /** What a browser kept of an earlier visit. */
  readonly restore = (basedOn: number, text: string): void => {
    this.#set({ basedOn })
    this.#change(text, null)
  }

  /** A version was issued or taken: the text is what is saved. */
  readonly settle = (version: number, text: string): void => {
    this.#set({ basedOn: version, issued: text })
    this.#change(text, null)
  }

  /** The next version will be issued on top of this one. */
  readonly rebase = (basedOn: number): void => this.#set({ basedOn })

  #change(text: string, place: string | null): void {
    this.#set({ history: change(this.#state.history, text, place, Date.now()) })
  }

  #set(next: Partial<DocumentState>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }
}
