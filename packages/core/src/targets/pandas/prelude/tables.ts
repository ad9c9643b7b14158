/** Tables: what comes in, filters, joins, unions, order. */
export const TABLE_FUNCTIONS: Readonly<Record<string, string>> = {
  conform: String.raw`def conform(frame: pd.DataFrame, types: dict[str, Type]) -> pd.DataFrame:
    """These columns of a frame in these types, whatever dtypes they come in. Plain NaN stands for NULL."""
    columns = {}
    for name, type in types.items():
        column = frame[name]
        if column.dtype != type.dtype or type.dtype == object:
            values = [item.item() if isinstance(item, np.generic) else item for item in values_of(column)]
            column = column_of((None if value is None else type.convert(value) for value in values), type)
        columns[name] = column.reset_index(drop=True)
    return pd.DataFrame(columns, index=pd.RangeIndex(len(frame)))`,

  keep: String.raw`def keep(frame: pd.DataFrame, condition: pd.Series) -> pd.DataFrame:
    """The rows for which the condition is true, not unknown."""
    return frame[is_true(condition)].reset_index(drop=True)`,

  key_codes: String.raw`def key_codes(column: pd.Series) -> np.ndarray:
    """A number for each distinct value, -1 for NULL; NaN is a value, -0.0 is 0.0."""
    if column.dtype == object or column.dtype == "Float64":
        keys = [None if value is None else order_key(value) for value in values_of(column)]
        numbers: dict[Any, int] = {None: -1}
        return np.array([numbers.setdefault(key, len(numbers) - 1) for key in keys], dtype=np.int64)
    return pd.factorize(column)[0].astype(np.int64)`,

  row_codes: String.raw`def row_codes(codes: list[np.ndarray], count: int) -> np.ndarray:
    """One number for each distinct row of codes, from 0 in the order of their first rows; NULL (-1) equals NULL."""
    combined = np.zeros(count, dtype=np.int64)
    for each_codes in codes:
        combined = pd.factorize(combined * (each_codes.max(initial=0) + 2) + each_codes + 1)[0].astype(np.int64)
    return combined`,

  distinct_rows: String.raw`def distinct_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Each row once; NULL equals NULL."""
    codes = row_codes([key_codes(frame[name]) for name in frame.columns], len(frame))
    return frame.iloc[np.unique(codes, return_index=True)[1]].reset_index(drop=True)`,

  join: String.raw`def join(
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
    return pd.DataFrame(columns, index=pd.RangeIndex(len(left_rows)))`,

  matching_codes: String.raw`def matching_codes(
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
    return combined[:left_count], combined[left_count:]`,

  matching_rows: String.raw`def matching_rows(left_codes: np.ndarray, right_codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of rows with equal codes, in the order of the left side."""
    order = np.argsort(right_codes, kind="stable")
    first = np.searchsorted(right_codes[order], left_codes, side="left")
    behind = np.searchsorted(right_codes[order], left_codes, side="right")
    counts = np.where(left_codes == -1, 0, behind - first)
    left_rows = np.repeat(np.arange(len(left_codes)), counts)
    within = np.arange(len(left_rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left_rows, order[np.repeat(first, counts) + within]`,

  satisfying: String.raw`def satisfying(
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
    return left_rows[satisfied], right_rows[satisfied]`,

  rows_at: String.raw`def rows_at(column: pd.Series, rows: np.ndarray) -> pd.Series:
    """The values of these rows, NULL for row -1."""
    if column.dtype == object:
        values = [*column.tolist(), None]
        return pd.Series([values[row] for row in rows], dtype=object)
    return pd.Series(column.array.take(rows, allow_fill=True))`,

  Order: String.raw`class Order(NamedTuple):
    """A column to order by."""

    column: pd.Series
    descending: bool = False
    nulls_first: bool = False`,

  order_codes: String.raw`def order_codes(order: Order) -> np.ndarray:
    """Numbers that stand in the order of a column's values, equal for equal ones. Texts by code point, NaN above all."""
    keys = [None if value is None else order_key(value) for value in values_of(order.column)]
    places = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    sign = -1 if order.descending else 1
    null = -len(places) - 1 if order.nulls_first else len(places) + 1
    return np.array([null if key is None else sign * places[key] for key in keys], dtype=np.int64)`,

  sort: String.raw`def sort(frame: pd.DataFrame, orders: list[Order]) -> pd.DataFrame:
    """The rows in order; those that are equal keep theirs."""
    codes = [order_codes(order) for order in orders]
    return frame.iloc[np.lexsort(codes[::-1])].reset_index(drop=True)`,

  unnest: String.raw`def unnest(frame: pd.DataFrame, column: str, name: str, type: Type) -> pd.DataFrame:
    """A row for each element of a list; rows whose list is NULL or empty are left out."""
    lists = values_of(frame[column])
    rows = np.repeat(np.arange(len(frame)), [0 if items is None else len(items) for items in lists])
    elements = [item for items in lists if items is not None for item in items]
    result = frame.iloc[rows].reset_index(drop=True)
    result[column] = column_of(elements, type)
    return result.rename(columns={column: name})`,
}
