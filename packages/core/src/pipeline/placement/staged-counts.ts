import type { QueryDialect, StagedCount } from '../../contracts/query.ts'
import { emitParts } from '../../targets/sql/query.ts'
import { withCheckSteps } from '../checks.ts'
import type { PipelineColumn } from '../columns.ts'
import { lowerPipeline } from '../plan/lower.ts'
import { optimise } from '../plan/optimise.ts'
import type { Pipeline, PipelineCheckRule } from '../schema.ts'
import { whyNotNative } from './native.ts'

/** A check of a document, as a count of rows in staging: of those that break it, or, of the rule `rows`, of all. */
export interface StagedCheck extends StagedCount {
  readonly rule: PipelineCheckRule
}

/**
 * The checks of a document as counts over the staged rows of one step; null where the database cannot make one of them.
 * All checks are of that step.
 */
export function stagedChecks(
  pipeline: Pipeline,
  step: string,
  columns: readonly PipelineColumn[],
  dialect: QueryDialect,
): readonly StagedCheck[] | null {
  const table = unusedName(JSON.stringify(pipeline.checks))
  const alone = { ...pipeline, sources: { [step]: { from: table } }, steps: {}, targets: {} }
  const { pipeline: checked, checks } = withCheckSteps(alone)
  const { plan } = lowerPipeline(checked, new Map([[step, columns]]))
  const counts: StagedCheck[] = []
  for (const [index, rule] of pipeline.checks.entries()) {
    const input = checks.find((each) => each.index === index)?.step ?? step
    const counted = optimise({ ...plan, targets: [{ name: input, input }] })
    const emitted = emitParts(counted, input, { dialect, sourceTables: { [step]: table } })
    if ('refused' in emitted || whyNotNative(counted, dialect) !== null) return null
    const sql = `SELECT count(*) FROM (\n${emitted.sql}\n) AS counted_rows`
    counts.push({ rule, sql, settings: emitted.settings, table })
  }
  return counts
}

/** A name that the checks do not hold anywhere, so that it stands for the table alone. */
function unusedName(text: string): string {
  let name = 'ai_etl_staged'
  while (text.includes(name)) name += '_'
  return name
}
