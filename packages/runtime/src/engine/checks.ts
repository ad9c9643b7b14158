import { PlatformError } from '@ai-etl/core/errors/error'
import type { CheckSteps } from '@ai-etl/core/pipeline/checks'
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
 * @throws PlatformError `pipeline.check-failed` with the first rule that is broken and by how many rows
 */
export async function checkRules({ rest, checks, query, engine, signal }: Rules): Promise<void> {
  const count = async (node: string) => {
    const [[rows]] = await engine.rows(`SELECT count(*) FROM (\n${query(node)}\n)`, signal)
    return Number(rows)
  }
  for (const { index, step } of checks) {
    const rows = await count(step)
    if (rows > 0) throw failed(rest.checks[index], rows)
  }
  for (const rule of rest.checks) {
    if (!('rows' in rule)) continue
    const rows = await count(rule.on)
    const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = rule.rows
    if (rows < atLeast || rows > atMost) throw failed(rule, rows)
  }
}

function failed(check: PipelineCheckRule, rows: number): PlatformError {
  const { on, ...rule } = check
  return new PlatformError('pipeline.check-failed', { on, rule: JSON.stringify(rule), rows })
}
