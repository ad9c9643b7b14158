import type { Plan } from '../../pipeline/plan/ops.ts'
import type { Pipeline } from '../../pipeline/schema.ts'
import type { CompiledTarget } from '../capability.ts'
import { apart, layOut } from '../pandas/layout.ts'
import { importsFor } from '../pandas/prelude/catalogue.ts'
import { pythonComment, pythonText } from '../pandas/python.ts'
import { RunBody, type RunLanguage } from '../python/run-body.ts'
import { checkCode } from './checks.ts'
import { operationCode } from './operations.ts'
import { placesCode, type SparkPlaces } from './places.ts'
import { definitionsFor, PRELUDE_NAMES } from './prelude/catalogue.ts'
import { testModule } from './test-module.ts'
import { sparkType } from './types.ts'

/**
 * A plan as a Python module for PySpark 4: `pipeline.py` with `run(spark, sources, params)` in data frames, for
 * spark-submit and for Spark Connect, and what it needs to be installed. What Spark cannot give exactly is refused by
 * step; then no module is made.
 */
export function compilePyspark(plan: Plan, pipeline: Pipeline): CompiledTarget {
  const body = new RunBody(plan, pipeline, LANGUAGE)
  const statements = ['zone = prepare(spark)', ...body.write()]
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

const LANGUAGE: RunLanguage<string | null> = {
  reserved: RESERVED,
  operation: operationCode,
  check: checkCode,
  parameterArguments: (text, type) => [text === null ? 'None' : pythonText(text), pythonText(sparkType(type))],
  now: 'F.lit(datetime.datetime.now(datetime.timezone.utc))',
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
