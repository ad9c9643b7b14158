import type { Plan } from '../../pipeline/plan/ops.ts'
import { layOut } from './layout.ts'
import { pythonText } from './python.ts'

/** A test of the generated module for pytest: empty sources give the columns of each target. */
export function testModule(plan: Plan): string {
  const sources = plan.nodes.flatMap(({ op, columns }) =>
    op.op === 'scan' ? [`${pythonText(op.source)}: [${columns.map(({ name }) => pythonText(name)).join(', ')}]`] : [],
  )
  const targets = plan.targets.map(({ name, input }) => {
    const columns = plan.nodes.find(({ id }) => id === input)?.columns ?? []
    return `${pythonText(name)}: [${columns.map((column) => pythonText(column.name)).join(', ')}]`
  })
  return `import pandas as pd

import pipeline

${layOut(`SOURCES = {${sources.join(', ')}}`)}
${layOut(`TARGETS = {${targets.join(', ')}}`)}


def test_empty_sources_give_the_columns_of_the_targets():
    results = pipeline.run({name: pd.DataFrame(columns=columns) for name, columns in SOURCES.items()})
    assert {name: list(frame.columns) for name, frame in results.items()} == TARGETS


def test_the_order_of_columns_and_further_ones_change_nothing():
    frames = {name: pd.DataFrame(columns=["further", *reversed(columns)]) for name, columns in SOURCES.items()}
    results = pipeline.run(frames)
    assert {name: list(frame.columns) for name, frame in results.items()} == TARGETS
`
}
