import { PlatformError } from '@ai-etl/core/errors/error'
import type { CheckSteps } from '@ai-etl/core/pipeline/checks'
import type { CountedRows } from '@ai-etl/core/pipeline/previous-rows'
import { rowBounds } from '@ai-etl/core/pipeline/previous-rows'
import type { Pipeline, PipelineCheckRule } from '@ai-etl/core/pipeline/schema'
import type { Engine } from './database.ts'

interface Rules {
  readonly rest: Pipeline
  readonly checks: readonly CheckSteps[]
  readonly query: (node: string) => string
  readonly engine: Engine
  readonly signal: AbortSignal
}

/**
 * Makes the checks of a pipeline before anything is published.
 * @returns the rows that the rule `rows` counted, by what they are of
 * @throws PlatformError `pipeline.check-failed` with the first rule that is broken and by how many rows
 */
export async function checkRules({ rest, checks, query, engine, signal }: Rules): Promise<CountedRows> {
  const count = async (node: string) => {
    const [[rows]] = await engine.rows(`SELECT count(*) FROM (\n${query(node)}\n)`, signal)
    return Number(rows)
  }
  for (const { index, step } of checks) {
    refuseBroken(rest.checks[index], await count(step))
  }
  const counted = new Map<string, number>()
  for (const rule of rest.checks) {
    if (!('rows' in rule)) continue
    const rows = counted.get(rule.on) ?? (await count(rule.on))
    counted.set(rule.on, rows)
    refuseBroken(rule, rows)
  }
  return counted
}

/**
 * @param rows that break the rule; of the rule `rows` all that it is about
 * @throws PlatformError `pipeline.check-failed`
 */
export function refuseBroken(rule: PipelineCheckRule, rows: number): void {
  const { least, most } = rowBounds(rule) ?? { least: 0, most: 0 }
  if (rows < least || rows > most) throw failed(rule, rows)
}

function failed(check: PipelineCheckRule, rows: number): PlatformError {
  const { on, ...rule } = check
  return new PlatformError('pipeline.check-failed', { on, rule: JSON.stringify(rule), rows })
}
