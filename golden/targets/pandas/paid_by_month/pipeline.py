# paid_by_month: a pipeline of AI-ETL as a module for pandas 3.
#
# run() computes the targets from frames of the sources. Run as a program (python pipeline.py name=value, with values
# of parameters), the module reads and writes the addresses of the document; relative paths begin in the working
# folder, secrets come from the environment.

from __future__ import annotations

import bisect
import contextlib
import datetime
import decimal
import functools
import glob
import itertools
import json
import math
import operator
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
    since = parameter(params, "since", datetime.datetime(2021, 1, 1), DATE)
    tickets = conform(
        sources["tickets"],
        {
            "order_id": INT64,
            "order_status": TEXT,
            "created": TIMESTAMP,
            "museum_inn": TEXT,
            "ticket_price": decimal_type(10, 2),
        },
    )
    museums = conform(sources["museums"], {"inn": TEXT, "museum_name": TEXT})
    paid = keep(tickets, (tickets["order_status"] == "PAID") & compare(tickets["created"], ">=", since))
    joined = join(
        "left",
        paid,
        museums,
        {
            "order_id": "order_id",
            "order_status": "order_status",
            "created": "created",
            "museum_inn": "museum_inn",
            "ticket_price": "ticket_price",
        },
        {"inn": "inn", "museum_name": "museum_name"},
        keys=[(paid["museum_inn"], museums["inn"])],
    )
    monthly_grouped = aggregate(
        joined,
        by={"month": each(truncate, joined["created"], "month", type=TIMESTAMP), "museum": joined["museum_name"]},
        values={
            "revenue": aggregate_of(
                decimal_total(decimal_type(38, 2)),
                joined["ticket_price"],
                type=decimal_type(38, 2),
            ),
            "visitors": aggregate_of(count_values, type=INT64),
        },
    )
    monthly = keep(monthly_grouped, monthly_grouped["visitors"] > 10)
    ranked = window(
        monthly,
        partition=[monthly["month"]],
        order=[Order(monthly["revenue"], descending=True)],
        values={
            "place": place_of(rank, type=INT64),
            "previous": place_of(lag, monthly["revenue"], 1, None, type=decimal_type(38, 2)),
        },
    )
    check_unique("ranked", ranked, ["month", "museum"])
    check_not_null("ranked", ranked, ["revenue"])
    return {"report": ranked}


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


def key_codes(column: pd.Series) -> np.ndarray:
    """A number for each distinct value, -1 for NULL; NaN is a value, -0.0 is 0.0."""
    if column.dtype == object or column.dtype == "Float64":
        keys = [None if value is None else order_key(value) for value in values_of(column)]
        numbers: dict[Any, int] = {None: -1}
        return np.array([numbers.setdefault(key, len(numbers) - 1) for key in keys], dtype=np.int64)
    return pd.factorize(column)[0].astype(np.int64)


def row_codes(codes: list[np.ndarray], count: int) -> np.ndarray:
    """One number for each distinct row of codes, from 0 in the order of their first rows; NULL (-1) equals NULL."""
    combined = np.zeros(count, dtype=np.int64)
    for each_codes in codes:
        combined = pd.factorize(combined * (each_codes.max(initial=0) + 2) + each_codes + 1)[0].astype(np.int64)
    return combined


