import { maskSecrets } from '../../address/mask.ts'
import type { PipelineColumn } from '../../pipeline/columns.ts'
import type { Pipeline, PipelineTarget } from '../../pipeline/schema.ts'
import type { CompiledTarget, RefusedConstruct } from '../capability.ts'
import type { DbtDialect } from './project.ts'
import { tableInWarehouse } from './schema.ts'
import { DBT_REFUSALS, dbtWarnings } from './warnings.ts'

/** How a target's rows are kept: a table made anew, one that is changed, or a snapshot with a view over it. */
export type Keeping = 'table' | 'incremental' | 'snapshot'

export function keepingOf({ mode, missing = 'keep' }: PipelineTarget): Keeping {
  if (mode === 'scd2') return 'snapshot'
  // Rows of known keys are changed, others added, those gone deleted: what is left are the rows of the input.
  return mode === 'replace' || (mode === 'upsert' && missing === 'delete') ? 'table' : 'incremental'
}

/** Kinds of keys whose text can hold what dbt puts between the parts of a key before it hashes them. */
const FREE: readonly string[] = ['string', 'json', 'list', 'struct', 'enum']

/** What of the targets dbt would do otherwise. */
export function refusedTargets(
  pipeline: Pipeline,
  dialect: DbtDialect,
  columnsOf: (name: string) => readonly PipelineColumn[],
): readonly RefusedConstruct[] {
  return Object.entries(pipeline.targets).flatMap(([step, target]) => {
    const { mode, missing, key = [], schema, maxRejected, input } = target
    const kinds = columnsOf(input)
      .filter(({ name }) => key.includes(name))
      .map(({ type }) => type.kind)
    const free = kinds.filter((kind) => FREE.includes(kind))
    const refuse = (what: string, reason: keyof typeof DBT_REFUSALS) => ({ step, what, reason: DBT_REFUSALS[reason] })
    return [
      ...(mode === 'scd2' && dialect === 'clickhouse' ? [refuse('mode scd2', 'snapshot')] : []),
      ...(mode === 'scd2' && key.length > 1 && free.length > 1 ? [refuse('mode scd2', 'compositeKey')] : []),
      ...((mode === 'scd2' || mode === 'upsert') && key.length === 0 ? [refuse(`mode ${mode}`, 'key')] : []),
      ...(mode !== 'scd2' && missing === 'mark' ? [refuse('missing: mark', 'mark')] : []),
      ...(schema === 'reject' ? [refuse('schema: reject', 'rows')] : []),
      ...(maxRejected === undefined ? [] : [refuse(`maxRejected: ${maxRejected}`, 'rows')]),
    ]
  })
}

/** What a reader of the project should know. */
export function warningsOf(
  { sources, targets }: Pipeline,
  dialect: DbtDialect,
  files: ReadonlySet<string>,
): CompiledTarget['warnings'] {
  const elsewhere = Object.entries(sources).filter(
    ([name, { from }]) => tableInWarehouse(from, dialect) === null && !files.has(name),
  )
  const appended = Object.entries(targets).filter(([, { mode }]) => mode === 'append')
  return [
    ...elsewhere.map(([name, { from }]) => dbtWarnings.bring(name, loadCommand(name, from, dialect))),
    ...appended.map(([name, { cursor }]) =>
      cursor === undefined ? dbtWarnings.again(name) : dbtWarnings.ties(name, cursor),
    ),
  ]
}

/** The command that brings a source into the warehouse; null where the platform does not write there. */
function loadCommand(name: string, from: string, dialect: DbtDialect): string | null {
  const target = { postgresql: '$PGDATABASE', clickhouse: '$CLICKHOUSE_DATABASE', duckdb: null }[dialect]
  if (target === null) return null
  const login =
    dialect === 'postgresql' ? '$PGUSER:$PGPASSWORD@$PGHOST' : '$CLICKHOUSE_USER:$CLICKHOUSE_PASSWORD@$CLICKHOUSE_HOST'
  return `ai-etl load ${JSON.stringify(maskSecrets(from))} "${dialect}://${login}/${target}#${name}" --mode replace`
}
