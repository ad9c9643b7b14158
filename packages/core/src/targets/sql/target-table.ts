import { designTables } from '../../ddl/design.ts'
import { emitDdl } from '../../ddl/emit.ts'
import type { DesignedTable } from '../../ddl/model.ts'
import type { Dialect } from '../../documents/ddl.ts'
import type { Language } from '../../messages/language.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { PipelineTarget } from '../../pipeline/schema.ts'
import { identifier } from './identifier.ts'

/** The table of a target in one dialect: designed from the columns that the plan gives it. */
export interface TargetTable {
  readonly table: DesignedTable
  /** Its name as SQL. */
  readonly name: string
  /** Statements that make it, and those for after it is filled: keys, indexes. */
  readonly create: readonly string[]
  readonly after: readonly string[]
}

/** Designs the table that a target is written to; nothing is measured, so that types and keys are the careful ones. */
export function designTarget(
  dialect: Dialect,
  lang: Language,
  name: string,
  target: PipelineTarget,
  columns: readonly PipelineColumn[],
): TargetTable {
  const design = designTables({
    dialect,
    lang,
    tables: [
      {
        name,
        parent: null,
        rows: null,
        columns: columns.map((column) => ({
          name: column.name,
          path: column.name,
          type: column.type,
          nullable: column.nullable,
        })),
      },
    ],
    options: {
      names: 'quote',
      table: placeOf(dialect, name, target.to),
      updates: target.mode === 'upsert' ? 'upsert' : target.mode === 'append' ? 'append' : 'none',
      ...(target.key && { key: target.key }),
    },
  })
  const [table] = design.tables
  const [{ create, after }] = emitDdl(design).tables
  const parts = table.schema === null ? [table.name] : [table.schema, table.name]
  return { table, name: parts.map((part) => identifier(dialect, part)).join('.'), create, after }
}

const SYSTEMS: Readonly<Record<string, Dialect | undefined>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  clickhouse: 'clickhouse',
  clickhouses: 'clickhouse',
  mysql: 'mysql',
}

/** Table and schema of the address where it is of this database; the target's own name everywhere else. */
function placeOf(dialect: Dialect, name: string, address: string): { schema: string | null; name: string } {
  const found = /^([a-z]+):\/\/[^#]*#(.+)$/.exec(address)
  if (!found || SYSTEMS[found[1]] !== dialect) return { schema: null, name }
  const parts = [...found[2].matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
    ([, quoted, plain]) => plain ?? quoted.replaceAll('""', '"'),
  )
  const [table, schema] = parts.toReversed()
  return { schema: schema ?? null, name: table ?? name }
}
