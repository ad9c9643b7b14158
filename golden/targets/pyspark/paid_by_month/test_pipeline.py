import os
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import pipeline

SOURCES = {
    "tickets": {
        "order_status": "string",
        "created": "timestamp_ntz",
        "museum_inn": "string",
        "ticket_price": "decimal(10,2)",
    },
    "museums": {"inn": "string", "museum_name": "string"},
}
TARGETS = {
    "report": {
        "month": "timestamp_ntz",
        "museum": "string",
        "revenue": "decimal(38,2)",
        "visitors": "bigint",
        "mean": "decimal(38,8)",
        "place": "bigint",
        "previous": "decimal(38,2)",
    },
    "file": {
        "month": "timestamp_ntz",
        "museum": "string",
        "revenue": "decimal(38,2)",
        "visitors": "bigint",
        "mean": "decimal(38,8)",
        "place": "bigint",
        "previous": "decimal(38,2)",
    },
}


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
