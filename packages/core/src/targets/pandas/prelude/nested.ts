/** Functions of JSON texts and of lists. */
export const NESTED_FUNCTIONS: Readonly<Record<string, string>> = {
  Literal: String.raw`class Literal(str):
    """A number of JSON as it is written."""`,
  json_of: String.raw`def json_of(text: str) -> Any:
    """JSON as Python values, numbers as they are written."""
    return json.loads(text, parse_int=Literal, parse_float=Literal, parse_constant=not_json)`,
  not_json: String.raw`def not_json(word: str) -> Any:
    raise ValueError(f"not JSON: {word}")`,
  NOTHING: `NOTHING = object()`,
  at_path: String.raw`def at_path(text: str, path: tuple[str | int, ...]) -> Any:
    """The JSON value at a path of names and places (from 0); NOTHING where it leads nowhere."""
    value = json_of(text)
    for step in path:
        if isinstance(step, str) and isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return NOTHING
    return value`,
  text_of_json: String.raw`def text_of_json(value: Any) -> str:
    """JSON without white space."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name, ensure_ascii=False)}:{text_of_json(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(text_of_json, value)) + "]"
    return str(value) if isinstance(value, Literal) else json.dumps(value, ensure_ascii=False)`,
  json_text: String.raw`def json_text(text: str, path: tuple[str | int, ...]) -> str | None:
    """The value at a path: texts without quotes, objects and lists as JSON."""
    value = at_path(text, path)
    if value is NOTHING or value is None:
        return None
    return str(value) if isinstance(value, str) else text_of_json(value)`,
  json_get: String.raw`def json_get(text: str, path: tuple[str | int, ...]) -> str | None:
    """The JSON at a path."""
    value = at_path(text, path)
    return None if value is NOTHING or value is None else text_of_json(value)`,
  json_exists: String.raw`def json_exists(text: str, path: tuple[str | int, ...]) -> bool:
    """Whether something stands at a path, JSON's null too."""
    return at_path(text, path) is not NOTHING`,
  json_type: String.raw`def json_type(text: str, path: tuple[str | int, ...]) -> str | None:
    """object, array, string, number, boolean or null."""
    value = at_path(text, path)
    if value is NOTHING:
        return None
    names = {dict: "object", list: "array", str: "string", Literal: "number", bool: "boolean"}
    return names.get(type(value), "null")`,
  json_array_length: String.raw`def json_array_length(text: str, path: tuple[str | int, ...]) -> int | None:
    """The number of elements; NULL for what is no array."""
    value = at_path(text, path)
    return len(value) if isinstance(value, list) else None`,
  json_valid: String.raw`def json_valid(text: str) -> bool:
    """Whether a text is JSON."""
    try:
        json_of(text)
    except ValueError:
        return False
    return True`,
  split_text: String.raw`def split_text(text: str, separator: str) -> list[str]:
    """split: an empty separator parts nothing."""
    return text.split(separator) if separator else [text]`,
  array_get: String.raw`def array_get(items: list[Any], number: int) -> Any:
    """The element of that number, from 1; NULL where there is none."""
    return items[number - 1] if 1 <= number <= len(items) else None`,
  array_contains: String.raw`def array_contains(items: list[Any], value: Any) -> bool:
    return any(item is not None and order_key(item) == order_key(value) for item in items)`,
  array_join: String.raw`def array_join(items: list[str | None], separator: str) -> str:
    """One text; NULLs are left out."""
    return separator.join(item for item in items if item is not None)`,
  array_distinct: String.raw`def array_distinct(items: list[Any]) -> list[Any]:
    """Each value once, without NULLs, ordered."""
    values = {order_key(item): item for item in items if item is not None}
    return [values[key] for key in sorted(values)]`,
  array_sort: String.raw`def array_sort(items: list[Any]) -> list[Any]:
    """Ordered, NULLs last."""
    return sorted(items, key=lambda item: (1, 0) if item is None else (0, order_key(item)))`,
  array_slice: String.raw`def array_slice(items: list[Any], start: int, end: int) -> list[Any]:
    """The elements of these numbers, both ends included."""
    return items[max(start - 1, 0) : max(end, 0)]`,
  array_concat: String.raw`def array_concat(items: list[Any], others: list[Any]) -> list[Any]:
    return [*items, *others]`,
}
