# adults: a pipeline of AI-ETL as a module for pandas 3.
#
# run() computes the targets from frames of the sources. Run as a program (python pipeline.py name=value, with values
# of parameters), the module reads and writes the addresses of the document; relative paths begin in the working
# folder, secrets come from the environment.

from __future__ import annotations

import contextlib
import decimal
import glob
import json
import math
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd


@pd.option_context("future.distinguish_nan_and_na", True)
def run(sources: dict[str, pd.DataFrame], params: dict[str, Any] | None = None) -> dict[str, pd.DataFrame]:
    """Takes a frame for each source and gives one for each target; params replace the defaults by name."""
    people = conform(sources["people"], {"name": TEXT, "age": INT32})
    adults = keep(people, people["age"] >= 18)
    return {"report": adults}


def conform(frame: pd.DataFrame, types: dict[str, Type]) -> pd.DataFrame:
    """These columns of a frame in these types, whatever dtypes they come in. Plain NaN stands for NULL."""
    columns = {}
    for name, type in types.items():
        column = frame[name]
        if column.dtype != type.dtype or type.dtype == object:
            values = [item.item() if isinstance(item, np.generic) else item for item in values_of(column)]
            column = column_of((None if value is None else type.convert(value) for value in values), type)
        columns[name] = column.reset_index(drop=True)
    return pd.DataFrame(columns, index=pd.RangeIndex(len(frame)))


def keep(frame: pd.DataFrame, condition: pd.Series) -> pd.DataFrame:
    """The rows for which the condition is true, not unknown."""
    return frame[is_true(condition)].reset_index(drop=True)


class Type(NamedTuple):
    """A column type: the dtype that holds it, and how a value of another type becomes one."""

    dtype: Any
    convert: Callable[[Any], Any]


def values_of(column: pd.Series) -> list[Any]:
    """Python values of a column, NULL as None; moments without a zone, those of a zone in UTC."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_convert(None)
    if column.dtype.kind == "M":
        return column.to_numpy("datetime64[us]").tolist()
    missing = column.isna().to_numpy()
    return [None if absent else value for value, absent in zip(column.astype(object).tolist(), missing)]


def column_of(values: Iterable[Any], type: Type, index: pd.Index | None = None) -> pd.Series:
    """A column of Python values; raises OverflowError where an integer does not fit its type."""
    values = list(values)
    if isinstance(type.dtype, str) and "Int" in type.dtype:
        limits = np.iinfo(type.dtype.lower())
        if any(value is not None and not limits.min <= value <= limits.max for value in values):
            raise OverflowError(f"a value is out of the range of {type.dtype}")
    return pd.Series(values, index=index, dtype=type.dtype)


def is_true(condition: pd.Series) -> np.ndarray:
    """Where a condition is true, not unknown."""
    return condition.fillna(False).to_numpy(dtype=bool)


def as_integer(bits: int, signed: bool = True) -> Callable[[Any], int]:
    """Reads whole numbers; fractions round, halves away from zero."""
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)

    def convert(value: Any) -> int:
        if isinstance(value, str) and not re.fullmatch(r"\s*[+-]?[0-9]+(\.0*)?\s*", value):
            raise ValueError(f"not a whole number: {value!r}")
        number = int(value) if isinstance(value, int) else int(rounded(decimal_of(value), 0))
        if not low <= number <= high:
            raise OverflowError(f"out of range: {value!r}")
        return number

    return convert


EXACT = decimal.Context(prec=160, rounding=decimal.ROUND_HALF_UP)


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


def rounded(number: Decimal, places: int) -> Decimal:
    """Rounds to so many places, halves away from zero."""
    return EXACT.add(EXACT.quantize(number, Decimal(1).scaleb(-places, EXACT)), 0)


def as_text(value: Any) -> str:
    if isinstance(value, (bytes, bytearray)):
        return "\\x" + value.hex()
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return value if isinstance(value, str) else str(value)


INT32 = Type("Int32", as_integer(32))
TEXT = Type(pd.StringDtype("python"), as_text)
CHUNK = 50_000  # rows of a source that are read at once


def expand(text: str) -> str:
    """Puts the values of environment variables for ${NAME}; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)


def files_at(path: str) -> list[str]:
    """The files of a path, which may hold wildcards, or be a folder of Parquet files."""
    path = expand(path)
    pattern = os.path.join(path, "*.parquet") if os.path.isdir(path) else path
    found = [path] if os.path.isfile(path) else sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise SystemExit(f"there is no file {path}")
    return found


def read_csv(
    path: str,
    numbers: Sequence[str] = (),
    moments: Sequence[str] = (),
    delimiter: str | None = None,
    quote: str = '"',
    encoding: str | None = None,
    header: bool = True,
) -> Iterator[pd.DataFrame]:
    """Reads CSV files as texts; an empty field is NULL. Numbers such as 1 000,50 and days such as 31.12.2024 are read too."""
    texts = {"dtype": "string", "keep_default_na": False, "na_values": [""]}
    for file in files_at(path):
        used = encoding or encoding_of(file)
        options = {"sep": delimiter or delimiter_of(file, used), "quotechar": quote, "encoding": used}
        with pd.read_csv(file, header=0 if header else None, chunksize=CHUNK, **options, **texts) as frames:
            for frame in frames:
                if not header:
                    frame = frame.rename(columns=lambda place: f"column{place + 1}")
                for name in numbers:
                    frame[name] = frame[name].map(plain_digits, na_action="ignore")
                for name in moments:
                    frame[name] = frame[name].map(iso_moment, na_action="ignore")
                yield frame


