/** How a module that is run as a program reads and writes. */
export const PLACE_FUNCTIONS: Readonly<Record<string, string>> = {
  expand: String.raw`def expand(text: str) -> str:
    """Puts the values of environment variables for names in braces behind a dollar; ends the program where one is missing."""

    def value(found: re.Match[str]) -> str:
        if found.group(1) not in os.environ:
            raise SystemExit(f"the environment variable {found.group(1)} is not set")
        return os.environ[found.group(1)]

    return re.sub(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", value, text)`,

  read_csv: String.raw`def read_csv(spark: SparkSession, path: str, **options: str) -> DataFrame:
    """Reads CSV files as texts; an empty field is NULL."""
    return spark.read.options(header="true", quote='"', escape='"', multiLine="true", **options).csv(expand(path))`,

  read_table: String.raw`def read_table(spark: SparkSession, url: str, table: str, **options: str) -> DataFrame:
    """Reads a table over JDBC; the driver's jar must be on the class path."""
    given = {name: expand(value) for name, value in options.items()}
    return spark.read.format("jdbc").options(url=expand(url), dbtable=table, **given).load()`,

  write_table: String.raw`def write_table(frame: DataFrame, url: str, table: str, mode: str, **options: str) -> None:
    """Writes a table over JDBC: append or overwrite."""
    given = {name: expand(value) for name, value in options.items()}
    frame.write.format("jdbc").mode(mode).options(url=expand(url), dbtable=table, **given).save()`,

  out_of_reach: String.raw`def out_of_reach(name: str, address: str) -> Any:
    """Ends the program: this module has no reader or writer for an address; run() takes and gives frames."""
    raise SystemExit(f"{name}: {address} is out of reach of this module; call run() with frames")`,
}
