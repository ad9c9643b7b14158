/** Functions of texts, counted in characters from 1. */
export const TEXT_FUNCTIONS: Readonly<Record<string, string>> = {
  lower_case: String.raw`def lower_case(text: str) -> str:
    """lower: character by character, so that the number of characters stays."""
    return text.lower() if text.isascii() else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)`,
  upper_case: String.raw`def upper_case(text: str) -> str:
    """upper: character by character, so that the number of characters stays."""
    return text.upper() if text.isascii() else "".join(one if len(one.upper()) > 1 else one.upper() for one in text)`,
  initcap: String.raw`def initcap(text: str) -> str:
    """initcap: words are runs of letters and digits."""
    words = ["".join(run) for _, run in itertools.groupby(text, str.isalnum)]
    return "".join(upper_case(word[0]) + lower_case(word[1:]) for word in words)`,
  octet_length: String.raw`def octet_length(text: str) -> int:
    return len(text.encode())`,
  trim: String.raw`def trim(text: str, characters: str = " ") -> str:
    return text.strip(characters) if characters else text`,
  ltrim: String.raw`def ltrim(text: str, characters: str = " ") -> str:
    return text.lstrip(characters) if characters else text`,
  rtrim: String.raw`def rtrim(text: str, characters: str = " ") -> str:
    return text.rstrip(characters) if characters else text`,
  replace: String.raw`def replace(text: str, what: str, by: str) -> str:
    """replace: an empty text is found nowhere."""
    return text.replace(what, by) if what else text`,
  translate: String.raw`def translate(text: str, characters: str, others: str) -> str:
    """translate: each character becomes the one at its place among the others; those without one go."""
    table: dict[int, str | None] = {}
    for place, character in enumerate(characters):
        table.setdefault(ord(character), others[place] if place < len(others) else None)
    return text.translate(table)`,
  substring: String.raw`def substring(text: str, start: int, count: int | None = None) -> str:
    """substring: from 1; a start before the text shortens the count."""
    return text[max(start - 1, 0) : None if count is None else max(start - 1 + max(count, 0), 0)]`,
  left_part: String.raw`def left_part(text: str, count: int) -> str:
    """left: a negative count leaves out as many of the last characters."""
    return text[:count]`,
  right_part: String.raw`def right_part(text: str, count: int) -> str:
    """right: a negative count leaves out as many of the first characters."""
    return text[-count:] if count != 0 else ""`,
  lpad: String.raw`def lpad(text: str, length: int, filling: str = " ") -> str:
    """lpad: a longer text loses its last characters."""
    return padding(text, length, filling) + text[: max(length, 0)]`,
  rpad: String.raw`def rpad(text: str, length: int, filling: str = " ") -> str:
    """rpad: a longer text loses its last characters."""
    return text[: max(length, 0)] + padding(text, length, filling)`,
  padding: String.raw`def padding(text: str, length: int, filling: str) -> str:
    """What a text lacks of a length."""
    lacking = max(length - len(text), 0)
    return (filling * lacking)[:lacking]`,
  reverse: String.raw`def reverse(text: str) -> str:
    return text[::-1]`,
  position_of: String.raw`def position_of(part: str, text: str) -> int:
    """position: from 1; 0 where the part is not found."""
    return text.find(part) + 1`,
  split_part: String.raw`def split_part(text: str, separator: str, number: int) -> str:
    """split_part: from 1, negative from the end; empty where there is no such part."""
    parts = text.split(separator) if separator else [text]
    place = number - 1 if number > 0 else number + len(parts)
    return parts[place] if number != 0 and 0 <= place < len(parts) else ""`,
  concat: String.raw`def concat(*texts: str | None) -> str:
    """concat: NULL counts as empty."""
    return "".join(text for text in texts if text is not None)`,
  concat_ws: String.raw`def concat_ws(separator: str | None, *texts: str | None) -> str | None:
    """concat_ws: NULLs are left out."""
    return None if separator is None else separator.join(text for text in texts if text is not None)`,
  code_point: String.raw`def code_point(text: str) -> int:
    """code_point: of the first character; 0 for an empty text."""
    return ord(text[0]) if text else 0`,
  md5: String.raw`def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()`,
  sha256: String.raw`def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()`,
  collapse_spaces: String.raw`def collapse_spaces(text: str) -> str:
    """collapse_spaces: white space at the ends goes, inside it becomes one space."""
    spaces = "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
    return re.sub(spaces, " ", text).strip(" ")`,
  only_digits: String.raw`def only_digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)`,
  regexp_like: String.raw`def regexp_like(text: str, pattern: str) -> bool:
    """regexp_like: the pattern is found somewhere."""
    return re.search(pattern, text) is not None`,
  regexp_extract: String.raw`def regexp_extract(text: str, pattern: str, group: int = 0) -> str | None:
    """regexp_extract: what the first match, or a group of it, holds; empty for a group that took no part."""
    found = re.search(pattern, text)
    return None if found is None else found.group(group) or ""`,
  matches_of: String.raw`def matches_of(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern; an empty one right behind another does not count."""
    end = -1
    for found in re.finditer(pattern, text):
        if found.end() > found.start() or found.start() != end:
            yield found
        end = found.end()`,
  regexp_replace: String.raw`def regexp_replace(text: str, pattern: str, by: tuple[str | int, ...]) -> str:
    """regexp_replace: every match; what it is replaced by are texts and numbers of groups."""
    parts, end = [], 0
    for found in matches_of(pattern, text):
        parts.append(text[end : found.start()])
        parts.extend(part if isinstance(part, str) else found.group(part) or "" for part in by)
        end = found.end()
    return "".join(parts) + text[end:]`,
  regexp_count: String.raw`def regexp_count(text: str, pattern: str) -> int:
    """regexp_count: matches that do not overlap."""
    return sum(1 for _ in matches_of(pattern, text))`,
}
