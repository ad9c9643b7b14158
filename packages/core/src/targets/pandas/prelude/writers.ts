/**
 * How a module that is run as a program writes files and databases. A writer is to be entered with `with`, and gives a
 * function that takes frame after frame; where something fails, what stood there stays.
 */
export const WRITER_FUNCTIONS: Readonly<Record<string, string>> = {
  Write: `Write = Callable[[pd.DataFrame], None]`,

  new_file: String.raw`@contextlib.contextmanager
def new_file(path: str, append: bool = False) -> Iterator[str]:
    """A file beside the path that takes its place when all is written; append begins with what is there."""
    path = expand(path)
    folder, name = os.path.split(path)
    os.makedirs(folder or ".", exist_ok=True)
    part = os.path.join(folder, f".part.{name}")
    if os.path.exists(part):
        os.unlink(part)
    if append and os.path.exists(path):
        shutil.copyfile(path, part)
    yield part
    os.replace(part, path)`,

  csv_writer: String.raw`@contextlib.contextmanager
def csv_writer(path: str, dates: Sequence[str] = (), append: bool = False) -> Iterator[Write]:
    """Writes CSV."""
    with new_file(path, append) as file:

        def write(frame: pd.DataFrame) -> None:
            storable(dates_of(frame, dates)).to_csv(file, index=False, mode="a", header=not os.path.exists(file))

        yield write`,

  json_lines_writer: String.raw`@contextlib.contextmanager
def json_lines_writer(path: str, dates: Sequence[str] = (), append: bool = False) -> Iterator[Write]:
    """Writes a JSON record a line."""
    text = {"encoding": "utf-8", "compression": "infer"}
    with new_file(path, append) as file, pd.io.common.get_handle(file, "a", **text) as lines:

        def write(frame: pd.DataFrame) -> None:
            shown = dates_of(frame, dates)
            for row in zip(*[values_of(shown[name]) for name in shown.columns]):
                lines.handle.write(json.dumps(dict(zip(shown.columns, row)), ensure_ascii=False, default=str) + "\n")

        yield write`,

  parquet_writer: String.raw`@contextlib.contextmanager
def parquet_writer(path: str, types: Callable[[Any], dict[str, Any]], dates: Sequence[str] = ()) -> Iterator[Write]:
    """Writes Parquet, a group of rows a frame."""
    import pyarrow as pa
    import pyarrow.parquet

    schema = pa.schema(list(types(pa).items()))
    with new_file(path) as file, pyarrow.parquet.ParquetWriter(file, schema) as rows:

        def write(frame: pd.DataFrame) -> None:
            shown = storable(dates_of(frame, dates), (dict,))
            rows.write_table(pa.Table.from_pandas(shown, schema, preserve_index=False))

        yield write`,

  table_writer: String.raw`@contextlib.contextmanager
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
            merge(connection, schema, into, table, list(options["dtype"]), key)`,

  merge: String.raw`def merge(
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
    connection.execute(plain_sql(f"DROP TABLE {new}"))`,

  clickhouse_writer: String.raw`@contextlib.contextmanager
def clickhouse_writer(client: Any, before: Sequence[str], table: str, after: Sequence[str] = ()) -> Iterator[Write]:
    """Writes to a table of ClickHouse, between the statements that make it ready and those that put it in its place."""
    for statement in before:
        client.command(statement)

    def write(frame: pd.DataFrame) -> None:
        columns = [values_of(frame[name]) for name in frame.columns]
        client.insert(table, columns, column_names=list(frame.columns), column_oriented=True)

    yield write
    for statement in after:
        client.command(statement)`,

  storable: String.raw`def storable(frame: pd.DataFrame, kinds: tuple[type, ...] = (list, dict)) -> pd.DataFrame:
    """The frame with lists and records as JSON."""

    def stored(value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, kinds) else value

    nested = [name for name in frame.columns if any(isinstance(value, kinds) for value in frame[name])]
    return frame.assign(**{name: [stored(value) for value in values_of(frame[name])] for name in nested})`,

  dates_of: String.raw`def dates_of(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The frame with these columns as dates, or lists of dates, which have no time of day."""

    def date_of(value: Any) -> Any:
        return [date_of(item) for item in value] if isinstance(value, list) else value and value.date()

    dates = {name: [date_of(value) for value in values_of(frame[name])] for name in columns}
    return frame.assign(**{name: pd.Series(values, frame.index, dtype=object) for name, values in dates.items()})`,
}
