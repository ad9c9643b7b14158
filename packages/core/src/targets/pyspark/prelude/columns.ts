/** Columns of Spark where its functions and SQL's part ways. */
export const COLUMN_FUNCTIONS: Readonly<Record<string, string>> = {
  each: String.raw`def each(function: Callable[..., Any], *arguments: Any, type: str) -> Column:
    """Applies a Python function row by row; a NULL argument gives NULL. What is no column is the same in each row."""
    constants = [None if isinstance(argument, Column) else (argument,) for argument in arguments]

    def apply(*values: Any) -> Any:
        given = iter(values)
        row = [next(given) if constant is None else constant[0] for constant in constants]
        return None if any(value is None for value in row) else function(*row)

    # Spark 4.2 hangs where Arrow hands the columns of a file or a cache straight to Python: rows are pickled instead.
    rowwise = F.udf(apply, type, useArrow=False)
    return rowwise(*[argument for argument in arguments if isinstance(argument, Column)])`,

  parameter: String.raw`def parameter(given: dict[str, Any] | None, name: str, default: str | None, type: str) -> Column:
    """The value of a parameter, by its text."""
    value = (given or {}).get(name, default)
    return F.lit(None if value is None else str(value)).cast(type)`,

  read_text: String.raw`def read_text(text: Column, pattern: str, type: str, lenient: bool = False) -> Column:
    """Reads texts as values of a type; what is none is an error, or NULL where the cast is lenient."""
    value = F.regexp_extract(text, pattern, 1).try_cast(type)
    return value if lenient else value_or_error(value, text, type)`,

  value_or_error: String.raw`def value_or_error(value: Column, text: Column, type: str) -> Column:
    """The value, or an error of the run where there is none. Spark's own strict casts fail for constants of no row, too."""
    error = F.raise_error(F.concat(F.lit(f"not of the type {type}: "), text))
    return F.when(text.isNotNull(), F.coalesce(value, error))`,

  read_moment: String.raw`def read_moment(text: Column, pattern: str, lenient: bool = False) -> Column:
    """Reads moments with their zone: Z, +03, +0530 or +05:30."""
    part, sign, hours, minutes = (F.regexp_extract(text, pattern, group) for group in (1, 2, 3, 4))
    zone = F.when(sign == "", "Z").otherwise(F.concat(sign, hours, F.lit(":"), F.rpad(minutes, 2, "0")))
    clock = F.when(F.length(part) == 16, F.concat(part, F.lit(":00"))).otherwise(part)
    moment = F.when(part != "", F.concat(clock, zone)).try_cast("timestamp")
    return moment if lenient else value_or_error(moment, text, "timestamp")`,

  in_range: String.raw`def in_range(result: Column, *arguments: Column) -> Column:
    """NULL where a function gives NaN for numbers that are none: they are outside its domain."""
    known = functools.reduce(operator.and_, (~F.isnan(argument) for argument in arguments))
    return F.when(~(F.isnan(result) & known), result)`,

  moment_with_offset: String.raw`def moment_with_offset(moment: Column) -> Column:
    """A moment as text by the clocks of the session's zone, with its offset: +03, +05:30."""
    offset = F.regexp_replace(F.date_format(moment, "xxxxx"), "(:00)+$", "")
    return F.concat(moment.cast("string"), offset)`,

  moment_at: String.raw`def moment_at(clock: Column) -> Column:
    """The moment at which clocks of the session's zone show this; of an hour that they repeat the second, not Spark's first."""
    hours = F.make_dt_interval(F.lit(0), F.lit(3))

    def moment(shown: Column) -> Column:
        first = shown.cast("timestamp")
        second = first + (shown + hours - (first + hours).cast("timestamp_ntz"))
        return F.when(second.cast("timestamp_ntz") == shown, second).otherwise(first)

    return F.get(F.transform(F.array(clock), moment), 0)`,

  ordered_values: String.raw`def ordered_values(
    value: Column, orders: Sequence[tuple[Column, bool, bool]], over: WindowSpec | None = None
) -> Column:
    """The values of a group that are not NULL, as an array in an order of (column, descending, nulls first)."""
    keys = [column.alias(f"k{place}") for place, (column, _, _) in enumerate(orders)]

    def compare(a: Column, b: Column) -> Column:
        signs = []
        for place, (_, descending, nulls_first) in enumerate(orders):
            x, y = a[f"k{place}"], b[f"k{place}"]
            null, less = (-1 if nulls_first else 1), (1 if descending else -1)
            sign = F.when(x.isNull(), F.when(y.isNotNull(), null)).when(y.isNull(), -null)
            signs.append(sign.when(x < y, less).when(x > y, -less))
        return F.coalesce(*signs, F.lit(0))

    rows = F.collect_list(F.when(value.isNotNull(), F.struct(value.alias("v"), *keys)))
    rows = rows if over is None else rows.over(over)
    return F.transform(F.array_sort(rows, compare) if orders else rows, lambda row: row["v"])`,

  correlation: String.raw`def correlation(x: Column, y: Column, over: WindowSpec | None = None) -> Column:
    """How x and y vary together, of the rows that have both; NULL where either does not vary."""

    def of(measure: Column) -> Column:
        return measure if over is None else measure.over(over)

    spread_x = of(F.stddev_pop(F.when(y.isNotNull(), x)))
    spread_y = of(F.stddev_pop(F.when(x.isNotNull(), y)))
    return F.try_divide(of(F.covar_pop(x, y)), spread_x * spread_y)`,

  null_if_empty: String.raw`def null_if_empty(values: Column) -> Column:
    """The array, or NULL where it has no elements."""
    return F.when(F.size(values) > 0, values)`,

  decimal_quotient: String.raw`def decimal_quotient(digits: int, places: int) -> Callable[[Decimal, Any], Decimal | None]:
    """Division of decimals, computed exactly, then rounded, halves away from zero; by zero is NULL."""
    convert = as_decimal(digits, places)
    return lambda a, b: None if b == 0 else convert(EXACT.divide(Decimal(a), Decimal(b)))`,

  decimal_product: String.raw`def decimal_product(digits: int, places: int) -> Callable[[Decimal, Decimal], Decimal]:
    """The product of decimals, computed exactly, then rounded, halves away from zero."""
    convert = as_decimal(digits, places)
    return lambda a, b: convert(EXACT.multiply(a, b))`,

  epoch_micros: String.raw`def epoch_micros(seconds: float) -> int:
    """Microseconds of so many seconds, by the number as it is written."""
    return int(rounded(Decimal(repr(seconds)).scaleb(6, EXACT), 0))`,

  clock_of_micros: String.raw`def clock_of_micros(micros: int, zone: str) -> datetime.datetime:
    """at_zone: what clocks of a zone show so many microseconds after 1970."""
    return clock_of_moment(EPOCH + datetime.timedelta(microseconds=micros), zone)`,

  micros_in_zone: String.raw`def micros_in_zone(shown: datetime.datetime, zone: str) -> int:
    """in_zone: microseconds from 1970 to when clocks of a zone show this."""
    return (moment_in_zone(shown, zone) - EPOCH) // datetime.timedelta(microseconds=1)`,
}
