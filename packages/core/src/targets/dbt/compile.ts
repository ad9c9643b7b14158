import { withCheckSteps } from '../../pipeline/checks.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { SourceFacts } from '../../pipeline/warning.ts'
import type { CompiledTarget } from '../capability.ts'
import { testsOf } from './checks.ts'
import { externalFiles } from './external.ts'
import { Models } from './models.ts'
import { modelNames } from './names.ts'
import { type DbtDialect, projectFiles } from './project.ts'
import { schemaFiles } from './schema.ts'
import { refusedTargets, warningsOf } from './targets.ts'

export interface DbtOptions {
  /** The addresses of the sources with absolute paths; absent: as the document has them. */
  readonly places?: Pipeline['sources']
  /** What was measured of sources, by their names. */
  readonly facts?: ReadonlyMap<string, SourceFacts>
}

/**
 * A pipeline as a dbt project: a staging model a source, an ephemeral model a step, a mart a target, a snapshot for one
 * that keeps its history, and the checks as tests. Sources that live elsewhere are read as tables of their names.
 * @param plan of the pipeline; its scans say the columns of the sources
 */
export function compileDbt(
  plan: Plan,
  pipeline: Pipeline,
  dialect: DbtDialect,
  { places = pipeline.sources, facts = new Map() }: DbtOptions = {},
): CompiledTarget {
  const names = modelNames(pipeline)
  const checked = withCheckSteps(pipeline)
  const sources = new Map(plan.nodes.flatMap(({ op, columns }) => (op.op === 'scan' ? [[op.source, columns]] : [])))
  const { plan: whole } = lowerPipeline(checked.pipeline, sources)
  const columnsOf = (name: string) => whole.nodes.find(({ id }) => id === name)?.columns ?? []
  const models = new Models(pipeline, names, whole, dialect)
  const tests = testsOf(pipeline, checked.checks, columnsOf, models)
  const keys = models.keyTests()
  const modelFiles = models.files()
  const external = externalFiles(places, dialect)
  const refused = [...models.refused, ...refusedTargets(pipeline, dialect, columnsOf)]
  const warnings = warningsOf(pipeline, dialect, new Set(external.keys()))
  if (refused.length > 0) return { files: [], refused, warnings }
  const files = [
    ...projectFiles(pipeline, names, dialect),
    ...schemaFiles({ pipeline, names, tests, dialect, columnsOf, external, facts }),
    ...modelFiles,
    ...tests.files,
    ...keys,
  ]
  return { files, refused: [], warnings }
}
