import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledTarget } from '../capability.ts'
import { neededNodes, RunBody, type RunLanguage } from '../python/run-body.ts'
import { isByRow } from './by-row.ts'
import { checkCode } from './checks.ts'
import { apart, layOut } from './layout.ts'
import { operationCode } from './operations.ts'
import { type PlaceNotes, placesCode } from './places.ts'
import { definitionsFor, importsFor, PRELUDE_NAMES } from './prelude/catalogue.ts'
import { pythonComment, pythonText } from './python.ts'
import { requirementsText } from './requirements.ts'
import { testModule } from './test-module.ts'
import { pythonType } from './types.ts'

export interface PandasOptions {
  /** Databases are reached by connections of Airflow: the id for an address, null for one that has none. */
  readonly connection?: PlaceNotes['connection']
}

export interface CompiledPandas extends CompiledTarget {
  /** Sources and targets whose addresses `main` cannot read or write. */
  readonly unreached: readonly string[]
}

/**
 * A plan as a Python module for pandas 3: `pipeline.py` with `run(sources, params)`, what it needs to be installed, and
 * its test. What pandas cannot give exactly is refused by step; then no module is made.
 */
export function compilePandas(plan: Plan, pipeline: Pipeline, options: PandasOptions = {}): CompiledPandas {
  const body = new RunBody(plan, pipeline, LANGUAGE)
  const statements = body.write()
  if (body.refused.length > 0) return { files: [], refused: body.refused, warnings: [], unreached: [] }
  const nodes = neededNodes(plan, pipeline)
  const byRow = isByRow(nodes, pipeline) && !body.asksForNow
  const places = placesCode({
    plan,
    pipeline,
    nodes,
    byRow,
    reserved: RESERVED,
    connection: options.connection ?? null,
  })
  const files = [
    { path: 'pipeline.py', text: moduleText(plan, pipeline, statements, places.code) },
    { path: 'requirements.txt', text: requirementsText(places.needs) },
    { path: 'test_pipeline.py', text: testModule(plan) },
  ]
  return { files, refused: [], warnings: places.warnings, unreached: places.unreached }
}

/** Names of the module's functions, of Python's built-in ones that it calls, and of parameters of its lambdas. */
const RESERVED = [
  ...PRELUDE_NAMES,
  ...'run main sources params pd np rows left right TIMEZONE datetime math str operator len chr Decimal dict list'.split(
    ' ',
  ),
  ...'functools zoneinfo re json decimal'.split(' '),
]

const LANGUAGE: RunLanguage<string> = {
  reserved: RESERVED,
  operation: operationCode,
  check: checkCode,
  parameterArguments: (value, type) => [value, pythonType(type)],
  now: 'datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)',
}

function moduleText(plan: Plan, pipeline: Pipeline, statements: readonly string[], places: string): string {
  const run = [
    '@pd.option_context("future.distinguish_nan_and_na", True)',
    'def run(sources: dict[str, pd.DataFrame], params: dict[str, Any] | None = None) -> dict[str, pd.DataFrame]:',
    '    """Takes a frame for each source and gives one for each target; params replace the defaults by name."""',
    ...statements.map((statement) => layOut(statement, 4)),
  ].join('\n')
  const head = [run, places].join('\n')
  const definitions = definitionsFor(`${head}\ndict[str, Any] | None`)
  const code = [head, ...definitions, MAIN].join('\n')
  const parts = [
    heading(plan, pipeline),
    [
      'from __future__ import annotations',
      '',
      ...importsFor(code),
      '',
      'import numpy as np',
      'import pandas as pd',
    ].join('\n'),
    ...(code.includes('TIMEZONE') ? [`TIMEZONE = ${pythonText(plan.timezone)}`] : []),
  ]
  const functions = [run, ...definitions, places, MAIN]
  return `${parts.join('\n\n')}\n\n\n${apart(functions)}\n`
}

const MAIN = 'if __name__ == "__main__":\n    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))'

function heading(plan: Plan, { description }: Pipeline): string {
  return [
    ...pythonComment(`${plan.name}: a pipeline of AI-ETL as a module for pandas 3.`),
    ...(description === undefined ? [] : ['#', ...pythonComment(description)]),
    '#',
    '# run() computes the targets from frames of the sources. Run as a program (python pipeline.py name=value, with values',
    '# of parameters), the module reads and writes the addresses of the document; relative paths begin in the working',
    '# folder, secrets come from the environment.',
  ].join('\n')
}
