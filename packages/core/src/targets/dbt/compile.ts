import { withCheckSteps } from '../../pipeline/checks.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledTarget, RefusedConstruct } from '../capability.ts'
import { testsOf } from './checks.ts'
import { Models } from './models.ts'
import { modelNames } from './names.ts'
import { type DbtDialect, projectFiles } from './project.ts'
import { schemaFiles, tableInWarehouse } from './schema.ts'
import { DBT_REFUSALS, dbtWarnings } from './warnings.ts'

/**
 * A pipeline as a dbt project: a staging model a source, an ephemeral model a step, a mart a target, and the checks as
 * tests. Sources that live elsewhere are read as tables of their names.
 * @param plan of the pipeline; its scans say the columns of the sources
 */
export function compileDbt(plan: Plan, pipeline: Pipeline, dialect: DbtDialect): CompiledTarget {
  const names = modelNames(pipeline)
  const checked = withCheckSteps(pipeline)
  const sources = new Map(plan.nodes.flatMap(({ op, columns }) => (op.op === 'scan' ? [[op.source, columns]] : [])))
  const { plan: whole } = lowerPipeline(checked.pipeline, sources)
  const columnsOf = (name: string) => whole.nodes.find(({ id }) => id === name)?.columns ?? []
  const models = new Models(pipeline, names, whole, dialect)
  const tests = testsOf(pipeline, checked.checks, columnsOf, models)
  const modelFiles = models.files()
  const refused = [...models.refused, ...history(pipeline)]
  const warnings = warningsOf(pipeline, dialect)
  if (refused.length > 0) return { files: [], refused, warnings }
  const files = [
    ...projectFiles(pipeline, names, dialect),
    ...schemaFiles({ pipeline, names, tests, dialect, columnsOf }),
    ...modelFiles,
    ...tests.files,
  ]
  return { files, refused: [], warnings }
}

function history({ targets }: Pipeline): readonly RefusedConstruct[] {
  return Object.entries(targets)
    .filter(([, { mode }]) => mode === 'scd2')
    .map(([step]) => ({ step, what: 'mode scd2', reason: DBT_REFUSALS.history }))
}

function warningsOf({ sources, targets }: Pipeline, dialect: DbtDialect): CompiledTarget['warnings'] {
  const elsewhere = Object.entries(sources).filter(([, { from }]) => tableInWarehouse(from, dialect) === null)
  const appended = Object.entries(targets).filter(([, { mode, cursor }]) => mode === 'append' && cursor === undefined)
  const missing = Object.entries(targets).filter(([, target]) => target.missing && target.missing !== 'keep')
  return [
    ...elsewhere.map(([name]) => dbtWarnings.bring(name)),
    ...appended.map(([name]) => dbtWarnings.again(name)),
    ...missing.map(([name]) => dbtWarnings.missing(name)),
  ]
}
