/** Groups, and functions of the values of a group: they get a list without NULLs. */
export const AGGREGATE_FUNCTIONS: Readonly<Record<string, string>> = {
  Aggregate: String.raw`class Aggregate(NamedTuple):
    """A function of the rows of a group (or of a window's frame); rows with a NULL argument are left out."""

    function: Callable[[list[Any]], Any]
    arguments: tuple[Any, ...]
    type: Type
    where: pd.Series | None = None
    distinct: bool = False
    order: tuple[Order, ...] = ()`,

  aggregate_of: String.raw`def aggregate_of(
    function: Callable[[list[Any]], Any],
    *arguments: Any,
    type: Type,
    where: pd.Series | None = None,
    distinct: bool = False,
    order: Sequence[Order] = (),
) -> Aggregate:
    """An aggregate of columns; several arguments come as tuples, none as True for each row."""
    return Aggregate(function, arguments, type, where, distinct, tuple(order))`,

  arguments_of: String.raw`def arguments_of(call: Aggregate, count: int) -> tuple[list[Any], np.ndarray]:
    """What an aggregate gets from each row, and which rows it counts."""
    rows = list(rows_of(call.arguments)) if call.arguments else [(True,)] * count
    included = np.array([all(value is not None for value in row) for row in rows], dtype=bool)
    if call.where is not None:
        included &= is_true(call.where)
    return [row[0] if len(row) == 1 else row for row in rows], included`,

  result_of: String.raw`def result_of(call: Aggregate, values: list[Any]) -> Any:
    """What an aggregate gives for these values."""
    if call.distinct:
        firsts: dict[Any, Any] = {}
        for value in values:
            firsts.setdefault(order_key([value]), value)
        values = list(firsts.values())
    return call.function(values)`,

  aggregate: String.raw`def aggregate(frame: pd.DataFrame, by: dict[str, pd.Series], values: dict[str, Aggregate]) -> pd.DataFrame:
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
    return pd.DataFrame(columns, index=pd.RangeIndex(groups))`,

  total: String.raw`def total(values: list[Any]) -> Any:
    """sum of integers, exact, or of floats, added without the error of rounding in between."""
    return exact_sum(values) if values else None`,

  exact_sum: String.raw`def exact_sum(values: list[Any]) -> Any:
    """The sum of numbers: exact for integers and decimals, rounded once for floats."""
    if isinstance(values[0], Decimal):
        return functools.reduce(EXACT.add, values)
    if isinstance(values[0], float) and all(map(math.isfinite, values)):
        try:
            return math.fsum(values)
        except OverflowError:
            return sum(values)
    return sum(values)`,

  mean: String.raw`def mean(values: list[Any]) -> float | None:
    """avg of integers and floats."""
    return float(exact_sum(values)) / len(values) if values else None`,

  decimal_total: String.raw`def decimal_total(type: Type) -> Callable[[list[Any]], Decimal | None]:
    """sum of integers or decimals, exact, as a decimal of a type."""

    def decimal_sum(values: list[Any]) -> Decimal | None:
        return type.convert(exact_sum(values)) if values else None

    return decimal_sum`,

  decimal_mean: String.raw`def decimal_mean(type: Type) -> Callable[[list[Any]], Decimal | None]:
    """avg of decimals, rounded to a type."""

    def mean_of_decimals(values: list[Decimal]) -> Decimal | None:
        return type.convert(EXACT.divide(exact_sum(values), Decimal(len(values)))) if values else None

    return mean_of_decimals`,

  count_values: String.raw`def count_values(values: list[Any]) -> int:
    """count: of rows, or of values that are not NULL."""
    return len(values)`,

  count_true: String.raw`def count_true(values: list[bool]) -> int:
    """count_if: rows for which the condition is true."""
    return sum(values)`,

  least: String.raw`def least(values: list[Any]) -> Any:
    """min: texts by code point, NaN above all numbers."""
    return min(values, key=order_key, default=None)`,

  greatest: String.raw`def greatest(values: list[Any]) -> Any:
    """max: texts by code point, NaN above all numbers."""
    return max(values, key=order_key, default=None)`,

  squared_deviations: String.raw`def squared_deviations(values: list[float]) -> float:
    """The sum of squared differences from the mean; NaN where a value is not finite."""
    if not all(map(math.isfinite, values)):
        return math.nan
    middle = math.fsum(values) / len(values)
    return math.fsum((value - middle) ** 2 for value in values)`,

  sample_variance: String.raw`def sample_variance(values: list[float]) -> float | None:
    """variance: of a sample, NULL for fewer than two values."""
    return squared_deviations(values) / (len(values) - 1) if len(values) > 1 else None`,

  population_variance: String.raw`def population_variance(values: list[float]) -> float | None:
    """var_pop: of the whole."""
    return squared_deviations(values) / len(values) if values else None`,

  sample_deviation: String.raw`def sample_deviation(values: list[float]) -> float | None:
    """stddev: of a sample, NULL for fewer than two values."""
    return math.sqrt(squared_deviations(values) / (len(values) - 1)) if len(values) > 1 else None`,

  population_deviation: String.raw`def population_deviation(values: list[float]) -> float | None:
    """stddev_pop: of the whole."""
    return math.sqrt(squared_deviations(values) / len(values)) if values else None`,

  quantile_of: String.raw`def quantile_of(fraction: float) -> Callable[[list[float]], float | None]:
    """quantile: with interpolation between neighbours."""

    def quantile(values: list[float]) -> float | None:
        if not values:
            return None
        ordered = sorted(values, key=order_key)
        place = fraction * (len(ordered) - 1)
        below, above = ordered[math.floor(place)], ordered[math.ceil(place)]
        return below if below == above else below + (above - below) * (place - math.floor(place))

    return quantile`,

  most_frequent: String.raw`def most_frequent(values: list[Any]) -> Any:
    """mode: the most frequent value, of several the least."""
    counts = collections.Counter(map(order_key, values))
    return min(values, key=lambda value: (-counts[order_key(value)], order_key(value)), default=None)`,

  join_texts: String.raw`def join_texts(values: list[tuple[str, str]]) -> str | None:
    """string_agg: texts, each but the first behind the separator of its row."""
    if not values:
        return None
    return values[0][0] + "".join(separator + text for text, separator in values[1:])`,

  as_array: String.raw`def as_array(values: list[Any]) -> list[Any] | None:
    """array_agg: the values as a list."""
    return list(values) or None`,

  first_of: String.raw`def first_of(values: list[Any]) -> Any:
    """first: the first value that is not NULL."""
    return values[0] if values else None`,

  last_of: String.raw`def last_of(values: list[Any]) -> Any:
    """last: the last value that is not NULL."""
    return values[-1] if values else None`,

  all_true: String.raw`def all_true(values: list[bool]) -> bool | None:
    """bool_and: true where all are."""
    return all(values) if values else None`,

  any_true: String.raw`def any_true(values: list[bool]) -> bool | None:
    """bool_or: true where any is."""
    return any(values) if values else None`,

  codeviations: String.raw`def codeviations(pairs: list[tuple[float, float]]) -> float:
    """The sum of products of both differences from the means; NaN where a value is not finite."""
    if not all(math.isfinite(y) and math.isfinite(x) for y, x in pairs):
        return math.nan
    y_middle = math.fsum(y for y, _ in pairs) / len(pairs)
    x_middle = math.fsum(x for _, x in pairs) / len(pairs)
    return math.fsum((y - y_middle) * (x - x_middle) for y, x in pairs)`,

  sample_covariance: String.raw`def sample_covariance(pairs: list[tuple[float, float]]) -> float | None:
    """covar_samp: of a sample, NULL for fewer than two pairs."""
    return codeviations(pairs) / (len(pairs) - 1) if len(pairs) > 1 else None`,

  population_covariance: String.raw`def population_covariance(pairs: list[tuple[float, float]]) -> float | None:
    """covar_pop: of the whole."""
    return codeviations(pairs) / len(pairs) if pairs else None`,

  correlation: String.raw`def correlation(pairs: list[tuple[float, float]]) -> float | None:
    """corr: NULL where one of the two does not vary."""
    if not pairs:
        return None
    spread = math.sqrt(squared_deviations([y for y, _ in pairs])) * math.sqrt(squared_deviations([x for _, x in pairs]))
    return None if spread == 0 else max(-1.0, min(1.0, codeviations(pairs) / spread))`,

  value_at_least: String.raw`def value_at_least(pairs: list[tuple[Any, Any]]) -> Any:
    """min_by: the value where the other is least; of several the least value."""
    return min(pairs, key=lambda pair: (order_key(pair[1]), order_key(pair[0])), default=(None, None))[0]`,

  value_at_greatest: String.raw`def value_at_greatest(pairs: list[tuple[Any, Any]]) -> Any:
    """max_by: the value where the other is greatest; of several the least value."""
    if not pairs:
        return None
    top = max(order_key(by) for _, by in pairs)
    return min((value for value, by in pairs if order_key(by) == top), key=order_key)`,
}
