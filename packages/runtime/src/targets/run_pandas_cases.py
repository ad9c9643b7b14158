"""Runs generated modules over given rows; one process for many cases.

Each line of standard input: JSON, a list of {module, sources: {name: {columns: [[name, type]], rows: [[text | null]]}}}.
The line of standard output that answers it: for each case {targets: {name: {columns, dtypes, rows}}} with values as texts,
or {error}.
"""

import datetime
import json
import sys
import types
from decimal import Decimal

import numpy as np
import pandas as pd

NULLABLE = {
    "bool": "boolean", "int8": "Int8", "int16": "Int16", "int32": "Int32", "int64": "Int64", "uint64": "UInt64",
    "float64": "Float64", "string": "string", "date": "datetime64[us]", "timestamp": "datetime64[us]",
    "timestamptz": "datetime64[us, UTC]",
}


def column(texts, type):
    """A column as people have it, with pandas' nullable types."""
    if type == "float64":
        values = np.array([0.0 if text is None else float(text) for text in texts])
        return pd.Series(pd.arrays.FloatingArray(values, np.array([text is None for text in texts], dtype=bool)))
    readers = {
        "bool": lambda text: text == "true",
        "date": datetime.datetime.fromisoformat,
        "timestamp": datetime.datetime.fromisoformat,
        "timestamptz": datetime.datetime.fromisoformat,
        "time": datetime.time.fromisoformat,
    }
    if type.startswith("decimal"):
        read = Decimal
    elif type.startswith("list"):
        read = json.loads
    else:
        read = readers.get(type, int if "int" in type and type != "interval" else str)
    return pd.Series([None if text is None else read(text) for text in texts], dtype=NULLABLE.get(type, object))


def frame(source):
    columns = {
        name: column([row[place] for row in source["rows"]], type)
        for place, (name, type) in enumerate(source["columns"])
    }
    return pd.DataFrame(columns)


def shown(value):
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    return value if isinstance(value, str) else str(value)


def dtype_of(series):
    """The dtype; of Python's objects also what they are."""
    if series.dtype != object:
        return str(series.dtype)
    return f"object of {'|'.join(sorted({type(value).__name__ for value in series if shown(value) is not None}))}"


def answer(module, case):
    try:
        sources = {name: frame(source) for name, source in case["sources"].items()}
        results = module.run(sources)
        return {
            "targets": {
                name: {
                    "columns": list(result.columns),
                    "dtypes": [dtype_of(result[name]) for name in result.columns],
                    "rows": [
                        list(row)
                        for row in zip(*([shown(value) for value in result[name].tolist()] for name in result.columns))
                    ],
                }
                for name, result in results.items()
            }
        }
    except Exception as error:  # what a case gives may be an error
        return {"error": f"{type(error).__name__}: {error}"}


def run(case):
    module = types.ModuleType("pipeline")
    try:
        exec(compile(case["module"], "pipeline.py", "exec"), module.__dict__)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return answer(module, case)


def main():
    for line in sys.stdin:
        print(json.dumps([run(case) for case in json.loads(line)]), flush=True)


if __name__ == "__main__":
    main()
