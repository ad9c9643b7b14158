# paid_by_month: a pipeline of AI-ETL as a module for PySpark 4.
#
# run() computes the targets from frames of the sources, in ANSI mode and in the time zone of the pipeline. As a
# program (spark-submit pipeline.py name=value, or python pipeline.py with SPARK_REMOTE set for Spark Connect; values
# are those of parameters) the module reads and writes the addresses of the document; secrets come from the
# environment.
#
# JDBC drivers are no part of Spark, here or on a Connect server:
# spark-submit --packages org.postgresql:postgresql:42.7.8 pipeline.py

from __future__ import annotations

import decimal
import math
import os
import re
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from pyspark import cloudpickle
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F

SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "Europe/Moscow",
}


def run(
    spark: SparkSession, sources: dict[str, DataFrame], params: dict[str, Any] | None = None
) -> dict[str, DataFrame]:
    """Takes a frame for each source and gives one for each target; params replace the defaults by name."""
    zone = prepare(spark)
    since = parameter(params, "since", "2021-01-01", "date")
    tickets = conform(
        sources["tickets"],
        {"order_status": "string", "created": "timestamp_ntz", "museum_inn": "string", "ticket_price": "decimal(10,2)"},
        zone,
    )
    museums = conform(sources["museums"], {"inn": "string", "museum_name": "string"}, zone)
    paid = tickets.where((F.col("order_status") == "PAID") & (F.col("created") >= since.cast("timestamp_ntz")))
    joined = (
        paid.alias("left")
        .join(museums.alias("right"), on=F.col("left.museum_inn") == F.col("right.inn"), how="left")
        .select(
            F.col("left.order_status"),
            F.col("left.created"),
            F.col("left.museum_inn"),
            F.col("left.ticket_price"),
            F.col("right.inn"),
            F.col("right.museum_name"),
        )
    )
    monthly_grouped = (
        joined.groupBy(
            F.trunc(F.col("created").cast("date"), "month").cast("timestamp_ntz").alias("month"),
            F.col("museum_name").alias("museum"),
        )
        .agg(
            F.sum(F.col("ticket_price")).cast("decimal(38,2)").alias("revenue"),
            F.count(F.lit(1)).alias("visitors"),
            each(
                decimal_quotient(38, 8),
                F.sum(F.col("ticket_price")),
                F.count(F.col("ticket_price")),
                type="decimal(38,8)",
            ).alias("mean"),
        )
    )
    monthly = monthly_grouped.where(F.col("visitors") > 10)
    ranked = monthly.select(
        F.col("month"),
        F.col("museum"),
        F.col("revenue"),
        F.col("visitors"),
        F.col("mean"),
        F.rank().over(
            Window.partitionBy(F.col("month")).orderBy(F.col("revenue").desc_nulls_last()),
        ).cast("bigint").alias("place"),
        F.lag(F.col("revenue"), 1).over(
            Window.partitionBy(F.col("month")).orderBy(F.col("revenue").desc_nulls_last()),
        ).alias("previous"),
    )
    check_none(
        "ranked",
        ranked.groupBy(F.col("month"), F.col("museum")).agg(
            F.count(F.lit(1)).alias("repeats"),
        ).where(F.col("repeats") > 1),
        "month, museum is not unique",
    )
    check_none("ranked", ranked.where(~(F.col("place") > 0)), "a condition does not hold")
    return {"report": ranked, "file": ranked}


def prepare(spark: SparkSession) -> str:
    """Sets the session to read SQL as the pipeline does, and sends the functions of this module to where they run.

    Gives the time zone that the session had: by it the moments of the sources are read.
    """
    zone = spark.conf.get("spark.sql.session.timeZone")
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    if __name__ in sys.modules:
        cloudpickle.register_pickle_by_value(sys.modules[__name__])
    return zone


def conform(frame: DataFrame, types: dict[str, str], zone: str) -> DataFrame:
    """These columns of a frame in these types. Clocks that come as moments are those of the zone, moments without one UTC's."""
    given = dict(frame.dtypes)
    columns = []
    for name, type in types.items():
        column = name_of(frame, name)
        if (given[name], type) == ("timestamp", "timestamp_ntz"):
            column = F.convert_timezone(F.current_timezone(), F.lit(zone), column.cast(type))
        elif (given[name], type) == ("timestamp_ntz", "timestamp"):
            column = F.convert_timezone(F.lit("UTC"), F.current_timezone(), column)
        columns.append(column.cast(type).alias(name))
    return frame.select(*columns)


def name_of(frame: DataFrame, name: str) -> Column:
    """A column by its exact name, whatever characters it has."""
    return frame["`" + name.replace("`", "``") + "`"]


class CheckFailed(ValueError):
    """Rows are not what the pipeline promises; nothing is given out."""


def check_none(name: str, faults: DataFrame, rule: str) -> None:
    """Raises CheckFailed where there are rows that break a rule."""
    if not faults.isEmpty():
        raise CheckFailed(f"{name}: {rule}")


def each(function: Callable[..., Any], *arguments: Any, type: str) -> Column:
    """Applies a Python function row by row; a NULL argument gives NULL. What is no column is the same in each row."""
    constants = [None if isinstance(argument, Column) else (argument,) for argument in arguments]

    def apply(*values: Any) -> Any:
        given = iter(values)
        row = [next(given) if constant is None else constant[0] for constant in constants]
        return None if any(value is None for value in row) else function(*row)

    # Spark 4.2 hangs where Arrow hands the columns of a file or a cache straight to Python: rows are pickled instead.
    rowwise = F.udf(apply, type, useArrow=False)
    return rowwise(*[argument for argument in arguments if isinstance(argument, Column)])


