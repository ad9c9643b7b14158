import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { CompiledTarget, RefusedConstruct } from '../capability.ts'
import { otherInput } from '../pandas/checks.ts'
import { neededNodes } from '../pandas/compile.ts'
import { apart, layOut } from '../pandas/layout.ts'
import { importsFor } from '../pandas/prelude/catalogue.ts'
import { pythonComment, pythonText, VariableNames } from '../pandas/python.ts'
import { checkCode } from './checks.ts'
import { type Frame, type OperationScope, operationCode } from './operations.ts'
import { placesCode, type SparkPlaces } from './places.ts'
import { definitionsFor, PRELUDE_NAMES } from './prelude/catalogue.ts'
import { Refused } from './refused.ts'
import { testModule } from './test-module.ts'
import { sparkType } from './types.ts'

/**
 * A plan as a Python module for PySpark 4: `pipeline.py` with `run(spark, sources, params)` in data frames, for
 * spark-submit and for Spark Connect, and what it needs to be installed. What Spark cannot give exactly is refused by
 * step; then no module is made.
 */
export function compilePyspark(plan: Plan, pipeline: Pipeline): CompiledTarget {
  const body = new RunBody(plan, pipeline)
  const statements = body.write()
  if (body.refused.length > 0) return { files: [], refused: body.refused, warnings: [] }
  const places = placesCode(plan, pipeline)
  const files = [
    { path: 'pipeline.py', text: moduleText(plan, pipeline, statements, places) },
    { path: 'requirements.txt', text: 'pyspark[connect]>=4.0,<5\ntzdata\n' },
    { path: 'test_pipeline.py', text: testModule(plan) },
  ]
  return { files, refused: [], warnings: places.warnings }
}

const RESERVED = [
  ...PRELUDE_NAMES,
  ...'run main spark sources params F Window Column DataFrame SparkSession SETTINGS cloudpickle sys datetime'.split(
    ' ',
  ),
  ...'math operator functools re json decimal Decimal float chr row frame zone os'.split(' '),
]

/** Statements of `run`, one a node of the plan. */
class RunBody implements OperationScope {
  readonly refused: RefusedConstruct[] = []
  readonly #plan: Plan
  readonly #pipeline: Pipeline
  readonly #names = new VariableNames(RESERVED)
  readonly #frames = new Map<string, Frame>()
  readonly #parameters = new Map<string, { variable: string; statement: string }>()
  #now: string | null = null

  constructor(plan: Plan, pipeline: Pipeline) {
    this.#plan = plan
    this.#pipeline = pipeline
  }

  write(): readonly string[] {
    const nodes = neededNodes(this.#plan, this.#pipeline)
    const at = new Map(nodes.map(({ id }, place) => [id, place]))
    // A check stands behind all that it reads.
    const checks = this.#pipeline.checks.map((check) => ({
      check,
      behind: Math.max(at.get(check.on) ?? -1, at.get(otherInput(check) ?? check.on) ?? -1),
    }))
    for (const node of nodes) this.#frames.set(node.id, { variable: this.#names.name(node.id), node })
    const statements = nodes.flatMap((node, place) => [
      ...this.#written(node.step, () => `${this.frame(node.id).variable} = ${operationCode(node, this)}`),
      ...checks
        .filter(({ behind }) => behind === place)
        .flatMap(({ check }) => this.#written(node.step, () => checkCode(check, this.#pipeline, this))),
    ])
    const results = this.#plan.targets.map(({ name, input }) => `${pythonText(name)}: ${this.frame(input).variable}`)
    return [
      'zone = prepare(spark)',
      ...(this.#now === null ? [] : [`${this.#now} = F.lit(datetime.datetime.now(datetime.timezone.utc))`]),
      ...[...this.#parameters.values()].map(({ statement }) => statement),
      ...statements,
      `return {${results.join(', ')}}`,
    ]
  }

  frame(id: string): Frame {
    const frame = this.#frames.get(id)
    if (!frame) throw new Error(`node ${id} is read before it stands`)
    return frame
  }

  parameter(name: string, text: string | null, type: LogicalType): string {
    const known = this.#parameters.get(name)
    if (known) return known.variable
    const variable = this.#names.name(name)
    const given = [pythonText(name), text === null ? 'None' : pythonText(text), pythonText(sparkType(type))]
    this.#parameters.set(name, { variable, statement: `${variable} = parameter(params, ${given.join(', ')})` })
    return variable
  }

  now(): string {
    this.#now ??= this.#names.name('now')
    return this.#now
  }

  /** A statement; what is refused is noted and left out. */
  #written(step: string, write: () => string): readonly string[] {
    try {
      return [write()]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.refused.push({ step, what: error.what, reason: error.reason })
      return []
    }
  }
}

function moduleText(plan: Plan, pipeline: Pipeline, statements: readonly string[], places: SparkPlaces): string {
  const run = [
    'def run(',
    '    spark: SparkSession, sources: dict[str, DataFrame], params: dict[str, Any] | None = None',
    ') -> dict[str, DataFrame]:',
    '    """Takes a frame for each source and gives one for each target; params replace the defaults by name."""',
    ...statements.map((statement) => layOut(statement, 4)),
  ].join('\n')
  const definitions = definitionsFor(`${run}\n${places.code}`)
  const code = [run, places.code, 'Any', ...definitions, MAIN].join('\n')
  const settings = {
    'spark.sql.ansi.enabled': 'true',
    'spark.sql.caseSensitive': 'true',
    'spark.sql.session.timeZone': plan.timezone,
  }
  const entries = Object.entries(settings).map(([name, value]) => `${pythonText(name)}: ${pythonText(value)}`)
  const parts = [
    heading(plan, pipeline, places),
    [
      'from __future__ import annotations',
      '',
      ...importsFor(code),
      '',
      'from pyspark import cloudpickle',
      `from pyspark.sql import Column, DataFrame, SparkSession${/\bWindow\b/.test(run) ? ', Window' : ''}`,
      'from pyspark.sql import functions as F',
      ...(code.includes('WindowSpec') ? ['from pyspark.sql.window import WindowSpec'] : []),
    ].join('\n'),
    layOut(`SETTINGS = {${entries.join(', ')}}`),
  ]
  const functions = [run, ...definitions, places.code, MAIN]
  return `${parts.join('\n\n')}\n\n\n${apart(functions)}\n`
}

const MAIN = 'if __name__ == "__main__":\n    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))'

function heading(plan: Plan, { description }: Pipeline, { drivers }: SparkPlaces): string {
  return [
    ...pythonComment(`${plan.name}: a pipeline of AI-ETL as a module for PySpark 4.`),
    ...(description === undefined ? [] : ['#', ...pythonComment(description)]),
    '#',
    '# run() computes the targets from frames of the sources, in ANSI mode and in the time zone of the pipeline. As a',
    '# program (spark-submit pipeline.py name=value, or python pipeline.py with SPARK_REMOTE set for Spark Connect; values',
    '# are those of parameters) the module reads and writes the addresses of the document; secrets come from the',
    '# environment.',
    ...(drivers.length > 0
      ? [
          '#',
          '# JDBC drivers are no part of Spark, here or on a Connect server:',
          ...pythonComment(`spark-submit --packages ${drivers.join(',')} pipeline.py`),
        ]
      : []),
  ].join('\n')
}
