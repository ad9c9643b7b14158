/** A type of ClickHouse, read from its text. */
export interface NativeType {
  /** `Nullable`, `DateTime64`, `Enum8`, … */
  readonly name: string
  /** As the server writes it. */
  readonly text: string
  /** Types among its arguments, with names where it has them (Tuple, Nested). */
  readonly inner: readonly NativeType[]
  /** Arguments as written: numbers, quoted zones, members of an Enum. */
  readonly arguments: readonly string[]
}

/** Reads `Map(String, Array(Nullable(Decimal(18, 2))))`. Never throws: what it does not know is a name with arguments. */
export function parseNativeType(text: string): NativeType {
  const trimmed = text.trim()
  const open = trimmed.indexOf('(')
  if (open === -1 || !trimmed.endsWith(')')) return { name: trimmed, text: trimmed, inner: [], arguments: [] }
  const parts = splitArguments(trimmed.slice(open + 1, -1))
  const inner = parts.filter((part) => /^[A-Za-z`"_]/.test(part)).map((part) => parseNativeType(withoutName(part)))
  return { name: trimmed.slice(0, open), text: trimmed, inner, arguments: parts }
}

/** `a Int32` → `Int32`: fields of a named tuple. */
function withoutName(part: string): string {
  const named = /^(?:`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*)\s+(?=[A-Z])(.+)$/s.exec(part)
  return named ? named[1] : part
}

/** Splits at commas outside brackets and quotes. */
export function splitArguments(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === "'" || character === '`' || character === '"') i = endOfQuoted(text, i)
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim())
      start = i + 1
    }
  }
  const last = text.slice(start).trim()
  return last === '' ? parts : [...parts, last]
}

function endOfQuoted(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === text[start]) return i
  }
  return text.length
}

/** The type without Nullable and LowCardinality around it. */
export function bare(type: NativeType): NativeType {
  return type.name === 'Nullable' || type.name === 'LowCardinality' || type.name === 'SimpleAggregateFunction'
    ? bare(type.inner[type.inner.length - 1])
    : type
}

export function isNullable(type: NativeType): boolean {
  if (type.name === 'Nullable') return true
  return type.name === 'LowCardinality' && isNullable(type.inner[0])
}

/** Members of an Enum, unescaped. */
export function enumMembers(type: NativeType): string[] {
  return type.arguments.map((member) => {
    const quoted = /^'((?:[^'\\]|\\.|'')*)'/s.exec(member)?.[1] ?? member
    return quoted.replace(/\\(.)|''/gs, (_, escaped: string | undefined) => ESCAPES[escaped ?? "'"] ?? escaped ?? "'")
  })
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', b: '\b', f: '\f' }

/** Zone named by a DateTime; null when it follows the server's. */
export function zoneOf(type: NativeType): string | null {
  const named = type.arguments.find((argument) => argument.startsWith("'"))
  return named === undefined ? null : named.slice(1, -1)
}

/** Digits behind the second: DateTime64 and Time64 name theirs, others have none. */
export function secondDigits(type: NativeType): number {
  return type.name.endsWith('64') ? Number(type.arguments[0]) : 0
}

/** Precision and scale of `Decimal(p, s)`; of the forms with a width (`Decimal64(s)`) as well. */
export function decimalOf(type: NativeType): { precision: number; scale: number } | null {
  const width = /^Decimal(32|64|128|256)?$/.exec(type.name)
  if (!width) return null
  if (width[1])
    return { precision: { 32: 9, 64: 18, 128: 38, 256: 76 }[width[1]] ?? 76, scale: Number(type.arguments[0]) }
  return { precision: Number(type.arguments[0]), scale: Number(type.arguments[1] ?? 0) }
}
