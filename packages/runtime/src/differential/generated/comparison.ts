import { comparable, type Keeping, keepingOf, type Rows } from '@ai-etl/core/targets/sql/testing/compare'
import type { LogicalType } from '@ai-etl/core/types/logical'

/** A column of an answer: what type it shows as text, and whether its last digits are the machine's. */
export interface ShownColumn {
  readonly type: LogicalType
  readonly measure: boolean
}

/** Below this a measure is zero: what is left of numbers that cancel out differs from machine to machine. */
const NOTHING = 1e-10

/** Values of a row in the form that they are compared in; a target's own reading of absence taken into account. */
function comparableRow(
  row: readonly (string | null)[],
  columns: readonly ShownColumn[],
  keeping: Keeping,
): readonly (string | null)[] {
  return columns.map((column, i) => comparableValue(row[i] ?? null, column, keeping))
}

function comparableValue(text: string | null, { type, measure }: ShownColumn, keeping: Keeping): string | null {
  if (text === null) return keeping.emptyLists && type.kind === 'list' ? '[]' : null
  if (type.kind === 'float64') {
    if (keeping.finiteDoubles && !Number.isFinite(Number(text))) return null
    if (measure && Math.abs(Number(text)) < NOTHING) return '0'
  }
  try {
    return comparable(text, type)
  } catch {
    return `not readable: ${text}`
  }
}

/** What differs between the rows of the engine and of a target, which come in any order; null where nothing does. */
export function differenceOfRows(
  engine: Rows,
  target: Rows,
  columns: readonly ShownColumn[],
  name: string,
): string | null {
  const keeping = keepingOf(name)
  const [expected, given] = [engine, target].map((rows) =>
    rows.map((row) => JSON.stringify(comparableRow(row, columns, keeping))).sort(),
  )
  const at = expected.findIndex((row, i) => row !== given[i])
  if (at === -1 && expected.length === given.length) return null
  return `${expected.length} rows of the engine, ${given.length} of ${name}: ${expected[at]} where it has ${given[at]}`
}

/** What differs between the values of one expression, by the number of the row; null where nothing does. */
export function differenceOfColumns(
  engine: ReadonlyMap<string | null, string | null>,
  target: ReadonlyMap<string | null, string | null>,
  column: ShownColumn,
  name: string,
): string | null {
  const keeping = keepingOf(name)
  for (const [number, value] of engine) {
    const expected = comparableValue(value, column, keeping)
    const given = comparableValue(target.get(number) ?? null, column, keeping)
    if (expected !== given) return `row ${number}: ${expected}, in ${name} ${given}`
  }
  return engine.size === target.size ? null : `${engine.size} rows, in ${name} ${target.size}`
}

/** What two answers say of a case that fails in one of them; null where both fail. */
export function differenceOfFailures(engine: unknown, target: unknown, name: string): string | null {
  if (engine instanceof Error)
    return target instanceof Error ? null : `the engine fails (${engine.message}), ${name} does not`
  return target instanceof Error ? `${name} fails: ${brief(target)}` : null
}

function brief({ message }: Error): string {
  const found = /(?:refused a statement|ERROR \d+ [^:]*): ?([\s\S]*)/.exec(message)
  return (found?.[1] ?? message).slice(0, 400)
}
