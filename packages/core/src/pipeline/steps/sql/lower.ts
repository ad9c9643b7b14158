import { importSelect } from '../../import/select.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { allColumns, StepBuilder as Builder } from '../../plan/builder.ts'
import type { Step } from '../../schema.ts'

/**
 * The SELECT becomes steps, and those ops, under names that begin with the step's: nothing of its text reaches an
 * engine. `preparePipeline` comes before.
 * @param lowerStep lowers a step of any type
 */
export function lowerSql(
  step: StepOf<'sql'>,
  build: StepBuilder,
  lowerStep: (step: Step, build: StepBuilder) => void,
): void {
  const tables = new Map(
    step.inputs.map((name) => [name, build.input(name).columns.map((column) => column.name)] as const),
  )
  const imported = build.attempt(['select'], () =>
    importSelect(step.select, tables, {
      document: build.id,
      name: `${build.id}_rows`,
      prefix: `${build.id}_`,
      taken: build.plan.takenIds(),
      macros: build.plan.macros,
    }),
  )
  if (!imported) return
  const before = build.plan.nodes.length
  for (const [id, inner] of Object.entries(imported.steps)) {
    const builder = new Builder(build.plan, id)
    lowerStep(inner, builder)
    for (const { error } of builder.faults) build.fault(['select'], error)
    if (builder.faults.length > 0) return
  }
  const { nodes } = build.plan
  for (let i = before; i < nodes.length; i++) nodes[i] = { ...nodes[i], step: build.id, last: false }
  if (imported.output in imported.steps) build.nameLast(imported.output)
  else {
    const { columns } = build.input(imported.output)
    build.finish({ op: 'project', input: imported.output, values: allColumns(columns) }, columns)
  }
}
