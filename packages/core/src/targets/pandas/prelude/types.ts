/** Types of columns, and how a value becomes one of them; a value that cannot raises ValueError. */
export const TYPE_FUNCTIONS: Readonly<Record<string, string>> = {
  as_boolean: String.raw`def as_boolean(value: Any) -> bool:
    if isinstance(value, str):
        word = value.strip().lower()
        if word not in ("true", "t", "false", "f"):
            raise ValueError(f"not a boolean: {value!r}")
        return word.startswith("t")
    return bool(value)`,

  as_integer: String.raw`def as_integer(bits: int, signed: bool = True) -> Callable[[Any], int]:
    """Reads whole numbers; fractions round, halves away from zero."""
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)

    def convert(value: Any) -> int:
        if isinstance(value, str) and not re.fullmatch(r"\s*[+-]?[0-9]+(\.0*)?\s*", value):
            raise ValueError(f"not a whole number: {value!r}")
        number = int(value) if isinstance(value, int) else int(rounded(decimal_of(value), 0))
        if not low <= number <= high:
            raise OverflowError(f"out of range: {value!r}")
        return number

    return convert`,

  as_decimal: String.raw`def as_decimal(digits: int, places: int) -> Callable[[Any], Decimal]:
    """Reads decimals; numbers round to so many places, halves away from zero, texts must have no more."""
    limit = Decimal(10) ** (digits - places)

    def convert(value: Any) -> Decimal:
        given = decimal_of(value)
        number = rounded(given, places)
        if isinstance(value, str) and number != given:
            raise ValueError(f"more than {places} places: {value!r}")
        if EXACT.abs(number) >= limit:
            raise OverflowError(f"more than {digits} digits: {value!r}")
        return number

    return convert`,

  EXACT: `EXACT = decimal.Context(prec=160, rounding=decimal.ROUND_HALF_UP)`,

  decimal_of: String.raw`def decimal_of(value: Any) -> Decimal:
    """The exact number that a value is written as."""
    if isinstance(value, str):
        if not re.fullmatch(r"\s*[+-]?[0-9]+(\.[0-9]*)?\s*", value):
            raise ValueError(f"not a number: {value!r}")
        return Decimal(value.strip())
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"not a finite number: {value!r}")
        return Decimal(repr(float(value)))
    return Decimal(value)`,

  rounded: String.raw`def rounded(number: Decimal, places: int) -> Decimal:
    """Rounds to so many places, halves away from zero."""
    return EXACT.add(EXACT.quantize(number, Decimal(1).scaleb(-places, EXACT)), 0)`,

  as_float: String.raw`def as_float(value: Any) -> float:
    number = r"\s*[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|inf(inity)?|nan)\s*"
    if isinstance(value, str) and not re.fullmatch(number, value, re.IGNORECASE | re.ASCII):
        raise ValueError(f"not a number: {value!r}")
    return float(value)`,

  as_text: String.raw`def as_text(value: Any) -> str:
    if isinstance(value, (bytes, bytearray)):
        return "\\x" + value.hex()
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return value if isinstance(value, str) else str(value)`,

  as_uuid: String.raw`def as_uuid(value: Any) -> str:
    text = str(value).strip().lower()
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        raise ValueError(f"not a UUID: {value!r}")
    return text`,

  as_choice: String.raw`def as_choice(*choices: str) -> Callable[[Any], str]:
    """Reads one of a few texts."""

    def convert(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"none of {choices}: {value!r}")
        return value

    return convert`,

  as_date: String.raw`def as_date(value: Any) -> datetime.datetime:
    """Reads a date, kept as its midnight."""
    if isinstance(value, str):
        if not re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", value):
            raise ValueError(f"not a date: {value!r}")
        return datetime.datetime.fromisoformat(value.strip())
    return datetime.datetime(value.year, value.month, value.day)`,

  as_timestamp: String.raw`def as_timestamp(value: Any) -> datetime.datetime:
    """Reads a moment without a zone."""
    if isinstance(value, str):
        moment = moment_of(value)
        if moment.tzinfo is not None:
            raise ValueError(f"a zone where none is expected: {value!r}")
        return moment
    if isinstance(value, datetime.datetime):
        return python_value(value)
    return as_date(value)`,

  as_moment: String.raw`def as_moment(value: Any) -> datetime.datetime:
    """Reads a moment of a zone, kept in UTC."""
    if isinstance(value, str):
        moment = moment_of(value)
        if moment.tzinfo is None:
            raise ValueError(f"no zone: {value!r}")
        return python_value(moment)
    return as_timestamp(value)`,

  moment_of: String.raw`def moment_of(text: str) -> datetime.datetime:
    """Reads YYYY-MM-DD HH:MM:SS.ffffff with or without a zone; seconds, or the time of day, may be missing."""
    found = re.fullmatch(
        r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})"
        r"(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)\s*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\s*",
        text,
    )
    if found is None:
        raise ValueError(f"not a moment: {text!r}")
    date, time, zone = found.groups()
    return datetime.datetime.fromisoformat(date + "T" + (time or "00:00") + (zone or "").upper())`,

  as_time: String.raw`def as_time(value: Any) -> datetime.time:
    """Reads a time of day."""
    if isinstance(value, str):
        if not re.fullmatch(r"\s*[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\s*", value):
            raise ValueError(f"not a time of day: {value!r}")
        return datetime.time.fromisoformat(value.strip())
    if isinstance(value, datetime.timedelta):
        return (datetime.datetime.min + value).time()
    return value.time() if isinstance(value, datetime.datetime) else value`,

  as_list: String.raw`def as_list(element: Type) -> Callable[[Any], list[Any]]:
    """Reads lists, as they are or as JSON text."""

    def convert(value: Any) -> list[Any]:
        items = json.loads(value) if isinstance(value, str) else list(value)
        return [None if stands_for_null(item) else element.convert(item) for item in items]

    return convert`,

  as_record: String.raw`def as_record(value: Any) -> dict[str, Any]:
    """Reads records, as they are or as JSON text."""
    return json.loads(value) if isinstance(value, str) else dict(value)`,

  stands_for_null: String.raw`def stands_for_null(value: Any) -> bool:
    """Whether a value stands for NULL among Python's objects."""
    return value is None or value is pd.NA or value is pd.NaT`,

  cast: String.raw`def cast(column: pd.Series, type: Type, lenient: bool = False) -> pd.Series:
    """Turns a column into another type; what cannot be one is an error, or NULL where the cast is lenient."""
    return each(or_null(type.convert) if lenient else type.convert, column, type=type)`,

  or_null: String.raw`def or_null(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which gives NULL where it would fail."""

    def lenient(*values: Any) -> Any:
        try:
            return function(*values)
        except (ValueError, ArithmeticError):
            return None

    return lenient`,

  BOOL: `BOOL = Type("boolean", as_boolean)`,
  INT8: `INT8 = Type("Int8", as_integer(8))`,
  INT16: `INT16 = Type("Int16", as_integer(16))`,
  INT32: `INT32 = Type("Int32", as_integer(32))`,
  INT64: `INT64 = Type("Int64", as_integer(64))`,
  UINT64: `UINT64 = Type("UInt64", as_integer(64, signed=False))`,
  FLOAT: `FLOAT = Type("Float64", as_float)`,
  TEXT: `TEXT = Type(pd.StringDtype("python"), as_text)`,
  UUID: `UUID = Type(pd.StringDtype("python"), as_uuid)`,
  DATE: `DATE = Type("datetime64[us]", as_date)`,
  TIMESTAMP: `TIMESTAMP = Type("datetime64[us]", as_timestamp)`,
  MOMENT: `MOMENT = Type("datetime64[us, UTC]", as_moment)`,
  TIME: `TIME = Type(object, as_time)`,
  RECORD: `RECORD = Type(object, as_record)`,
  decimal_type: String.raw`def decimal_type(digits: int, places: int) -> Type:
    """Exact decimals of so many digits, so many of them behind the point."""
    return Type(object, as_decimal(digits, places))`,
  list_type: String.raw`def list_type(element: Type) -> Type:
    """Lists of elements of a type."""
    return Type(object, as_list(element))`,
  choice_type: String.raw`def choice_type(*choices: str) -> Type:
    """One of a few texts."""
    return Type(pd.StringDtype("python"), as_choice(*choices))`,
}
