/** How a module that is run as a program reads files and databases: frames of so many rows, at least one. */
export const READER_FUNCTIONS: Readonly<Record<string, string>> = {
  CHUNK: `CHUNK = 50_000  # rows of a source that are read at once`,

  whole: String.raw`def whole(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All rows of a source in one frame."""
    return pd.concat(list(frames), ignore_index=True)`,

  expand: String.raw`def expand(text: str) -> str:
    """Puts the values of environment variables for ${'$'}{NAME}; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)`,

  files_at: String.raw`def files_at(path: str) -> list[str]:
    """The files of a path, which may hold wildcards, or be a folder of Parquet files."""
    path = expand(path)
    pattern = os.path.join(path, "*.parquet") if os.path.isdir(path) else path
    found = [path] if os.path.isfile(path) else sorted(glob.glob(pattern, recursive=True))
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
                yield frame`,

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

  read_json: String.raw`def read_json(path: str, columns: Sequence[str], records: str | None = None) -> Iterator[pd.DataFrame]:
    """Reads records of JSON files; nested objects become columns outer_inner, what a record lacks is NULL."""
    found = (dict(flat(record)) for file in files_at(path) for record in json_records(file, records))
    rows = list(itertools.islice(found, CHUNK))
    while True:
        yield pd.DataFrame(rows, columns=list(columns), dtype=object)
        rows = list(itertools.islice(found, CHUNK))
        if not rows:
            return`,

  json_records: String.raw`def json_records(file: str, path: str | None) -> Iterator[dict[str, Any]]:
    """The records of a JSON file: one a line, read line by line, or a list of them, which is read whole."""
    with pd.io.common.get_handle(file, "r", encoding="utf-8-sig", compression="infer") as handle:
        lines = (line for line in handle.handle if line.strip())
        try:
            first = json.loads(next(lines, "[]"))
        except ValueError:
            first = None
        if path is None and isinstance(first, dict):
            yield first
            yield from map(json.loads, lines)
            return
        handle.handle.seek(0)
        found = json.loads(handle.handle.read() or "[]")
        for step in path.split(".") if path else ():
            found = found[step]
        yield from found if isinstance(found, list) else [found]`,

  flat: String.raw`def flat(record: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a record by name, those of objects within it as outer_inner."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{name}_")
        else:
            yield above + name, value`,

  read_parquet: String.raw`def read_parquet(path: str) -> Iterator[pd.DataFrame]:
    """Reads Parquet files; integers stay exact beside NULLs."""
    import pyarrow as pa
    import pyarrow.parquet

    dtypes = {pa.bool_(): pd.BooleanDtype(), pa.float64(): pd.Float64Dtype(), pa.uint64(): pd.UInt64Dtype()}
    for bits in (8, 16, 32, 64):
        dtypes[pa.type_for_alias(f"int{bits}")] = pd.api.types.pandas_dtype(f"Int{bits}")
    for file in files_at(path):
        with pyarrow.parquet.ParquetFile(file) as opened:
            if opened.metadata.num_rows == 0:
                yield opened.read().to_pandas(types_mapper=dtypes.get)
            for batch in opened.iter_batches(CHUNK):
                yield batch.to_pandas(types_mapper=dtypes.get)`,

  database: String.raw`def database(driver: str, **parts: Any) -> Any:
    """A database by the parts of its address; what is left out is the driver's own environment's affair."""
    import sqlalchemy

    given = {name: expand(part) if isinstance(part, str) else part for name, part in parts.items()}
    return sqlalchemy.create_engine(sqlalchemy.URL.create(driver, **given))`,

  connected: String.raw`def connected(connection: str) -> Any:
    """The database of a connection of Airflow."""
    from airflow.sdk import BaseHook

    return BaseHook.get_hook(connection).get_sqlalchemy_engine()`,

  read_table: String.raw`def read_table(engine: Any, query: str) -> Iterator[pd.DataFrame]:
    """Reads rows of a database through a cursor of the server; decimals stay exact."""
    options = {"coerce_float": False, "dtype_backend": "numpy_nullable", "chunksize": CHUNK}
    with engine.connect().execution_options(stream_results=True) as connection:
        yield from pd.read_sql_query(plain_sql(query), connection, **options)`,

  plain_sql: String.raw`def plain_sql(text: str) -> Any:
    """A statement that takes no parameters: its colons stand for themselves."""
    import sqlalchemy

    return sqlalchemy.text(text.replace(":", "\\:"))`,

  clickhouse: String.raw`def clickhouse(**parts: Any) -> Any:
    """A client of ClickHouse by the parts of its address."""
    import clickhouse_connect

    given = {name: expand(part) if isinstance(part, str) else part for name, part in parts.items()}
    return clickhouse_connect.get_client(compress="gzip", **given)`,

  clickhouse_connected: String.raw`def clickhouse_connected(connection: str) -> Any:
    """A client of ClickHouse by a connection of Airflow."""
    from airflow.sdk import BaseHook

    given = BaseHook.get_connection(connection)
    login = {"host": given.host, "username": given.login, "password": given.password or "", "database": given.schema}
    port = {} if given.port is None else {"port": given.port}
    return clickhouse(**{name: part for name, part in login.items() if part is not None}, **port)`,

  read_clickhouse: String.raw`def read_clickhouse(client: Any, query: str) -> Iterator[pd.DataFrame]:
    """Reads rows of ClickHouse by its blocks, as Python's values, so that decimals stay exact."""
    with client.query_column_block_stream(query) as blocks:
        names = blocks.source.column_names
        block = next(blocks, [()] * len(names))
        while block is not None:
            yield pd.DataFrame({name: pd.Series(list(values), dtype=object) for name, values in zip(names, block)})
            block = next(blocks, None)`,
}
