import { TargetNames } from '../../ddl/names.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Plan, PlanNode } from '../../pipeline/plan/ops.ts'
import type { NodeRanges, SourceRanges } from '../../pipeline/plan/ranges.ts'
import { rangesOfPlan } from '../../pipeline/plan/ranges.ts'
import type { SqlDialect } from './dialect.ts'
import type { Fragment } from './fragment.ts'
import { atom } from './fragment.ts'
import { identifier } from './identifier.ts'

/**
 * The names that columns of one relation have in the SQL: their own where the dialect allows it; where two are one to it
 * (letter case, length), the later one ends in a short hash. A relation's columns are always told by these.
 */
export function columnNames(columns: readonly PipelineColumn[], dialect: Pick<SqlDialect, 'names'>): readonly string[] {
  const names = new TargetNames(dialect.names, dialect.names.longestColumn, 'quote')
  return columns.map((column) => names.add(column.name))
}

/** A node of the plan as others see it: a table of a source, or a CTE. */
export interface Relation {
  readonly node: PlanNode
  /** Quoted names of its columns. */
  readonly columns: readonly string[]
  /** What is known of their numbers. */
  readonly ranges: NodeRanges
  /** What stands behind FROM. */
  readonly from: string
  /** The name before a column: `"paid"` in `"paid"."price"`. */
  readonly alias: string
  /** True for a table, whose columns may stand in another order; `*` is written for CTEs only. */
  readonly table: boolean
}

/** Names every node of a plan and its columns. */
export class Relations {
  readonly #byId = new Map<string, Relation>()

  /**
   * @param tables SQL that reads a source, by the source's name; absent: a table of that name
   * @param measured what is known of the numbers of sources
   */
  constructor(
    plan: Plan,
    dialect: SqlDialect,
    tables: Readonly<Record<string, string>> = {},
    measured: SourceRanges = new Map(),
  ) {
    const known = rangesOfPlan(plan, measured)
    const names = new TargetNames(dialect.names, dialect.names.longestTable, 'quote')
    const quote = (name: string) => identifier(dialect.name, name)
    // Tables come first: theirs are the names that cannot change.
    for (const node of [...plan.nodes].sort((a, b) => Number(b.op.op === 'scan') - Number(a.op.op === 'scan'))) {
      const alias = quote(names.add(node.id))
      const columns = columnNames(node.columns, dialect).map(quote)
      const ranges = known.get(node.id) ?? []
      const { op } = node
      if (op.op !== 'scan') this.#byId.set(node.id, { node, columns, ranges, from: alias, alias, table: false })
      else {
        const table = Object.hasOwn(tables, op.source) ? tables[op.source] : quote(op.source)
        this.#byId.set(node.id, {
          node,
          columns,
          ranges,
          from: table === alias ? alias : `${table} AS ${alias}`,
          alias,
          table: true,
        })
      }
    }
  }

  /** @throws RangeError for an id that the plan does not have: a defect of the caller */
  of(id: string): Relation {
    const relation = this.#byId.get(id)
    if (!relation) throw new RangeError(`the plan has no node ${id}`)
    return relation
  }
}

/** A column of a relation by itself, or told by the relation's name where several stand together. */
export function columnOf(relation: Relation, index: number, qualified = false): Fragment {
  const name = relation.columns[index]
  return atom(qualified ? `${relation.alias}.${name}` : name)
}

/** `x AS y`; `x` alone where that is its name. */
export function named(fragment: Fragment, name: string): string {
  return fragment.text === name ? name : `${fragment.text} AS ${name}`
}
