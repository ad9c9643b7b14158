import type { Typed } from '../../expressions/typed.ts'
import { columnsIn } from '../plan/columns-used.ts'
import { isRepeatable } from '../plan/passes/push-filters.ts'
import type { Period } from './periods.ts'
import { periodOf } from './periods.ts'

/** What is known of a column of rows that are computed from a part of their sources. */
export interface ColumnShape {
  /** Of the cursor, where its values tell one. */
  readonly period: Period | null
  /** It is the cursor of a source, as it was read. */
  readonly isCursor: boolean
  /** Rows that come later do not change its value: such columns may choose rows and tell them apart. */
  readonly stable: boolean
}

/** The rows of a node, as far as it counts for reading a part of the sources only. */
export interface NodeShape {
  /** The incremental sources that they are computed from; none: all of them are there at every run. */
  readonly sources: ReadonlySet<string>
  /** Rows that are there at every run stand among them. */
  readonly isMixed: boolean
  readonly columns: readonly ColumnShape[]
  /**
   * Columns that tell rows apart which stand for several: groups by what they are grouped by; -1 for one that is no longer
   * there. Null: the rows are those of a source, which its own key tells apart.
   */
  readonly identity: readonly number[] | null
  /** The step by which a row is more than a row of one source; null while it is none but that. */
  readonly beyondRows: string | null
  /** Numbers by which the next filter may keep the last row of each part; nothing else may read them. */
  readonly numbered: Numbered | null
}

export interface Numbered {
  readonly step: string
  /** Index of the number. */
  readonly column: number
  /** Indices of the columns of a part; -1 for what is no column alone. */
  readonly parts: readonly number[]
}

/** What aggregates and windows compute: more rows, another value. */
export const COMPUTED_OF_MANY: ColumnShape = { period: null, isCursor: false, stable: false }
const WHOLE: ColumnShape = { period: null, isCursor: false, stable: true }

/** Rows that are there at every run. */
export function wholeShape(columns: number): NodeShape {
  return {
    sources: new Set(),
    isMixed: false,
    columns: Array.from({ length: columns }, () => WHOLE),
    identity: null,
    beyondRows: null,
    numbered: null,
  }
}

/** @param columns of the input that the expression is over */
export function shapeOfValue(tree: Typed, columns: readonly ColumnShape[]): ColumnShape {
  if (tree.kind === 'column') return columns[tree.index]
  const periods = columns.map(({ period }) => period)
  const stable = isRepeatable(tree) && [...columnsIn([tree])].every((column) => columns[column].stable)
  return { period: periodOf(tree, periods), isCursor: false, stable }
}
