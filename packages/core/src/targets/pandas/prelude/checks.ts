/** Checks of the document: what they find stops the run. */
export const CHECK_FUNCTIONS: Readonly<Record<string, string>> = {
  CheckFailed: String.raw`class CheckFailed(ValueError):
    """Rows are not what the pipeline promises; nothing is given out."""`,

  check_unique: String.raw`def check_unique(name: str, frame: pd.DataFrame, key: list[str]) -> None:
    """Raises CheckFailed where two rows agree in a key; NULL agrees with NULL."""
    if len(distinct_rows(frame[key])) < len(frame):
        raise CheckFailed(f"{name}: {', '.join(key)} is not unique")`,

  check_not_null: String.raw`def check_not_null(name: str, frame: pd.DataFrame, columns: list[str]) -> None:
    """Raises CheckFailed where a column has NULLs."""
    for column in columns:
        if frame[column].isna().any():
            raise CheckFailed(f"{name}: {column} has NULLs")`,

  check_accepted: String.raw`def check_accepted(name: str, frame: pd.DataFrame, accepted: dict[str, list[Any]]) -> None:
    """Raises CheckFailed where a column has other values; NULL passes."""
    for column, values in accepted.items():
        known = {order_key(python_value(value)) for value in values}
        if any(value is not None and order_key(value) not in known for value in values_of(frame[column])):
            raise CheckFailed(f"{name}: {column} has values that are not accepted")`,

  check_relation: String.raw`def check_relation(
    name: str, frame: pd.DataFrame, columns: list[str], other: pd.DataFrame, other_columns: list[str]
) -> None:
    """Raises CheckFailed where values of columns do not stand in another table; NULL passes."""
    known = set(rows_of([other[column] for column in other_columns]))
    if any(None not in row and row not in known for row in rows_of([frame[column] for column in columns])):
        raise CheckFailed(f"{name}: {', '.join(columns)} has values that the other table lacks")`,

  check_holds: String.raw`def check_holds(name: str, condition: pd.Series) -> None:
    """Raises CheckFailed where a condition is false for a row."""
    if not condition.fillna(True).all():
        raise CheckFailed(f"{name}: a condition does not hold")`,

  check_rows: String.raw`def check_rows(name: str, frame: pd.DataFrame, at_least: int | None, at_most: int | None) -> None:
    """Raises CheckFailed where there are too few or too many rows."""
    if (at_least is not None and len(frame) < at_least) or (at_most is not None and len(frame) > at_most):
        raise CheckFailed(f"{name}: {len(frame)} rows")`,
}
