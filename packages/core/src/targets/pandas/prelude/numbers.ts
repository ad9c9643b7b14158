/** Functions of numbers: exact where the type is, NULL outside a function's domain. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, string>> = {
  decimal_arithmetic: String.raw`def decimal_arithmetic(left: Any, symbol: str, right: Any, type: Type) -> pd.Series:
    """Decimals, computed exactly, then rounded to their type, halves away from zero; by zero is NULL."""
    functions = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": EXACT.divide, "%": EXACT.remainder}
    function = functions[symbol]

    def compute(a: Decimal, b: Decimal) -> Decimal | None:
        return None if symbol in "/%" and b == 0 else type.convert(function(a, b))

    return each(compute, left, right, type=type)`,
  divide_integers: String.raw`def divide_integers(a: int, b: int) -> int | None:
    """Division of integers: truncates towards zero; by zero is NULL."""
    if b == 0:
        return None
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient`,
  remainder: String.raw`def remainder(a: int, b: int) -> int | None:
    """The remainder of integers, with the sign of the dividend; by zero is NULL."""
    if b == 0:
        return None
    return abs(a) % abs(b) if a >= 0 else -(abs(a) % abs(b))`,
  divide_floats: String.raw`def divide_floats(a: float, b: float) -> float | None:
    """Division of floats; by zero is NULL."""
    return None if b == 0 else a / b`,
  float_remainder: String.raw`def float_remainder(a: float, b: float) -> float | None:
    """The remainder of floats, with the sign of the dividend; by zero is NULL."""
    if b == 0:
        return None
    return math.fmod(a, b) if math.isfinite(a) else math.nan`,
  in_domain: String.raw`def in_domain(function: Callable[..., float]) -> Callable[..., float | None]:
    """A function of floats that gives NULL outside its domain, infinity where the result is too large."""

    def compute(*numbers: float) -> float | None:
        try:
            return function(*numbers)
        except ValueError:
            return None
        except OverflowError:
            return math.inf

    return compute`,
  power_of: String.raw`def power_of(a: float, b: float) -> float | None:
    """power: NULL for a negative base with a broken exponent, and for zero with a negative one."""
    try:
        return None if a == -math.inf and b % 1 != 0 else math.pow(a, b)
    except ValueError:
        return None
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf`,
  angle_of: String.raw`def angle_of(y: float, x: float) -> float:
    """atan2: -0.0 is zero."""
    return math.atan2(y + 0.0, x + 0.0)`,
  sign_of: String.raw`def sign_of(number: Any) -> int:
    return int(number > 0) - int(number < 0)`,
  round_integer: String.raw`def round_integer(number: int, places: int = 0) -> int:
    """round of an integer: negative places round before the point."""
    return number if places >= 0 else int(rounded(Decimal(number), places))`,
  round_decimal: String.raw`def round_decimal(number: Decimal, places: int = 0) -> Decimal:
    """round of a decimal: to no more places than it has; negative places round before the point."""
    return rounded(rounded(number, min(places, places_of(number))), max(0, min(places, places_of(number))))`,
  places_of: String.raw`def places_of(number: Decimal) -> int:
    """Digits behind the point."""
    return -int(number.as_tuple().exponent)`,
  round_float: String.raw`def round_float(number: float, places: int = 0) -> float:
    """round of a float: its multiple in doubles, halves away from zero."""
    power = 10.0 ** abs(places)
    shifted = number * power if places >= 0 else number / power
    if not math.isfinite(shifted):
        return number
    # Doubles from there on are whole.
    whole = shifted if abs(shifted) >= 2**53 else math.copysign(rounded(Decimal(shifted), 0), number)
    return whole / power if places >= 0 else whole * power`,
  cut_integer: String.raw`def cut_integer(number: int, places: int = 0) -> int:
    """trunc of an integer: negative places cut before the point."""
    return number if places >= 0 else int(cut_decimal(Decimal(number), places))`,
  cut_float: String.raw`def cut_float(number: float, places: int = 0) -> float:
    """trunc of a float: digits behind so many places cut off."""
    return math.copysign(cut_decimal(Decimal(repr(number)), places), number) if abs(number) < 1e100 else number`,
  cut_decimal: String.raw`def cut_decimal(number: Decimal, places: int = 0) -> Decimal:
    """trunc of a decimal: digits behind so many places cut off."""
    places = min(places, places_of(number))
    cut = number.quantize(Decimal(1).scaleb(-places, EXACT), decimal.ROUND_DOWN, EXACT)
    return rounded(cut, max(0, places))`,
  ceil_decimal: String.raw`def ceil_decimal(number: Decimal) -> Decimal:
    return EXACT.add(number.quantize(Decimal(1), decimal.ROUND_CEILING, EXACT), 0)`,
  floor_decimal: String.raw`def floor_decimal(number: Decimal) -> Decimal:
    return EXACT.add(number.quantize(Decimal(1), decimal.ROUND_FLOOR, EXACT), 0)`,
  ceil_float: String.raw`def ceil_float(number: float) -> float:
    return math.copysign(math.ceil(number), number) if math.isfinite(number) else number`,
  floor_float: String.raw`def floor_float(number: float) -> float:
    return math.copysign(math.floor(number), number) if math.isfinite(number) else number`,
  greatest_of: String.raw`def greatest_of(*values: Any) -> Any:
    """greatest: NULLs are left out."""
    return max((value for value in values if value is not None), key=order_key, default=None)`,
  least_of: String.raw`def least_of(*values: Any) -> Any:
    """least: NULLs are left out."""
    return min((value for value in values if value is not None), key=order_key, default=None)`,
  null_if_equal: String.raw`def null_if_equal(value: Any, other: Any) -> Any:
    """nullif: NULL where both are equal."""
    return None if value is not None and other is not None and order_key(value) == order_key(other) else value`,
  plain_number: String.raw`def plain_number(number: Decimal) -> str:
    """A decimal as text, with its full scale."""
    return format(number, "f")`,
  float_text: String.raw`def float_text(number: float) -> str:
    """A float as PostgreSQL writes it: the shortest text that reads back the same; -0.0 is zero."""
    number += 0.0
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    power = len(digits) + exponent - 1
    if -5 < power < 15 or not any(digits):
        text = format(Decimal(repr(number)).normalize(), "f")
        return text
    mantissa = str(digits[0]) + ("." + "".join(map(str, digits[1:])) if len(digits) > 1 else "")
    return f"{'-' if sign else ''}{mantissa}e{'-' if power < 0 else '+'}{abs(power):02d}"`,
}
