import type { Plan } from '../../../pipeline/plan/ops.ts'
import type { LogicalType } from '../../../types/logical.ts'

export type Rows = readonly (readonly (string | null)[])[]

/** Types of the values whose texts the last node of a test's plan shows. */
export function shownTypes(plan: Plan): readonly LogicalType[] {
  const { op, columns } = plan.nodes[plan.nodes.length - 1]
  if (op.op !== 'project') return columns.map((column) => column.type)
  return op.values.map(({ expression }) => (expression.kind === 'cast' ? expression.operand.type : expression.type))
}

/** One value in the form that values are compared in: doubles to twelve digits, lists and JSON without their spaces. */
export function comparable(text: string | null, type: LogicalType): string | null {
  if (text === null) return null
  switch (type.kind) {
    case 'float64': {
      const value = Number(text)
      return Number.isFinite(value) ? String(Number(value.toPrecision(12)) + 0) : text
    }
    case 'json':
    case 'list':
    case 'struct':
      return JSON.stringify(inOrder(JSON.parse(text)))
    case 'decimal':
      return text.replace(/^-(0(?:[.]0*)?)$/, '$1')
    default:
      // What `json_text` says of objects and arrays is JSON, with or without spaces.
      return /^[{[].*[}\]]$/.test(text) ? asJson(text) : text
  }
}

function asJson(text: string): string {
  try {
    return JSON.stringify(inOrder(JSON.parse(text)))
  } catch {
    return text
  }
}

/** Keys of objects in one order; numbers of lists may be written as texts. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? String(value) : value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}

/** What a dialect keeps in another form: ClickHouse an absent list as an empty one, MySQL no double that is not finite. */
export interface Keeping {
  readonly emptyLists: boolean
  readonly finiteDoubles: boolean
}

export function keepingOf(dialect: string): Keeping {
  return { emptyLists: dialect === 'clickhouse', finiteDoubles: dialect === 'mysql' }
}

/** Rows in the form that they are compared in, sorted where their order says nothing. */
export function comparableRows(
  rows: Rows,
  types: readonly LogicalType[],
  ordered = false,
  keeping?: Keeping,
): readonly string[] {
  const kept = (text: string | null, type: LogicalType) => {
    if (text === null) return keeping?.emptyLists && type.kind === 'list' ? '[]' : null
    return keeping?.finiteDoubles && type.kind === 'float64' && !Number.isFinite(Number(text)) ? null : text
  }
  // Where the order is what is looked at, the first column says which row it is.
  if (ordered) return rows.map(([id]) => String(id))
  return rows.map((row) => JSON.stringify(row.map((text, i) => comparable(kept(text, types[i]), types[i])))).sort()
}