def encoding_of(file: str) -> str:
    """UTF-8 where the file is UTF-8, else the code page of Russian Windows."""
    with pd.io.common.get_handle(file, "rb", is_text=False, compression="infer") as handle:
        start = handle.handle.read(1_000_000)
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8-sig")
        return "utf-8-sig"
    except UnicodeDecodeError:
        return "cp1251"


def delimiter_of(file: str, encoding: str) -> str:
    """The sign that the first line has most of."""
    with pd.io.common.get_handle(file, "r", encoding=encoding, compression="infer") as handle:
        line = handle.handle.readline()
    return max(",;\t|", key=line.count)


def plain_digits(text: str) -> str:
    """A number without spaces between its digits and with a point."""
    return re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")


def iso_moment(text: str) -> str:
    """A day written as 31.12.2024 in the order of ISO 8601."""
    return re.sub(r"^\s*([0-9]{2})\.([0-9]{2})\.([0-9]{4})", r"\3-\2-\1", text)


def database(driver: str, **parts: Any) -> Any:
    """A database by the parts of its address; what is left out is the driver's own environment's affair."""
    import sqlalchemy

    given = {name: expand(part) if isinstance(part, str) else part for name, part in parts.items()}
    return sqlalchemy.create_engine(sqlalchemy.URL.create(driver, **given))


def plain_sql(text: str) -> Any:
    """A statement that takes no parameters: its colons stand for themselves."""
    import sqlalchemy

    return sqlalchemy.text(text.replace(":", "\\:"))


Write = Callable[[pd.DataFrame], None]


@contextlib.contextmanager
def table_writer(
    engine: Any,
    table: str,
    types: Callable[[Any], dict[str, Any]],
    schema: str | None = None,
    mode: str = "append",
    key: Sequence[str] = (),
) -> Iterator[Write]:
    """Writes to a table in one transaction: append, replace, or upsert by a key."""
    import sqlalchemy

    with engine.begin() as connection:
        into = f"{table}__incoming" if mode == "upsert" else table
        options = {"schema": schema, "index": False, "dtype": types(sqlalchemy.types), "chunksize": 10_000}
        existing = "append" if mode == "append" else "replace"

        def write(frame: pd.DataFrame) -> None:
            nonlocal existing
            storable(frame).to_sql(into, connection, if_exists=existing, **options)
            existing = "append"

        yield write
        if mode == "upsert":
            merge(connection, schema, into, table, list(options["dtype"]), key)


def merge(
    connection: Any, schema: str | None, incoming: str, table: str, columns: Sequence[str], key: Sequence[str]
) -> None:
    """Puts incoming rows in the place of those with their key; each key must have a value, and only one row."""
    import sqlalchemy

    def quote(name: str) -> str:
        return connection.dialect.identifier_preparer.quote(name).replace("%%", "%")

    place, new = (f"{quote(schema)}.{quote(name)}" if schema else quote(name) for name in (table, incoming))
    keys, names = ", ".join(map(quote, key)), ", ".join(map(quote, columns))
    empty = " OR ".join(f"{quote(name)} IS NULL" for name in key)
    faults = f"SELECT 1 FROM {new} WHERE {empty} UNION ALL SELECT 1 FROM {new} GROUP BY {keys} HAVING count(*) > 1"
    if connection.execute(plain_sql(faults)).first():
        raise ValueError(f"{table}: a row lacks its key ({', '.join(key)}), or shares it with another")
    if not sqlalchemy.inspect(connection).has_table(table, schema):
        connection.execute(plain_sql(f"CREATE TABLE {place} AS SELECT {names} FROM {new}"))
    else:
        same = " AND ".join(f"{new}.{quote(name)} = {place}.{quote(name)}" for name in key)
        connection.execute(plain_sql(f"DELETE FROM {place} WHERE EXISTS (SELECT 1 FROM {new} WHERE {same})"))
        connection.execute(plain_sql(f"INSERT INTO {place} ({names}) SELECT {names} FROM {new}"))
    connection.execute(plain_sql(f"DROP TABLE {new}"))


def storable(frame: pd.DataFrame, kinds: tuple[type, ...] = (list, dict)) -> pd.DataFrame:
    """The frame with lists and records as JSON."""

    def stored(value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, kinds) else value

    nested = [name for name in frame.columns if any(isinstance(value, kinds) for value in frame[name])]
    return frame.assign(**{name: [stored(value) for value in values_of(frame[name])] for name in nested})


def main(params: dict[str, Any] | None = None) -> None:
    """Reads the source, runs the pipeline and writes the targets, so many rows at a time."""
    with (
        table_writer(
            database(
                "postgresql+psycopg",
                host="db.example",
                username="etl",
                password="${CITY_PASSWORD}",
                database="city",
            ),
            "adults",
            types=lambda types: {"name": types.Text(), "age": types.Integer()},
            schema="public",
            mode="replace",
        ) as write_report,
    ):
        for people in read_csv("data/people.csv", numbers=["age"]):
            results = run({"people": people}, params)
            write_report(results["report"])


if __name__ == "__main__":
    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))
