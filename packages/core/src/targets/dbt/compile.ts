import { withCheckSteps } from '../../pipeline/checks.ts'
import { incrementsOf } from '../../pipeline/incremental/increments.ts'
import { lowerPipeline } from '../../pipeline/plan/lower.ts'
import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { SourceFacts } from '../../pipeline/warning.ts'
import type { CompiledTarget } from '../capability.ts'
import { refusedIncrements } from '../increments.ts'
import { testsOf } from './checks.ts'
import { externalFiles } from './external.ts'
import { Models } from './models.ts'
import { modelNames } from './names.ts'
import { type DbtDialect, projectFiles } from './project.ts'
import { schemaFiles } from './schema.ts'
import { martsSince } from './since.ts'
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
  document: Pipeline,
  dialect: DbtDialect,
  { places = document.sources, facts = new Map() }: DbtOptions = {},
): CompiledTarget {
  const pipeline = appendingByCursor(document, plan)
  const names = modelNames(pipeline)
  const checked = withCheckSteps(pipeline)
  const sources = new Map(plan.nodes.flatMap(({ op, columns }) => (op.op === 'scan' ? [[op.source, columns]] : [])))
  const { plan: whole } = lowerPipeline(checked.pipeline, sources)
  const columnsOf = (name: string) => whole.nodes.find(({ id }) => id === name)?.columns ?? []
  const increments = incrementsOf(pipeline, whole)
  const refusedRows = refusedIncrements(pipeline, increments, { appends: true })
  const models = new Models(pipeline, names, whole, dialect, martsSince(increments))
  const tests = testsOf(pipeline, checked.checks, columnsOf, models)
  const keys = models.keyTests()
  const modelFiles = models.files()
  const external = externalFiles(places, dialect)
  const refused = [...models.refused, ...refusedRows, ...refusedTargets(pipeline, dialect, columnsOf)]
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

/** What an append target takes of increments is known by their cursor, as one that the target has of its own. */
function appendingByCursor(pipeline: Pipeline, plan: Plan): Pipeline {
  const { appends } = incrementsOf(pipeline, plan)
  const targets = Object.entries(pipeline.targets).map(([name, target]) => {
    const cursor = appends.get(name)
    return [name, cursor === undefined ? target : { ...target, cursor }] as const
  })
  return { ...pipeline, targets: Object.fromEntries(targets) }
}
