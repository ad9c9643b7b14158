import type { SelectStmt } from 'libpg-query'
import { PlatformError } from '../../errors/error.ts'
import { parseSelect } from './parser.ts'
import { sameName } from './relation.ts'

/**
 * A SELECT that reads a table under another name: the table in FROM and the columns with its name before them; what an
 * alias or a WITH calls so stays. Or one that calls a function by another name. `loadSelectParser` comes before.
 * @returns the text as it is when it cannot be read: it says nothing yet
 */
export function renameInSelect(select: string, name: string, to: string, of: 'table' | 'function' = 'table'): string {
  const places = placesOf(select, name, of)
  if (places === null || places.length === 0) return select
  const bare = replaced(select, places, to)
  // A word of the language, or one with capitals, is a name in quotes only.
  return placesOf(bare, to, of)?.length === places.length
    ? bare
    : replaced(select, places, `"${to.replaceAll('"', '""')}"`)
}

interface Place {
  readonly at: number
  readonly end: number
}

function replaced(text: string, places: readonly Place[], by: string): string {
  return places.toReversed().reduce((so, { at, end }) => so.slice(0, at) + by + so.slice(end), text)
}

/** Where a table is named, in the order of the text; null when it cannot be read. */
function placesOf(select: string, name: string, of: 'table' | 'function'): readonly Place[] | null {
  try {
    const { statement } = parseSelect('', select)
    const bytes = new TextEncoder().encode(select)
    const found = new Set<number>()
    visitSelect(statement, { name, of, hidden: false, bound: null, found })
    return [...found]
      .toSorted((a, b) => a - b)
      .flatMap((byte) => {
        const at = new TextDecoder().decode(bytes.subarray(0, byte)).length
        const [word] = /^(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)/u.exec(select.slice(at)) ?? ['']
        const said = word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word
        return sameName(said, name) ? [{ at, end: at + word.length }] : []
      })
  } catch (error) {
    if (error instanceof PlatformError) return null
    throw error
  }
}

interface Looking {
  readonly name: string
  readonly of: 'table' | 'function'
  /** A WITH around calls something else so. */
  readonly hidden: boolean
  /** What a column with the name before it is of; null: nothing in FROM is called so. */
  readonly bound: 'table' | 'other' | null
  /** Bytes where the names begin. */
  readonly found: Set<number>
}

function visitSelect({ withClause, larg, rarg, ...rest }: SelectStmt, around: Looking): void {
  let looking = around
  for (const node of withClause?.ctes ?? []) {
    if (!('CommonTableExpr' in node)) continue
    visit(node.CommonTableExpr.ctequery, looking)
    if (sameName(node.CommonTableExpr.ctename ?? '', looking.name)) looking = { ...looking, hidden: true }
  }
  if (larg) visitSelect(larg, looking)
  if (rarg) visitSelect(rarg, looking)
  visit(rest, { ...looking, bound: boundIn(rest.fromClause, looking) ?? looking.bound })
}

/** What FROM calls by the name: the table itself, or something else. */
function boundIn(part: unknown, looking: Looking): Looking['bound'] {
  if (typeof part !== 'object' || part === null) return null
  if (Array.isArray(part)) return part.map((each) => boundIn(each, looking)).find((each) => each !== null) ?? null
  const [[kind, value] = []] = Object.entries(part as Record<string, NamedPart>)
  if (value === undefined) return null
  const alias = value.alias?.aliasname
  if (alias !== undefined) return sameName(alias, looking.name) ? 'other' : null
  if (kind === 'RangeVar')
    return sameName(value.relname ?? '', looking.name) ? (looking.hidden ? 'other' : 'table') : null
  return kind === 'JoinExpr' ? (boundIn(value.larg, looking) ?? boundIn(value.rarg, looking)) : null
}

/** What is read of a part of FROM. */
interface NamedPart {
  readonly alias?: { readonly aliasname?: string }
  readonly relname?: string
  readonly larg?: unknown
  readonly rarg?: unknown
}

function visit(part: unknown, looking: Looking): void {
  if (typeof part !== 'object' || part === null) return
  if (Array.isArray(part)) return part.forEach((each) => visit(each, looking))
  for (const [kind, value] of Object.entries(part) as [string, Named | SelectStmt | undefined][]) {
    if (kind === 'SelectStmt') visitSelect(value as SelectStmt, looking)
    else {
      note(kind, value as Named | undefined, looking)
      visit(value, looking)
    }
  }
}

/** A table, a column or a call of the tree. */
interface Named {
  readonly relname?: string
  readonly fields?: readonly { readonly String?: { readonly sval?: string } }[]
  readonly funcname?: Named['fields']
  readonly location?: number
}

function note(kind: string, value: Named | undefined, { name, of, hidden, bound, found }: Looking): void {
  // The tree leaves out zeros.
  const at = value?.location ?? 0
  if (of === 'function') {
    const [called, more] = value?.funcname ?? []
    if (kind === 'FuncCall' && more === undefined && sameName(called?.String?.sval ?? '', name)) found.add(at)
    return
  }
  if (kind === 'RangeVar' && !hidden && sameName(value?.relname ?? '', name)) found.add(at)
  const [first, second] = value?.fields ?? []
  const qualified = kind === 'ColumnRef' && second !== undefined && sameName(first?.String?.sval ?? '', name)
  if (qualified && bound === 'table') found.add(at)
}
