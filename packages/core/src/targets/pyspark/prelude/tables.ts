/** Frames of Spark: what comes in, and what is checked. */
export const TABLE_FUNCTIONS: Readonly<Record<string, string>> = {
  prepare: String.raw`def prepare(spark: SparkSession) -> str:
    """Sets the session to read SQL as the pipeline does, and sends the functions of this module to where they run.

    Gives the time zone that the session had: by it the moments of the sources are read.
    """
    zone = spark.conf.get("spark.sql.session.timeZone")
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    if __name__ in sys.modules:
        cloudpickle.register_pickle_by_value(sys.modules[__name__])
    return zone`,

  conform: String.raw`def conform(frame: DataFrame, types: dict[str, str], zone: str) -> DataFrame:
    """These columns of a frame in these types. Clocks that come as moments are those of the zone, moments without one UTC's."""
    given = dict(frame.dtypes)
    columns = []
    for name, type in types.items():
        column = name_of(frame, name)
        if (given[name], type) == ("timestamp", "timestamp_ntz"):
            column = F.convert_timezone(F.current_timezone(), F.lit(zone), column.cast(type))
        elif (given[name], type) == ("timestamp_ntz", "timestamp"):
            column = F.convert_timezone(F.lit("UTC"), F.current_timezone(), column)
        columns.append(column.cast(type).alias(name))
    return frame.select(*columns)`,

  name_of: String.raw`def name_of(frame: DataFrame, name: str) -> Column:
    """A column by its exact name, whatever characters it has."""
    return frame["${'`'}" + name.replace("${'`'}", "${'``'}") + "${'`'}"]`,

  CheckFailed: String.raw`class CheckFailed(ValueError):
    """Rows are not what the pipeline promises; nothing is given out."""`,

  check_none: String.raw`def check_none(name: str, faults: DataFrame, rule: str) -> None:
    """Raises CheckFailed where there are rows that break a rule."""
    if not faults.isEmpty():
        raise CheckFailed(f"{name}: {rule}")`,

  check_rows: String.raw`def check_rows(name: str, frame: DataFrame, at_least: int | None, at_most: int | None) -> None:
    """Raises CheckFailed where there are too few or too many rows."""
    count = frame.count()
    if (at_least is not None and count < at_least) or (at_most is not None and count > at_most):
        raise CheckFailed(f"{name}: {count} rows")`,
}
