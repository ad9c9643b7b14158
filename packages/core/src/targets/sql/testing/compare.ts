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

/**
 * Rows in the form that they are compared in, sorted where their order says nothing.
 * @param emptyLists an absent list is an empty one: ClickHouse keeps no other
 */
export function comparableRows(
  rows: Rows,
  types: readonly LogicalType[],
  ordered = false,
  emptyLists = false,
): readonly string[] {
  const absent = (type: LogicalType) => emptyLists && type.kind === 'list'
  // Where the order is what is looked at, the first column says which row it is.
  if (ordered) return rows.map(([id]) => String(id))
  return rows
    .map((row) => JSON.stringify(row.map((text, i) => comparable(text ?? (absent(types[i]) ? '[]' : null), types[i]))))
    .sort()
}
