/**
 * How tightly the outermost operator of a piece of SQL binds, loosest first; an operand that binds less than its place
 * asks for is put in brackets. `loose` is anything whose operator is not known.
 */
export const BINDING = {
  loose: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  concatenation: 5,
  sum: 6,
  product: 7,
  sign: 8,
  atom: 9,
} as const
export type Binding = (typeof BINDING)[keyof typeof BINDING]

/** A piece of SQL. */
export interface Fragment {
  readonly text: string
  readonly binds: Binding
}

/** A name, a literal, a call: what needs no brackets anywhere. */
export function atom(text: string): Fragment {
  return { text, binds: BINDING.atom }
}

/** The text of a fragment where an operator asks for at least this binding. */
export function operand(fragment: Fragment, least: Binding = BINDING.atom): string {
  return fragment.binds >= least ? fragment.text : `(${fragment.text})`
}

/** `CAST(x AS type)`; the type may hold names of a document, so that it is never part of a template. */
export function castAs(piece: Fragment, type: string, word = 'CAST'): Fragment {
  return atom(`${word}(${piece.text} AS ${type})`)
}

/** Words of SQL beside which a piece needs no brackets: they part it from its surroundings as a comma does. */
const OPENING = new Set(['WHEN', 'THEN', 'ELSE', 'CASE', 'SELECT', 'BY', 'DISTINCT'])
const CLOSING = new Set(['WHEN', 'THEN', 'ELSE', 'END', 'AS', 'ORDER', 'SEPARATOR', 'FROM', 'FOR', 'ASC', 'DESC'])

/**
 * Writes pieces into a template: `$1` is the first, `$*` all of them parted by commas. A piece gets brackets where
 * operators of the template could take it apart. The template is ours and never holds anything of a document: whatever
 * comes from one comes in as a piece.
 */
export function fill(template: string, pieces: readonly Fragment[]): Fragment {
  if (template === '$1') return pieces[0]
  const text = template.replaceAll(/\$(\d+|\*)/g, (mark: string, which: string, at: number) => {
    if (which === '*') return pieces.map((piece) => piece.text).join(', ')
    const piece: Fragment | undefined = pieces[Number(which) - 1]
    if (piece === undefined) throw new RangeError(`the template ${template} has no piece ${mark}`)
    return stands(template, at, at + mark.length) ? piece.text : operand(piece)
  })
  return { text, binds: bindingOf(template) }
}

/** Whether the place is set off on both sides by brackets, commas or words. */
function stands(template: string, from: number, to: number): boolean {
  const before = template.slice(0, from).trimEnd()
  const after = template.slice(to).trimStart()
  const opens = /[([,{]$/.test(before) || OPENING.has(/\w+$/.exec(before)?.[0] ?? '')
  return opens && (/^[)\],}]/.test(after) || CLOSING.has(/^\w+/.exec(after)?.[0] ?? ''))
}

const known = new Map<string, Binding>()

/** A template binds as an atom when it is one word, one call, one CASE or one pair of brackets. */
function bindingOf(template: string): Binding {
  let binding = known.get(template)
  if (binding === undefined) {
    binding = isWhole(template) ? BINDING.atom : BINDING.loose
    known.set(template, binding)
  }
  return binding
}

function isWhole(template: string): boolean {
  const bare = template.replaceAll(/'(?:[^']|'')*'/g, "''")
  if (/^[\w.$]+$/.test(bare)) return true
  if (!/^(?:[\w.]*[([]|CASE\b)/.test(bare)) return false
  let depth = 0
  for (const { 0: token, index } of bare.matchAll(/[([{]|[)\]}]|\bCASE\b|\bEND\b/g)) {
    depth += token === 'CASE' || '([{'.includes(token) ? 1 : -1
    if (depth === 0) return index + token.length === bare.length
  }
  return false
}
