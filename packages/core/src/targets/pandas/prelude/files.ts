/** How a module that is run as a program reads and writes files and databases. */
export const PLACE_FUNCTIONS: Readonly<Record<string, string>> = {
  expand: String.raw`def expand(text: str) -> str:
    """Puts the values of environment variables for ${'$'}{NAME}; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)`,

  files_at: String.raw`def files_at(path: str) -> list[str]:
    """The files of a path, which may hold wildcards."""
    path = expand(path)
    found = [path] if os.path.exists(path) else sorted(glob.glob(path, recursive=True))
    if not found:
        raise SystemExit(f"there is no file {path}")
    return found`,

  read_csv: String.raw`def read_csv(
    path: str,
    numbers: Sequence[str] = (),
    moments: Sequence[str] = (),
    delimiter: str | None = None,
    quote: str = '"',
    encoding: str | None = None,
    header: bool = True,
) -> pd.DataFrame:
    """Reads CSV files as texts; an empty field is NULL. Numbers such as 1 000,50 and days such as 31.12.2024 are read too."""
    frames = []
    for file in files_at(path):
        used = encoding or encoding_of(file)
        options = {"dtype": "string", "keep_default_na": False, "na_values": [""], "quotechar": quote, "encoding": used}
        frame = pd.read_csv(file, sep=delimiter or delimiter_of(file, used), header=0 if header else None, **options)
        frames.append(frame if header else frame.rename(columns=lambda place: f"column{place + 1}"))
    result = pd.concat(frames, ignore_index=True)
    for name in numbers:
        result[name] = result[name].map(plain_digits, na_action="ignore")
    for name in moments:
        result[name] = result[name].map(iso_moment, na_action="ignore")
    return result`,

  encoding_of: String.raw`def encoding_of(file: str) -> str:
    """UTF-8 where the file is UTF-8, else the code page of Russian Windows."""
    with pd.io.common.get_handle(file, "rb", is_text=False, compression="infer") as handle:
        start = handle.handle.read(1_000_000)
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8-sig")
        return "utf-8-sig"
    except UnicodeDecodeError:
        return "cp1251"`,

  delimiter_of: String.raw`def delimiter_of(file: str, encoding: str) -> str:
    """The sign that the first line has most of."""
    with pd.io.common.get_handle(file, "r", encoding=encoding, compression="infer") as handle:
        line = handle.handle.readline()
    return max(",;\t|", key=line.count)`,

  plain_digits: String.raw`def plain_digits(text: str) -> str:
    """A number without spaces between its digits and with a point."""
    return re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")`,

  iso_moment: String.raw`def iso_moment(text: str) -> str:
    """A day written as 31.12.2024 in the order of ISO 8601."""
    return re.sub(r"^\s*([0-9]{2})\.([0-9]{2})\.([0-9]{4})", r"\3-\2-\1", text)`,

  read_json_files: String.raw`def read_json_files(path: str, records: str | None = None) -> pd.DataFrame:
    """Reads records of JSON files, a list of them or one a line; nested objects become columns outer_inner."""
    rows: list[Any] = []
    for file in files_at(path):
        with pd.io.common.get_handle(file, "r", encoding="utf-8-sig", compression="infer") as handle:
            text = handle.handle.read()
        try:
            found = json.loads(text)
        except ValueError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        for step in records.split(".") if records else ():
            found = found[step]
        rows.extend(found if isinstance(found, list) else [found])
    return pd.json_normalize(rows, sep="_")`,

  read_parquet: String.raw`def read_parquet(path: str) -> pd.DataFrame:
    """Reads Parquet files."""
    return pd.concat([pd.read_parquet(file) for file in files_at(path)], ignore_index=True)`,

  read_table: String.raw`def read_table(engine: Any, query: str) -> pd.DataFrame:
    """Reads rows of a database; decimals stay exact."""
    import sqlalchemy

    with engine.connect() as connection:
        return pd.read_sql_query(sqlalchemy.text(query), connection, coerce_float=False, dtype_backend="numpy_nullable")`,

  database: String.raw`def database(driver: str, **parts: Any) -> Any:
    """A database by the parts of its address; what is left out is the driver's own environment's affair."""
    import sqlalchemy

    given = {name: expand(part) if isinstance(part, str) else part for name, part in parts.items()}
    return sqlalchemy.create_engine(sqlalchemy.URL.create(driver, **given))`,

  write_table: String.raw`def write_table(
    frame: pd.DataFrame,
    engine: Any,
    table: str,
    schema: str | None = None,
    mode: str = "append",
    key: Sequence[str] = (),
    types: Callable[[Any], dict[str, Any]] | None = None,
) -> None:
    """Writes rows to a table in one transaction: append, replace, or upsert by a key."""
    import sqlalchemy

    options = {"schema": schema, "index": False, "dtype": types(sqlalchemy.types) if types else None}
    with engine.begin() as connection:
        if mode != "upsert" or not sqlalchemy.inspect(connection).has_table(table, schema):
            written = "replace" if mode == "replace" else "append"
            storable(frame).to_sql(table, connection, if_exists=written, chunksize=10_000, **options)
            return
        incoming = f"{table}__incoming"
        storable(frame).to_sql(incoming, connection, if_exists="replace", chunksize=10_000, **options)
        quote = connection.dialect.identifier_preparer.quote
        place, new = (f"{quote(schema)}.{quote(name)}" if schema else quote(name) for name in (table, incoming))
        same = " AND ".join(f"n.{quote(name)} = {place}.{quote(name)}" for name in key)
        columns = ", ".join(quote(name) for name in frame.columns)
        for statement in (
            f"DELETE FROM {place} WHERE EXISTS (SELECT 1 FROM {new} n WHERE {same})",
            f"INSERT INTO {place} ({columns}) SELECT {columns} FROM {new}",
            f"DROP TABLE {new}",
        ):
            connection.execute(sqlalchemy.text(statement.replace(":", "\\:")))`,

  clickhouse: String.raw`def clickhouse(**parts: Any) -> Any:
    """A client of ClickHouse by the parts of its address."""
    import clickhouse_connect

    return clickhouse_connect.get_client(
        **{name: expand(part) if isinstance(part, str) else part for name, part in parts.items()}
    )`,

  read_clickhouse: String.raw`def read_clickhouse(client: Any, query: str) -> pd.DataFrame:
    """Reads rows of ClickHouse as Python's values, so that decimals stay exact."""
    result = client.query(query)
    rows = zip(*result.result_rows) if result.result_rows else [()] * len(result.column_names)
    return pd.DataFrame({name: pd.Series(list(column), dtype=object) for name, column in zip(result.column_names, rows)})`,

  write_clickhouse: String.raw`def write_clickhouse(frame: pd.DataFrame, client: Any, create: Sequence[str], table: str) -> None:
    """Runs the statements that make the table ready, then inserts the rows."""
    for statement in create:
        client.command(statement)
    columns = [values_of(frame[name]) for name in frame.columns]
    client.insert(table, columns, column_names=list(frame.columns), column_oriented=True)`,

  storable: String.raw`def storable(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with lists and records as JSON."""

    def stored(value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value

    lists = [name for name in frame.columns if any(isinstance(value, (list, dict)) for value in frame[name])]
    return frame.assign(**{name: [stored(value) for value in values_of(frame[name])] for name in lists})`,

  dates_of: String.raw`def dates_of(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The frame with these columns as dates, which have no time of day."""
    return frame.assign(**{name: frame[name].dt.date.astype(object).where(frame[name].notna(), None) for name in columns})`,

  write_csv: String.raw`def write_csv(frame: pd.DataFrame, path: str, dates: Sequence[str] = (), append: bool = False) -> None:
    """Writes CSV."""
    path = expand(path)
    head = not (append and os.path.exists(path))
    storable(dates_of(frame, dates)).to_csv(path, index=False, mode="a" if append else "w", header=head)`,

  write_json_lines: String.raw`def write_json_lines(frame: pd.DataFrame, path: str, dates: Sequence[str] = (), append: bool = False) -> None:
    """Writes a JSON record a line."""
    shown = dates_of(frame, dates)
    columns = [values_of(shown[name]) for name in shown.columns]
    with open(expand(path), "a" if append else "w", encoding="utf-8") as file:
        for row in zip(*columns):
            file.write(json.dumps(dict(zip(shown.columns, row)), ensure_ascii=False, default=str) + "\n")`,

  write_parquet: String.raw`def write_parquet(frame: pd.DataFrame, path: str, dates: Sequence[str] = ()) -> None:
    """Writes Parquet, its folder made where it is missing."""
    path = expand(path)
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    dates_of(frame, dates).to_parquet(path, index=False)`,

  out_of_reach: String.raw`def out_of_reach(name: str, address: str) -> Any:
    """Ends the program: this module has no reader or writer for an address; run() takes and gives frames."""
    raise SystemExit(f"{name}: {address} is out of reach of this module; call run() with frames")`,
}
