import type { Plan } from '../../pipeline/plan/ops.ts'
import { layOut } from '../pandas/layout.ts'
import { pythonText } from '../pandas/python.ts'
import { sparkType } from './types.ts'

/** A test of the generated module for pytest: empty sources give the columns of each target, in their types. */
export function testModule(plan: Plan): string {
  const typed = (columns: readonly { readonly name: string; readonly type: Parameters<typeof sparkType>[0] }[]) =>
    `{${columns.map(({ name, type }) => `${pythonText(name)}: ${pythonText(sparkType(type))}`).join(', ')}}`
  const sources = plan.nodes.flatMap(({ op, columns }) =>
    op.op === 'scan' ? [`${pythonText(op.source)}: ${typed(columns)}`] : [],
  )
  const targets = plan.targets.map(({ name, input }) => {
    const columns = plan.nodes.find(({ id }) => id === input)?.columns ?? []
    return `${pythonText(name)}: ${typed(columns)}`
  })
  return `import os
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import pipeline

${layOut(`SOURCES = {${sources.join(', ')}}`)}
${layOut(`TARGETS = {${targets.join(', ')}}`)}


def session() -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder if "SPARK_REMOTE" in os.environ else SparkSession.builder.master("local[1]")
    return builder.getOrCreate()


def empty(spark: SparkSession, types: dict[str, str]) -> DataFrame:
    return spark.range(0).select(*[F.lit(None).cast(type).alias(name) for name, type in types.items()])


def test_empty_sources_give_the_columns_of_the_targets():
    spark = session()
    results = pipeline.run(spark, {name: empty(spark, types) for name, types in SOURCES.items()})
    assert {name: dict(frame.dtypes) for name, frame in results.items()} == TARGETS


def test_the_order_of_columns_and_further_ones_change_nothing():
    spark = session()
    turned = {name: {"further": "string", **dict(reversed(types.items()))} for name, types in SOURCES.items()}
    results = pipeline.run(spark, {name: empty(spark, types) for name, types in turned.items()})
    assert {name: dict(frame.dtypes) for name, frame in results.items()} == TARGETS
`
}
