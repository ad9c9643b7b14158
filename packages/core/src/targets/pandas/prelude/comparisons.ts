/** Comparisons with SQL's three values. */
export const COMPARISON_FUNCTIONS: Readonly<Record<string, string>> = {
  COMPARISONS: String.raw`COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}`,

  compare: String.raw`def compare(left: Any, comparison: str, right: Any) -> pd.Series:
    """NULL where an operand is NULL; NaN equals itself and is above all numbers, as in PostgreSQL."""
    function = COMPARISONS[comparison]
    return each(lambda a, b: function(order_key(a), order_key(b)), left, right, type=BOOL)`,

  order_key: String.raw`def order_key(value: Any) -> Any:
    """What a value is ordered and told apart by: NaN equals itself and is above all numbers."""
    if isinstance(value, float):
        return (1, 0.0) if math.isnan(value) else (0, value)
    if isinstance(value, (list, tuple)):
        return tuple((1, 0) if item is None else (0, order_key(item)) for item in value)
    if isinstance(value, dict):
        return tuple((name, order_key([item])) for name, item in value.items())
    return value`,

  is_distinct: String.raw`def is_distinct(left: Any, right: Any) -> pd.Series:
    """IS DISTINCT FROM: NULL equals NULL and differs from all else."""
    return each_with_nulls(lambda a, b: order_key([a]) != order_key([b]), left, right, type=BOOL)`,

  is_null: String.raw`def is_null(column: pd.Series) -> pd.Series:
    """IS NULL; NaN is a number."""
    return column.isna().astype("boolean")`,

  is_in: String.raw`def is_in(value: Any, items: list[Any]) -> pd.Series:
    """IN: unknown where nothing is equal and an item, or the value, is NULL."""
    return functools.reduce(operator.or_, (compare(value, "=", item) for item in items))`,

  like: String.raw`def like(text: str, pattern: str) -> bool:
    """LIKE: % is any text, _ one character, a backslash takes the next character as it is."""
    return like_pattern(pattern).fullmatch(text) is not None`,

  like_any_case: String.raw`def like_any_case(text: str, pattern: str) -> bool:
    """ILIKE: LIKE whatever the letter case."""
    return like_pattern(lower_case(pattern)).fullmatch(lower_case(text)) is not None`,

  like_pattern: String.raw`def like_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of LIKE as a regular expression."""
    wildcards = {"%": ".*", "_": "."}
    parts = re.findall(r"\\.|.", pattern, re.DOTALL)
    return re.compile("".join(wildcards.get(part) or re.escape(part[-1]) for part in parts), re.DOTALL)`,
}