def distinct_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Each row once; NULL equals NULL."""
    codes = row_codes([key_codes(frame[name]) for name in frame.columns], len(frame))
    return frame.iloc[np.unique(codes, return_index=True)[1]].reset_index(drop=True)


def join(
    kind: str,
    left: pd.DataFrame,
    right: pd.DataFrame,
    left_columns: dict[str, str],
    right_columns: dict[str, str],
    keys: Sequence[tuple[pd.Series, pd.Series]] = (),
    same: Sequence[tuple[pd.Series, pd.Series]] = (),
    condition: Callable[[pd.DataFrame, pd.DataFrame], pd.Series] | None = None,
) -> pd.DataFrame:
    """Joins as SQL does. NULLs of the keys match nothing, those of same match each other; the columns are {new: old}."""
    left_codes, right_codes = matching_codes(keys, same, len(left), len(right))
    left_rows, right_rows = matching_rows(left_codes, right_codes)
    if condition is not None:
        left_rows, right_rows = satisfying(condition, left, right, left_rows, right_rows)
    if kind in ("semi", "anti"):
        matched = np.isin(np.arange(len(left)), left_rows)
        left_rows = np.flatnonzero(matched if kind == "semi" else ~matched)
        right_rows = np.full(len(left_rows), -1)
    if kind in ("left", "full"):
        alone = np.setdiff1d(np.arange(len(left)), left_rows)
        left_rows = np.concatenate([left_rows, alone])
        right_rows = np.concatenate([right_rows, np.full(len(alone), -1)])
        order = np.argsort(left_rows, kind="stable")
        left_rows, right_rows = left_rows[order], right_rows[order]
    if kind in ("right", "full"):
        alone = np.setdiff1d(np.arange(len(right)), right_rows)
        left_rows = np.concatenate([left_rows, np.full(len(alone), -1)])
        right_rows = np.concatenate([right_rows, alone])
    columns = {new: rows_at(left[old], left_rows) for new, old in left_columns.items()}
    columns.update({new: rows_at(right[old], right_rows) for new, old in right_columns.items()})
    return pd.DataFrame(columns, index=pd.RangeIndex(len(left_rows)))


def matching_codes(
    keys: Sequence[tuple[pd.Series, pd.Series]],
    same: Sequence[tuple[pd.Series, pd.Series]],
    left_count: int,
    right_count: int,
) -> tuple[np.ndarray, np.ndarray]:
    """A number for each row of both sides, equal where the keys are; -1 where a key is NULL and so matches nothing."""
    count = left_count + right_count
    codes = [key_codes(pd.concat(pair, ignore_index=True)) for pair in [*keys, *same]]
    combined = row_codes(codes, count)
    for each_codes in codes[: len(keys)]:
        combined = np.where(each_codes == -1, -1, combined)
    return combined[:left_count], combined[left_count:]


def matching_rows(left_codes: np.ndarray, right_codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of rows with equal codes, in the order of the left side."""
    order = np.argsort(right_codes, kind="stable")
    first = np.searchsorted(right_codes[order], left_codes, side="left")
    behind = np.searchsorted(right_codes[order], left_codes, side="right")
    counts = np.where(left_codes == -1, 0, behind - first)
    left_rows = np.repeat(np.arange(len(left_codes)), counts)
    within = np.arange(len(left_rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left_rows, order[np.repeat(first, counts) + within]


def satisfying(
    condition: Callable[[pd.DataFrame, pd.DataFrame], pd.Series],
    left: pd.DataFrame,
    right: pd.DataFrame,
    left_rows: np.ndarray,
    right_rows: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of rows for which the condition is true, found by blocks to spare memory."""
    found = [np.zeros(0, dtype=bool)]
    for start in range(0, len(left_rows), 500_000):
        block = slice(start, start + 500_000)
        left_block = left.iloc[left_rows[block]].reset_index(drop=True)
        right_block = right.iloc[right_rows[block]].reset_index(drop=True)
        found.append(is_true(condition(left_block, right_block)))
    satisfied = np.concatenate(found)
    return left_rows[satisfied], right_rows[satisfied]


def rows_at(column: pd.Series, rows: np.ndarray) -> pd.Series:
    """The values of these rows, NULL for row -1."""
    if column.dtype == object:
        values = [*column.tolist(), None]
        return pd.Series([values[row] for row in rows], dtype=object)
    return pd.Series(column.array.take(rows, allow_fill=True))


class Order(NamedTuple):
    """A column to order by."""

    column: pd.Series
    descending: bool = False
    nulls_first: bool = False


def order_codes(order: Order) -> np.ndarray:
    """Numbers that stand in the order of a column's values, equal for equal ones. Texts by code point, NaN above all."""
    keys = [None if value is None else order_key(value) for value in values_of(order.column)]
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    sign = -1 if order.descending else 1
    null = -len(places) - 1 if order.nulls_first else len(places) + 1
    return np.array([null if key is None else sign * places[key] for key in keys], dtype=np.int64)


class Aggregate(NamedTuple):
    """A function of the rows of a group (or of a window's frame); rows with a NULL argument are left out."""

    function: Callable[[list[Any]], Any]
    arguments: tuple[Any, ...]
    type: Type
    where: pd.Series | None = None
    distinct: bool = False
    order: tuple[Order, ...] = ()


def aggregate_of(
    function: Callable[[list[Any]], Any],
    *arguments: Any,
    type: Type,
    where: pd.Series | None = None,
    distinct: bool = False,
    order: Sequence[Order] = (),
) -> Aggregate:
    """An aggregate of columns; several arguments come as tuples, none as True for each row."""
    return Aggregate(function, arguments, type, where, distinct, tuple(order))


def arguments_of(call: Aggregate, count: int) -> tuple[list[Any], np.ndarray]:
    """What an aggregate gets from each row, and which rows it counts."""
    rows = list(rows_of(call.arguments)) if call.arguments else [(True,)] * count
    included = np.array([all(value is not None for value in row) for row in rows], dtype=bool)
    if call.where is not None:
        included &= is_true(call.where)
    return [row[0] if len(row) == 1 else row for row in rows], included


def result_of(call: Aggregate, values: list[Any]) -> Any:
    """What an aggregate gives for these values."""
    if call.distinct:
        firsts: dict[Any, Any] = {}
        for value in values:
            firsts.setdefault(order_key([value]), value)
        values = list(firsts.values())
    return call.function(values)


def aggregate(frame: pd.DataFrame, by: dict[str, pd.Series], values: dict[str, Aggregate]) -> pd.DataFrame:
    """One row for each group of equal keys, NULL being a key like any other; without keys all rows are one group."""
    codes = row_codes([key_codes(column) for column in by.values()], len(frame))
    first_rows = np.unique(codes, return_index=True)[1]
    groups = len(first_rows) if by else 1
    columns = {name: column.iloc[first_rows].reset_index(drop=True) for name, column in by.items()}
    for name, call in values.items():
        arguments, included = arguments_of(call, len(frame))
        sorting = [order_codes(order) for order in call.order]
        rows = np.lexsort([*sorting[::-1], codes])
        rows = rows[included[rows]]
        ordered = [arguments[row] for row in rows]
        bounds = np.searchsorted(codes[rows], np.arange(groups + 1))
        results = (result_of(call, ordered[start:end]) for start, end in itertools.pairwise(bounds))
        columns[name] = column_of(results, call.type)
    return pd.DataFrame(columns, index=pd.RangeIndex(groups))


def exact_sum(values: list[Any]) -> Any:
    """The sum of numbers: exact for integers and decimals, rounded once for floats."""
    if isinstance(values[0], Decimal):
        return functools.reduce(EXACT.add, values)
    if isinstance(values[0], float) and all(map(math.isfinite, values)):
        try:
            return math.fsum(values)
        except OverflowError:
            return sum(values)
    return sum(values)


def decimal_total(type: Type) -> Callable[[list[Any]], Decimal | None]:
    """sum of integers or decimals, exact, as a decimal of a type."""

    def decimal_sum(values: list[Any]) -> Decimal | None:
        return type.convert(exact_sum(values)) if values else None

    return decimal_sum


def count_values(values: list[Any]) -> int:
    """count: of rows, or of values that are not NULL."""
    return len(values)


class Window(NamedTuple):
    """Rows in the order of a window. All arrays are by place in that order; ends are behind the last row."""

    rows: np.ndarray
    start: np.ndarray
    end: np.ndarray
    peers_start: np.ndarray
    peers_end: np.ndarray
    frame_start: np.ndarray
    frame_end: np.ndarray


class Placed(NamedTuple):
    """A function of the place of a row in its window: gets the window and its arguments' values in the window's order."""

    function: Callable[..., list[Any]]
    arguments: tuple[Any, ...]
    type: Type


def place_of(function: Callable[..., list[Any]], *arguments: Any, type: Type) -> Placed:
    """A window function of columns."""
    return Placed(function, arguments, type)


def window(
    frame: pd.DataFrame,
    partition: Sequence[pd.Series],
    order: Sequence[Order],
    values: dict[str, Placed | Aggregate],
    bounds: tuple[str, Any, Any] | None = None,
) -> pd.DataFrame:
    """The frame with columns computed over windows. Bounds are (unit, from, to): None is unbounded, below 0 preceding."""
    view = window_of(len(frame), partition, order, bounds or ("range", None, 0 if order else None))
    columns = {}
    for name, call in values.items():
        results = placed_results(view, call) if isinstance(call, Placed) else framed_results(view, call)
        places = np.argsort(view.rows)
        columns[name] = column_of([results[place] for place in places], call.type)
    return frame.assign(**columns)


def placed_results(view: Window, call: Placed) -> list[Any]:
    """What a window function gives for each row, in the window's order."""
    columns = []
    for argument in call.arguments:
        column = values_of(argument) if isinstance(argument, pd.Series) else [python_value(argument)] * len(view.rows)
        columns.append([column[row] for row in view.rows])
    return call.function(view, *columns)


def framed_results(view: Window, call: Aggregate) -> list[Any]:
    """What an aggregate gives over the frame of each row, in the window's order."""
    arguments, included = arguments_of(call, len(view.rows))
    included = included[view.rows]
    values = [arguments[row] for row, counts in zip(view.rows, included) if counts]
    places = np.concatenate([[0], np.cumsum(included)])
    starts, ends = places[view.frame_start].tolist(), places[view.frame_end].tolist()
    running = None if call.distinct else RUNNING.get(call.function.__name__)
    results: list[Any] = []
    start = end = state = None
    for next_start, next_end in zip(starts, ends):
        if (next_start, next_end) != (start, end):
            added = values[end if start == next_start else next_start : next_end]
            if running is not None and start == next_start and next_end >= end and state is not None:
                state = functools.reduce(running, added, state)
            else:
                state = result_of(call, values[next_start:next_end])
            start, end = next_start, next_end
        results.append(state)
    return results


RUNNING: dict[str, Callable[[Any, Any], Any]] = {
    "total": lambda state, value: state + value,
    "decimal_sum": lambda state, value: EXACT.add(state, Decimal(value)),
    "count_values": lambda state, _: state + 1,
    "count_true": lambda state, value: state + value,
    "least": lambda state, value: min(state, value, key=order_key),
    "greatest": lambda state, value: max(state, value, key=order_key),
}


def window_of(
    count: int, partition: Sequence[pd.Series], order: Sequence[Order], bounds: tuple[str, Any, Any]
) -> Window:
    """Puts rows in the order of a window and finds the partition, the peers and the frame of each."""
    parts = row_codes([key_codes(column) for column in partition], count)
    sorting = [order_codes(each_order) for each_order in order]
    rows = np.lexsort([*sorting[::-1], parts])
    start, end = runs([parts[rows]])
    peers_start, peers_end = runs([parts[rows], *[codes[rows] for codes in sorting]])
    unit, low, high = bounds
    place = np.arange(count)
    if unit == "rows":
        frame_start = start if low is None else np.clip(place + low, start, end)
        frame_end = end if high is None else np.clip(place + high + 1, start, end)
    elif unit == "groups":
        frame_start, frame_end = group_bounds(start, end, peers_start, peers_end, low, high)
    elif low in (None, 0) and high in (None, 0):
        frame_start = start if low is None else peers_start
        frame_end = end if high is None else peers_end
    else:
        view = Window(rows, start, end, peers_start, peers_end, start, end)
        frame_start, frame_end = range_bounds(view, order[0], low, high)
    return Window(rows, start, end, peers_start, peers_end, frame_start, np.maximum(frame_start, frame_end))


def runs(codes: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The start and end, for each place, of the run of equal codes that it stands in."""
    count = len(codes[0])
    changes = np.ones(count, dtype=bool)
    if count > 0:
        changes[1:] = np.any([each_codes[1:] != each_codes[:-1] for each_codes in codes], axis=0)
    starts = np.flatnonzero(changes)
    run = np.cumsum(changes) - 1
    return starts[run], np.append(starts[1:], count)[run]


def group_bounds(
    start: np.ndarray, end: np.ndarray, peers_start: np.ndarray, peers_end: np.ndarray, low: Any, high: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Frames counted in groups of peers."""
    starts, ends = np.unique(peers_start), np.unique(peers_end)
    group = np.searchsorted(starts, peers_start)
    first, behind = np.searchsorted(starts, start), np.searchsorted(starts, end)
    frame_start, frame_end = start, end
    if low is not None:
        target = group + low
        frame_start = np.where(target >= behind, end, starts[np.clip(target, first, behind - 1)])
    if high is not None:
        target = group + high
        frame_end = np.where(target < first, start, ends[np.clip(target, first, behind - 1)])
    return frame_start, frame_end


def range_bounds(view: Window, order: Order, low: Any, high: Any) -> tuple[np.ndarray, np.ndarray]:
    """Frames by distance in the value that is ordered by; NULLs have the NULLs as their frame, NaNs the NaNs."""
    values = values_of(order.column)
    sign = -1 if order.descending else 1
    keys = [None if values[row] is None else order_key(values[row] if sign == 1 else negated(values[row])) for row in view.rows]
    frame_start, frame_end = view.start.copy(), view.end.copy()
    for place, key in enumerate(keys):
        start, end = view.start[place], view.end[place]
        if key is None:
            if low is not None:
                frame_start[place] = view.peers_start[place]
            if high is not None:
                frame_end[place] = view.peers_end[place]
            continue
        while keys[start] is None:
            start = view.peers_end[start]
        while keys[end - 1] is None:
            end = view.peers_start[end - 1]
        if low is not None:
            frame_start[place] = bisect.bisect_left(keys, moved(key, low), start, end)
        if high is not None:
            frame_end[place] = bisect.bisect_right(keys, moved(key, high), start, end)
    return frame_start, frame_end


def negated(number: Any) -> Any:
    return EXACT.minus(number) if isinstance(number, Decimal) else -number


def moved(key: Any, distance: Any) -> Any:
    """An order key so far away; NaN stays where it is."""
    if isinstance(key, tuple):
        return key if key[0] == 1 else order_key(key[1] + float(distance))
    return EXACT.add(key, Decimal(str(distance))) if isinstance(key, Decimal) else key + distance


def rank(view: Window) -> list[int]:
    """rank: with gaps behind ties."""
    return (view.peers_start - view.start + 1).tolist()


def lag(view: Window, values: list[Any], rows: list[int], default: list[Any]) -> list[Any]:
    """lag: the value so many rows earlier in the partition."""
    results = []
    for place, (start, end) in enumerate(zip(view.start, view.end)):
        at = place - rows[place]
        results.append(values[at] if start <= at < end else default[place])
    return results


class CheckFailed(ValueError):
    """Rows are not what the pipeline promises; nothing is given out."""


def check_unique(name: str, frame: pd.DataFrame, key: list[str]) -> None:
    """Raises CheckFailed where two rows agree in a key; NULL agrees with NULL."""
    if len(distinct_rows(frame[key])) < len(frame):
        raise CheckFailed(f"{name}: {', '.join(key)} is not unique")


def check_not_null(name: str, frame: pd.DataFrame, columns: list[str]) -> None:
    """Raises CheckFailed where a column has NULLs."""
    for column in columns:
        if frame[column].isna().any():
            raise CheckFailed(f"{name}: {column} has NULLs")


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


def rows_of(arguments: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of columns side by side; what is no column has the same value in each row."""
    columns = [
        values_of(argument) if isinstance(argument, pd.Series) else itertools.repeat(python_value(argument))
        for argument in arguments
    ]
    return zip(*columns)


def python_value(value: Any) -> Any:
    """A single value as columns hold it: a moment of a zone in UTC, without the zone."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return value


def index_of(arguments: Sequence[Any]) -> pd.Index:
    """The index of the first column among the arguments."""
    return next(argument.index for argument in arguments if isinstance(argument, pd.Series))


def each(function: Callable[..., Any], *arguments: Any, type: Type) -> pd.Series:
    """Applies a function row by row; a NULL argument gives NULL."""
    results = [None if any(value is None for value in row) else function(*row) for row in rows_of(arguments)]
    return column_of(results, type, index_of(arguments))


def is_true(condition: pd.Series) -> np.ndarray:
    """Where a condition is true, not unknown."""
    return condition.fillna(False).to_numpy(dtype=bool)


def parameter(given: dict[str, Any] | None, name: str, default: Any, type: Type) -> Any:
    """The value of a parameter; a text is read as a value of its type."""
    value = (given or {}).get(name, default)
    return None if value is None else type.convert(value)


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(left: Any, comparison: str, right: Any) -> pd.Series:
    """NULL where an operand is NULL; NaN equals itself and is above all numbers, as in PostgreSQL."""
    function = COMPARISONS[comparison]
    return each(lambda a, b: function(order_key(a), order_key(b)), left, right, type=BOOL)


def order_key(value: Any) -> Any:
    """What a value is ordered and told apart by: NaN equals itself and is above all numbers."""
    if isinstance(value, float):
        return (1, 0.0) if math.isnan(value) else (0, value)
    if isinstance(value, (list, tuple)):
        return tuple((1, 0) if item is None else (0, order_key(item)) for item in value)
    if isinstance(value, dict):
        return tuple((name, order_key([item])) for name, item in value.items())
    return value


def truncate(moment: datetime.datetime, unit: str) -> datetime.datetime:
    """date_trunc: the start of the year, quarter, month, week (Monday), day, hour, minute or second."""
    if unit == "second":
        return moment.replace(microsecond=0)
    if unit == "minute":
        return moment.replace(second=0, microsecond=0)
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    month = {"year": 1, "quarter": day.month - (day.month - 1) % 3, "month": day.month}.get(unit)
    return day if month is None else day.replace(month=month, day=1)


def as_boolean(value: Any) -> bool:
    if isinstance(value, str):
        word = value.strip().lower()
        if word not in ("true", "t", "false", "f"):
            raise ValueError(f"not a boolean: {value!r}")
        return word.startswith("t")
    return bool(value)


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


def as_date(value: Any) -> datetime.datetime:
    """Reads a date, kept as its midnight."""
    if isinstance(value, str):
        if not re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", value):
            raise ValueError(f"not a date: {value!r}")
        return datetime.datetime.fromisoformat(value.strip())
    return datetime.datetime(value.year, value.month, value.day)


def as_timestamp(value: Any) -> datetime.datetime:
    """Reads a moment without a zone."""
    if isinstance(value, str):
        moment = moment_of(value)
        if moment.tzinfo is not None:
            raise ValueError(f"a zone where none is expected: {value!r}")
        return moment
    if isinstance(value, datetime.datetime):
        return python_value(value)
    return as_date(value)


def moment_of(text: str) -> datetime.datetime:
    """Reads YYYY-MM-DD HH:MM:SS.ffffff with or without a zone; seconds, or the time of day, may be missing."""
    found = re.fullmatch(
        r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})"
        r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)\s*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\s*",
        text,
    )
    if found is None:
        raise ValueError(f"not a moment: {text!r}")
    date, time, zone = found.groups()
    return datetime.datetime.fromisoformat(date + "T" + (time or "00:00") + (zone or "").upper())


BOOL = Type("boolean", as_boolean)
INT64 = Type("Int64", as_integer(64))
TEXT = Type(pd.StringDtype("python"), as_text)
DATE = Type("datetime64[us]", as_date)
TIMESTAMP = Type("datetime64[us]", as_timestamp)


def decimal_type(digits: int, places: int) -> Type:
    """Exact decimals of so many digits, so many of them behind the point."""
    return Type(object, as_decimal(digits, places))


CHUNK = 50_000  # rows of a source that are read at once


def whole(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All rows of a source in one frame."""
    return pd.concat(list(frames), ignore_index=True)


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
    """Reads the sources, runs the pipeline and writes the targets."""
    sources = {
        "tickets": whole(read_csv("data/tickets.csv", numbers=["order_id", "ticket_price"], moments=["created"])),
        "museums": whole(read_csv("data/museums.csv")),
    }
    results = run(sources, params)
    with (
        table_writer(
            database(
                "postgresql+psycopg",
                host="db.example",
                username="etl",
                password="${CITY_PASSWORD}",
                database="city",
            ),
            "paid_by_month",
            types=lambda types: {
                "month": types.DateTime(),
                "museum": types.Text(),
                "revenue": types.Numeric(38, 2),
                "visitors": types.BigInteger(),
                "place": types.BigInteger(),
                "previous": types.Numeric(38, 2),
            },
            schema="public",
            mode="replace",
        ) as write_report,
    ):
        write_report(results["report"])


if __name__ == "__main__":
    main(dict(argument.split("=", 1) for argument in sys.argv[1:]))