def parameter(given: dict[str, Any] | None, name: str, default: str | None, type: str) -> Column:
    """The value of a parameter, by its text."""
    value = (given or {}).get(name, default)
    return F.lit(None if value is None else str(value)).cast(type)


def decimal_quotient(digits: int, places: int) -> Callable[[Decimal, Any], Decimal | None]:
    """Division of decimals, computed exactly, then rounded, halves away from zero; by zero is NULL."""
    convert = as_decimal(digits, places)
    return lambda a, b: None if b == 0 else convert(EXACT.divide(Decimal(a), Decimal(b)))


EXACT = decimal.Context(prec=160, rounding=decimal.ROUND_HALF_UP)


def rounded(number: Decimal, places: int) -> Decimal:
    """Rounds to so many places, halves away from zero."""
    return EXACT.add(EXACT.quantize(number, Decimal(1).scaleb(-places, EXACT)), 0)


def decimal_of(value: Any) -> Decimal:
    """The exact number that a value is written as."""
    if isinstance(value, str):
        if not re.fullmatch(r"\s*[+-]?[0-9]+(\.[0-9]*)?\s*", value):
            raise ValueError(f"not a number: {value!r}")
        return Decimal(value.strip())
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"not a finite number: {value!r}")
        return Decimal(repr(float(value)))
    return Decimal(value)


def as_decimal(digits: int, places: int) -> Callable[[Any], Decimal]:
    """Reads decimals; numbers round to so many places, halves away from zero, texts must have no more."""
    limit = Decimal(10) ** (digits - places)

    def convert(value: Any) -> Decimal:
        given = decimal_of(value)
        number = rounded(given, places)
        if isinstance(value, str) and number != given:
            raise ValueError(f"more than {places} places: {value!r}")
        if EXACT.abs(number) >= limit:
            raise OverflowError(f"more than {digits} digits: {value!r}")
        return number

    return convert


def expand(text: str) -> str:
    """Puts the values of environment variables for names in braces behind a dollar; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)


def first_line(spark: SparkSession, path: str) -> str:
    """The first line of a file that is not empty."""
    line = spark.read.text(path).where(F.trim("value") != "").first()
    return line[0] if line else ""


def read_csv(
    spark: SparkSession,
    path: str,
    numbers: Sequence[str] = (),
    moments: Sequence[str] = (),
    header: bool = True,
    **options: str,
) -> DataFrame:
    """Reads CSV files as texts; an empty field is NULL. Numbers such as 1 000,50 and days such as 31.12.2024 are read too."""
    path = expand(path)
    if "sep" not in options:
        options["sep"] = max(",;\t|", key=first_line(spark, path).count)
    if "encoding" not in options:
        options["encoding"] = encoding_of(spark, path)
    # Without it Spark 4 takes none but Unicode's encodings.
    spark.conf.set("spark.sql.legacy.javaCharsets", "true")
    given = {"quote": '"', "escape": '"', "multiLine": "true", **options}
    frame = spark.read.options(header=header, **given).csv(path)
    if not header:
        frame = frame.toDF(*[f"column{place + 1}" for place in range(len(frame.columns))])
    read = {name: plain_digits(name_of(frame, name)) for name in numbers}
    read.update({name: iso_moment(name_of(frame, name)) for name in moments})
    return frame.withColumns(read)


def encoding_of(spark: SparkSession, path: str) -> str:
    """UTF-8 where the first lines are UTF-8, else the code page of Russian Windows."""
    others = spark.read.text(path).limit(10_000).where(~F.is_valid_utf8("value"))
    return "UTF-8" if others.isEmpty() else "windows-1251"


def plain_digits(text: Column) -> Column:
    """A number without spaces between its digits and with a point."""
    return F.translate(F.regexp_replace(text, r"[\s\u00a0\u202f]", ""), ",", ".")


def iso_moment(text: Column) -> Column:
    """A day written as 31.12.2024 in the order of ISO 8601."""
    return F.regexp_replace(text, r"^\s*([0-9]{2})\.([0-9]{2})\.([0-9]{4})", "$3-$2-$1")


def read_table(spark: SparkSession, url: str, table: str, **options: str) -> DataFrame:
    """Reads a table over JDBC."""
    given = {name: expand(value) for name, value in options.items()}
    given["preferTimestampNTZ"] = "true"
    return spark.read.format("jdbc").options(url=expand(url), dbtable=table, **given).load()


def write_parquet(frame: DataFrame, path: str, mode: str) -> None:
    """Writes a folder of Parquet files."""
    frame.write.mode(mode).parquet(expand(path))


def main(params: dict[str, Any] | None = None) -> None:
    """Reads the sources, runs the pipeline and writes the targets."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("paid_by_month").getOrCreate()
    sources = {
        "tickets": read_csv(spark, "data/tickets.csv", numbers=["ticket_price"], moments=["created"], sep=";"),
        "museums": read_table(
            spark,
            "jdbc:postgresql://db.example:5432/city",
            "\"public\".\"museums\"",
            user="etl",
            password="${CITY_PASSWORD}",
        ),
    }
    results = run(spark, sources, params)
    results["report"].write.mode("overwrite").saveAsTable("marts.paid_by_month")
    write_parquet(results["file"], "out/report.parquet", "append")


if __name__ == "__main__":
    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))
