import type { CodeDialect } from '@ai-etl/core/documents/compiled'
import { DIALECTS, type Dialect } from '@ai-etl/core/documents/dialect-names'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { phrase } from '@ai-etl/core/messages/phrase'
import { narrowPlan } from '@ai-etl/core/pipeline/plan/narrow'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { SourceFacts } from '@ai-etl/core/pipeline/warning'
import type { AirflowTasks } from '@ai-etl/core/targets/airflow/tasks'
import type { CompiledTarget } from '@ai-etl/core/targets/capability'
import { withAbsolutePaths } from './absolute.ts'

/** What a target is made from; no secret is in it. */
export interface TargetInput {
  readonly plan: Plan
  readonly pipeline: Pipeline
  /** The document that the plan is of. */
  readonly text: string
  /** Null where none was named. */
  readonly dialect: CodeDialect | null
  /** What the author wrote about steps, by their names. */
  readonly comments: Readonly<Record<string, string>>
  /** Of comments that a target writes itself. */
  readonly lang: Language
  /** Absolute folder that relative paths of the document begin at. */
  readonly folder: string
  /** Of a DAG; null where none were asked for. */
  readonly tasks: AirflowTasks | null
  /** Further tags of a DAG. */
  readonly tags: readonly string[]
  /** What profiles measured of sources that are still as they were, by their names. */
  readonly facts: ReadonlyMap<string, SourceFacts>
}

/** The targets that pipelines compile to, each loaded when it is asked for. */
export const TARGETS = {
  sql: async ({ plan, pipeline, dialect, comments, lang }) => {
    const { compileSql } = await import('@ai-etl/core/targets/sql/compile')
    return compileSql(plan, pipeline, { dialect: sqlDialect(dialect), lang, comments })
  },
  pandas: async ({ plan, pipeline }) => {
    const { compilePandas } = await import('@ai-etl/core/targets/pandas/compile')
    return compilePandas(narrowPlan(plan, pipeline), pipeline)
  },
  pyspark: async ({ plan, pipeline }) => {
    const { compilePyspark } = await import('@ai-etl/core/targets/pyspark/compile')
    return compilePyspark(narrowPlan(plan, pipeline), pipeline)
  },
  dbt: async ({ plan, pipeline, text, dialect, folder, facts }) => {
    const [{ compileDbt }, { dbtDialect }] = await Promise.all([
      import('@ai-etl/core/targets/dbt/compile'),
      import('@ai-etl/core/targets/dbt/dialect'),
    ])
    const { sources } = withAbsolutePaths(text, folder).pipeline
    return compileDbt(plan, pipeline, dbtDialect(pipeline, dialect), { places: sources, facts })
  },
  airflow: async ({ plan, text, comments, lang, folder, tasks, tags }) => {
    const { compileAirflow } = await import('@ai-etl/core/targets/airflow/compile')
    const placed = withAbsolutePaths(text, folder)
    return compileAirflow(plan, placed.pipeline, { text: placed.text, lang, tasks, comments, tags })
  },
} satisfies Readonly<Record<string, (input: TargetInput) => Promise<CompiledTarget>>>

/** @throws PlatformError `usage.invalid`, `compile.dialect-unknown` */
function sqlDialect(asked: CodeDialect | null): Dialect {
  const known = DIALECTS.join(', ')
  if (asked === null) throw new PlatformError('usage.invalid', { why: phrase('usage.dialect-missing', { known }) })
  const dialect = DIALECTS.find((each) => each === asked)
  if (dialect !== undefined) return dialect
  throw new PlatformError('compile.dialect-unknown', { target: 'sql', dialect: asked, known })
}

export type TargetName = keyof typeof TARGETS
export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[]
