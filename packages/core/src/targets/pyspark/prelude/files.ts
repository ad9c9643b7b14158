/** How a module that is run as a program reads and writes. */
export const PLACE_FUNCTIONS: Readonly<Record<string, string>> = {
  expand: String.raw`def expand(text: str) -> str:
    """Puts the values of environment variables for names in braces behind a dollar; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)`,

  first_line: String.raw`def first_line(spark: SparkSession, path: str) -> str:
    """The first line of a file that is not empty."""
    line = spark.read.text(path).where(F.trim("value") != "").first()
    return line[0] if line else ""`,

  read_csv: String.raw`def read_csv(
    spark: SparkSession,
    path: str,
    numbers: Sequence[str] = (),
    moments: Sequence[str] = (),
    header: bool = True,
    **options: str,
) -> DataFrame:
    """Reads CSV files as texts; an empty field is NULL. Numbers such as 1 000,50 and days such as 31.12.2024 are read too."""
    path = expand(path)
    if "sep" not in options:
        options["sep"] = max(",;\t|", key=first_line(spark, path).count)
    if "encoding" not in options:
        options["encoding"] = encoding_of(spark, path)
    # Without it Spark 4 takes none but Unicode's encodings.
    spark.conf.set("spark.sql.legacy.javaCharsets", "true")
    given = {"quote": '"', "escape": '"', "multiLine": "true", **options}
    frame = spark.read.options(header=header, **given).csv(path)
    if not header:
        frame = frame.toDF(*[f"column{place + 1}" for place in range(len(frame.columns))])
    read = {name: plain_digits(name_of(frame, name)) for name in numbers}
    read.update({name: iso_moment(name_of(frame, name)) for name in moments})
    return frame.withColumns(read)`,

  encoding_of: String.raw`def encoding_of(spark: SparkSession, path: str) -> str:
    """UTF-8 where the first lines are UTF-8, else the code page of Russian Windows."""
    others = spark.read.text(path).limit(10_000).where(~F.is_valid_utf8("value"))
    return "UTF-8" if others.isEmpty() else "windows-1251"`,

  plain_digits: String.raw`def plain_digits(text: Column) -> Column:
    """A number without spaces between its digits and with a point."""
    return F.translate(F.regexp_replace(text, r"[\s\u00a0\u202f]", ""), ",", ".")`,

  iso_moment: String.raw`def iso_moment(text: Column) -> Column:
    """A day written as 31.12.2024 in the order of ISO 8601."""
    return F.regexp_replace(text, r"^\s*([0-9]{2})\.([0-9]{2})\.([0-9]{4})", "$3-$2-$1")`,

  read_json: String.raw`def read_json(spark: SparkSession, path: str, columns: Sequence[str]) -> DataFrame:
    """Reads records of JSON files, a list of them or one a line, as texts; nested objects become columns outer_inner."""
    path = expand(path)
    by_line = first_line(spark, path).rstrip().endswith("}")
    frame = spark.read.json(path, primitivesAsString=True, multiLine=not by_line)
    fields = dict(flat_fields(frame.schema))
    read = [(nested(frame, fields[name]) if name in fields else F.lit(None)).alias(name) for name in columns]
    return frame.select(*read)`,

  nested: String.raw`def nested(frame: DataFrame, path: Sequence[str]) -> Column:
    """A field within objects within a column."""
    return functools.reduce(lambda column, name: column.getField(name), path[1:], name_of(frame, path[0]))`,

  flat_fields: String.raw`def flat_fields(schema: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that are no objects, each by its name outer_inner, with its path."""
    for field in schema.fields:
        path = (*above, field.name)
        if hasattr(field.dataType, "fields"):
            yield from flat_fields(field.dataType, path)
        else:
            yield "_".join(path), path`,

  read_table: String.raw`def read_table(spark: SparkSession, url: str, table: str, **options: str) -> DataFrame:
    """Reads a table over JDBC."""
    given = {name: expand(value) for name, value in options.items()}
    given["preferTimestampNTZ"] = "true"
    return spark.read.format("jdbc").options(url=expand(url), dbtable=table, **given).load()`,

  write_csv: String.raw`def write_csv(frame: DataFrame, path: str, mode: str) -> None:
    """Writes a folder of CSV files."""
    texts_of(frame, ("timestamp",)).write.mode(mode).csv(expand(path), header=True, escape='"')`,

  write_json: String.raw`def write_json(frame: DataFrame, path: str, mode: str) -> None:
    """Writes a folder of files with a JSON record a line; decimals are texts, which keep all digits."""
    texts_of(frame, ("timestamp", "decimal"), lists=False).write.mode(mode).json(expand(path), ignoreNullFields=False)`,

  texts_of: String.raw`def texts_of(frame: DataFrame, types: tuple[str, ...], lists: bool = True) -> DataFrame:
    """The frame with columns of these types as texts, and lists as JSON."""
    shown = {}
    for name, type in frame.dtypes:
        if type.startswith(types):
            shown[name] = name_of(frame, name).cast("string")
        elif lists and type.startswith(("array", "struct")):
            shown[name] = F.to_json(name_of(frame, name))
    return frame.withColumns(shown)`,

  write_parquet: String.raw`def write_parquet(frame: DataFrame, path: str, mode: str) -> None:
    """Writes a folder of Parquet files."""
    frame.write.mode(mode).parquet(expand(path))`,

  write_table: String.raw`def write_table(frame: DataFrame, url: str, table: str, mode: str, **options: str) -> None:
    """Writes a table over JDBC: append or overwrite."""
    given = {name: expand(value) for name, value in options.items()}
    frame.write.format("jdbc").mode(mode).options(url=expand(url), dbtable=table, **given).save()`,
}
