"""Runs generated PySpark modules over given rows, all in one local Spark.

Standard input and output are those of run_pandas_cases.py. Two cases are run at a time: while one is put together here,
Spark computes the other.
"""

import json
import os
import sys
import threading
import types
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SPARK_TYPES = {
    "bool": "boolean", "int8": "tinyint", "int16": "smallint", "int32": "int", "int64": "bigint", "uint64": "decimal(20,0)",
    "float64": "double", "date": "date", "timestamp": "timestamp_ntz", "timestamptz": "timestamp",
}


# Spark would take the machine's own Python for its workers.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def session():
    builder = SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.driver.memory": "2g",
        # Hundreds of plans that run once: what would compile them better takes longer than they do.
        # Many plans of one machine fill the small cache of code that the first compiler gets; warnings are no answers.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=256m"
        " -Xlog:disable -Xlog:all=warning:stderr",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.default.parallelism": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        # Where in the program a column was made: a question to the machine for each column, only errors show it.
        "spark.python.sql.dataFrameDebugging.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def column(name, type):
    """A column of texts in its type."""
    quoted = F.col("`" + name.replace("`", "``") + "`")
    if type.startswith("list<"):
        element = SPARK_TYPES.get(type[5:-1], type[5:-1])
        return F.from_json(quoted, f"array<{element}>").alias(name)
    return quoted.cast(SPARK_TYPES.get(type, type if type.startswith("decimal") else "string")).alias(name)


def frame(spark, source, known):
    key = json.dumps(source)
    if key not in known:
        arrays = [pa.array([row[place] for row in source["rows"]], pa.string()) for place in range(len(source["columns"]))]
        texts = spark.createDataFrame(pa.table(arrays, names=[name for name, _ in source["columns"]]))
        known[key] = texts.select(*[column(name, type) for name, type in source["columns"]]).cache()
    return known[key]


def shown(value):
    return value if value is None or isinstance(value, str) else str(value)


def answer(spark, module, case, known):
    try:
        sources = {name: frame(spark, source, known) for name, source in case["sources"].items()}
        results = module.run(spark, sources)
        return {
            "targets": {
                name: {
                    "columns": result.columns,
                    "dtypes": [type for _, type in result.dtypes],
                    "rows": [[shown(value) for value in row] for row in result.collect()],
                }
                for name, result in results.items()
            }
        }
    except Exception as error:  # what a case gives may be an error
        return {"error": f"{type(error).__name__}: {str(error)[:200]} … {str(error)[-300:]}"}


# Each thread has a session of its own, whose settings are those of its case.
here = threading.local()


def run(spark, case):
    if not hasattr(here, "spark"):
        here.spark, here.known = spark.newSession(), {}
    module = types.ModuleType("generated")
    try:
        exec(compile(case["module"], "pipeline.py", "exec"), module.__dict__)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return answer(here.spark, module, case, here.known)


def main():
    spark = session()
    spark.sparkContext.setLogLevel("OFF")
    with ThreadPoolExecutor(2) as threads:
        for line in sys.stdin:
            print(json.dumps(list(threads.map(lambda case: run(spark, case), json.loads(line)))), flush=True)


if __name__ == "__main__":
    main()
