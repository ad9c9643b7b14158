import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** Characters that are at fault; null: none are. */
export interface Marked {
  readonly from: number
  readonly to: number
}

const marked = StateEffect.define<Marked | null>()

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, { effects, changes, state }) {
    const [effect] = effects.filter((each) => each.is(marked))
    if (effect === undefined) return now.map(changes)
    const { value } = effect
    if (value === null || value.from > state.doc.length) return Decoration.none
    const to = Math.min(value.to, state.doc.length)
    return to > value.from
      ? Decoration.set(MARK.range(value.from, to))
      : Decoration.set(END.range(state.doc.lineAt(value.from).from))
  },
  provide: (shown) => EditorView.decorations.from(shown),
})

const MARK = Decoration.mark({ class: 'code-fault' })
/** Nothing stands where something is missing: the end of the line is marked. */
const END = Decoration.line({ class: 'code-fault-end' })

export const faultMarks: Extension = field

/** Underlines what is at fault. */
export function markFault(view: EditorView, fault: Marked | null): void {
  view.dispatch({ effects: marked.of(fault) })
}
