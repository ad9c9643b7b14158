/** Columns: what a value is in pandas, NULL apart from NaN, and functions of one row. */
export const COLUMN_FUNCTIONS: Readonly<Record<string, string>> = {
  Type: String.raw`class Type(NamedTuple):
    """A column type: the dtype that holds it, and how a value of another type becomes one."""

    dtype: Any
    convert: Callable[[Any], Any]`,

  values_of: String.raw`def values_of(column: pd.Series) -> list[Any]:
    """Python values of a column, NULL as None; moments without a zone, those of a zone in UTC."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_convert(None)
    if column.dtype.kind == "M":
        return column.to_numpy("datetime64[us]").tolist()
    missing = column.isna().to_numpy()
    return [None if absent else value for value, absent in zip(column.astype(object).tolist(), missing)]`,

  column_of: String.raw`def column_of(values: Iterable[Any], type: Type, index: pd.Index | None = None) -> pd.Series:
    """A column of Python values; raises OverflowError where an integer does not fit its type."""
    values = list(values)
    if isinstance(type.dtype, str) and "Int" in type.dtype:
        limits = np.iinfo(type.dtype.lower())
        if any(value is not None and not limits.min <= value <= limits.max for value in values):
            raise OverflowError(f"a value is out of the range of {type.dtype}")
    return pd.Series(values, index=index, dtype=type.dtype)`,

  constant: String.raw`def constant(frame: pd.DataFrame, value: Any, type: Type) -> pd.Series:
    """The same value in each row of a frame."""
    return column_of([value] * len(frame), type, frame.index)`,

  rows_of: String.raw`def rows_of(arguments: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of columns side by side; what is no column has the same value in each row."""
    columns = [
        values_of(argument) if isinstance(argument, pd.Series) else itertools.repeat(python_value(argument))
        for argument in arguments
    ]
    return zip(*columns)`,

  python_value: String.raw`def python_value(value: Any) -> Any:
    """A single value as columns hold it: a moment of a zone in UTC, without the zone."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return value`,

  index_of: String.raw`def index_of(arguments: Sequence[Any]) -> pd.Index:
    """The index of the first column among the arguments."""
    return next(argument.index for argument in arguments if isinstance(argument, pd.Series))`,

  each: String.raw`def each(function: Callable[..., Any], *arguments: Any, type: Type) -> pd.Series:
    """Applies a function row by row; a NULL argument gives NULL."""
    results = [None if any(value is None for value in row) else function(*row) for row in rows_of(arguments)]
    return column_of(results, type, index_of(arguments))`,

  each_with_nulls: String.raw`def each_with_nulls(function: Callable[..., Any], *arguments: Any, type: Type) -> pd.Series:
    """Applies a function row by row, to NULLs too (None)."""
    return column_of([function(*row) for row in rows_of(arguments)], type, index_of(arguments))`,

  is_true: String.raw`def is_true(condition: pd.Series) -> np.ndarray:
    """Where a condition is true, not unknown."""
    return condition.fillna(False).to_numpy(dtype=bool)`,

  case: String.raw`def case(frame: pd.DataFrame, branches: list[tuple[pd.Series, Any]], otherwise: Any, type: Type) -> pd.Series:
    """CASE: the first branch whose condition is true. A branch given as a function is computed for its rows only."""
    results: list[Any] = [None] * len(frame)
    undecided = np.ones(len(frame), dtype=bool)
    for condition, value in [*branches, (None, otherwise)]:
        chosen = undecided if condition is None else undecided & is_true(condition)
        positions = np.flatnonzero(chosen)
        undecided = undecided & ~chosen
        if callable(value):
            value = value(frame.iloc[positions])
        elif isinstance(value, pd.Series):
            value = value.iloc[positions]
        given = values_of(value) if isinstance(value, pd.Series) else itertools.repeat(python_value(value))
        for position, result in zip(positions, given):
            results[position] = result
    return column_of(results, type, frame.index)`,

  coalesce: String.raw`def coalesce(frame: pd.DataFrame, choices: list[Any], type: Type) -> pd.Series:
    """The first choice that is not NULL. One given as a function is computed for the rows that need it only."""
    first, *others = choices
    results = values_of(first)
    for choice in others:
        positions = [position for position, value in enumerate(results) if value is None]
        if callable(choice):
            choice = choice(frame.iloc[positions])
        elif isinstance(choice, pd.Series):
            choice = choice.iloc[positions]
        given = values_of(choice) if isinstance(choice, pd.Series) else itertools.repeat(python_value(choice))
        for position, value in zip(positions, given):
            results[position] = value
    return column_of(results, type, frame.index)`,

  parameter: String.raw`def parameter(given: dict[str, Any] | None, name: str, default: Any, type: Type) -> Any:
    """The value of a parameter; a text is read as a value of its type."""
    value = (given or {}).get(name, default)
    return None if value is None else type.convert(value)`,
}
