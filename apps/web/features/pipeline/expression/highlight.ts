import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** What is told apart in a text, in the order of trying; texts that are not closed yet go to the end. */
const PARTS =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|("(?:[^"]|"")*(?:"|$))|([\p{L}_][\p{L}\p{N}_$]*)|(\d+(?:\.\d*)?(?:e[+-]?\d+)?)/giu

const WORDS = new Set(
  (
    'and or not in is between like ilike null true false unknown case when then else end cast as from distinct filter ' +
    'where over within group order by asc desc nulls first last at time zone interval date timestamp timestamptz ' +
    'select with join left right full inner outer cross on using having union all intersect except limit offset ' +
    'partition rows range groups unbounded preceding following current row exists values'
  ).split(' '),
)

const MARKS = {
  remark: Decoration.mark({ class: 'code-remark' }),
  text: Decoration.mark({ class: 'code-text' }),
  word: Decoration.mark({ class: 'code-word' }),
  function: Decoration.mark({ class: 'code-function' }),
  number: Decoration.mark({ class: 'code-number' }),
}

/** Words, functions, texts and numbers of SQL in colours; columns stay as they are. */
export const highlighted: Extension = ViewPlugin.fromClass(
  class {
    marks: DecorationSet
    constructor(view: EditorView) {
      this.marks = marksOf(view.state.doc.toString())
    }
    update(update: ViewUpdate): void {
      if (update.docChanged) this.marks = marksOf(update.state.doc.toString())
    }
  },
  { decorations: ({ marks }) => marks },
)

function marksOf(text: string): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>()
  for (const found of text.matchAll(PARTS)) {
    const [all, remark, string, , word] = found
    const end = found.index + all.length
    const mark = remark ? 'remark' : string ? 'text' : word ? kindOfWord(word, text.slice(end)) : markOfRest(found)
    if (mark !== null) marks.add(found.index, end, MARKS[mark])
  }
  return marks.finish()
}

function kindOfWord(word: string, after: string): 'function' | 'word' | null {
  if (WORDS.has(word.toLowerCase()) && !/^\s*\(/.test(after)) return 'word'
  return /^\s*\(/.test(after) ? (WORDS.has(word.toLowerCase()) ? 'word' : 'function') : null
}

function markOfRest(found: RegExpExecArray): 'number' | null {
  return found[5] === undefined ? null : 'number'
}
