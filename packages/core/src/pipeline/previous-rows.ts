import type { Pipeline, PipelineCheckRule } from './schema.ts'

/** How many rows sources and steps had at the last successful run, by their names. */
export type CountedRows = ReadonlyMap<string, number>

/** The rule `rows` against the previous run; `previous` once that is known. */
interface AgainstPrevious {
  readonly against: 'previous'
  /** Shares of the previous number. */
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
  readonly previous?: number | undefined
}

/** The least and the greatest number of rows that a rule lets pass; null for rules that are about no number. */
export function rowBounds(rule: PipelineCheckRule): { readonly least: number; readonly most: number } | null {
  if (!('rows' in rule)) return null
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = rule.rows
  const { against, previous }: Partial<AgainstPrevious> = 'against' in rule.rows ? rule.rows : {}
  if (against === undefined) return { least: atLeast, most: atMost }
  if (previous === undefined) return { least: 0, most: Number.POSITIVE_INFINITY }
  return { least: atLeast * previous, most: atMost * previous }
}

/** The sources and steps whose rows are held against those of the previous run. */
export function comparedWithPrevious({ checks }: Pick<Pipeline, 'checks'>): readonly string[] {
  return checks.flatMap((rule) => ('rows' in rule && 'against' in rule.rows ? [rule.on] : []))
}

/** The pipeline with the numbers of the previous run in its rules; a rule without one lets every number pass. */
export function withPrevious(pipeline: Pipeline, counted: CountedRows): Pipeline {
  const checks = pipeline.checks.map((rule): PipelineCheckRule => {
    if (!('rows' in rule) || !('against' in rule.rows)) return rule
    const rows: AgainstPrevious = { ...rule.rows, previous: counted.get(rule.on) }
    return { ...rule, rows }
  })
  return { ...pipeline, checks }
}

/** The pipeline without the rules that are about another run. */
export function withoutPrevious(pipeline: Pipeline): Pipeline {
  return { ...pipeline, checks: pipeline.checks.filter((rule) => !('rows' in rule && 'against' in rule.rows)) }
}
