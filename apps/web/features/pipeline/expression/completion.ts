import { type KnownNames, type Proposal, proposalsAt } from '@ai-etl/core/expressions/assist/complete'
import type { Language } from '@ai-etl/core/messages/language'
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'

/** The order of kinds, where a text fits several equally well. */
const BOOST: Readonly<Record<Proposal['kind'], number>> = {
  column: 30,
  parameter: 20,
  input: 10,
  function: 0,
  word: -10,
}

const told = StateEffect.define<KnownNames>()

/** What may be named in the text of an editor; it changes as the document around does. */
const scopeOf = StateField.define<KnownNames>({
  create: () => ({ columns: [] }),
  update: (now, { effects }) => effects.find((each) => each.is(told))?.value ?? now,
})

/** Tells an editor what may be named in its text. */
export function tellScope(view: EditorView, scope: KnownNames): void {
  view.dispatch({ effects: told.of(scope) })
}

/**
 * Proposes what may be written at the caret: as letters are typed, or at Ctrl Space. `tellScope` says what is known.
 * @param words what the list is called for readers
 */
export function proposing(lang: Language, words: string): Extension {
  const source = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString()
    const found = proposalsAt(text, pos, state.field(scopeOf), lang)
    if (found === null) return null
    const quoted = text[found.from] === '"' ? 1 : 0
    const empty = found.from + quoted === pos
    // Behind a dot, a colon or an opening quote it is clear what is wanted.
    if (empty && !explicit && quoted === 0 && !/[.:]/.test(text[pos - 1] ?? '')) return null
    return {
      from: found.from + quoted,
      options: found.proposals.map((proposal) => completionOf(proposal, quoted)),
      validFor: /^[\p{L}\p{N}_$]*$/u,
    }
  }
  return [
    scopeOf,
    autocompletion({ override: [source], icons: false, maxRenderedOptions: 60, interactionDelay: 0 }),
    keymap.of(completionKeymap),
    EditorState.phrases.of({ Completions: words }),
  ]
}

function completionOf(proposal: Proposal, quoted: number): Completion {
  const { kind, label, insert, caret, detail, about } = proposal
  return {
    label,
    boost: BOOST[kind],
    ...(detail !== '' && { detail }),
    ...(about !== '' && { info: () => described(detail, about) }),
    apply(view: EditorView, _: Completion, from: number, to: number) {
      const begin = from - quoted
      // The closing quote that stands there already is the name's own.
      const end = quoted === 1 && view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to
      // A bracket that follows is the call's.
      const called = kind === 'function' && view.state.sliceDoc(end, end + 1) === '('
      const text = called ? label : insert
      view.dispatch({
        changes: { from: begin, to: end, insert: text },
        selection: { anchor: begin + (called ? text.length + 1 : caret) },
        userEvent: 'input.complete',
      })
    },
  }
}

/** A function's form and what it does. */
function described(form: string, about: string): HTMLElement {
  const box = document.createElement('div')
  const head = document.createElement('p')
  head.className = 'font-mono font-medium'
  head.textContent = form
  const text = document.createElement('p')
  text.className = 'mt-1 text-ink-2'
  text.textContent = about
  box.append(head, text)
  return box
}
