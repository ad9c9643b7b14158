import { formatValue, scaleOf, type Value } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'

/** A text as Python writes it. JSON's escapes are Python's, so nothing in the text can end it. */
export function pythonText(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escapeUnit)
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A value as Python writes it, in the form in which columns of its type hold it. */
export function pythonValue(value: Value, type: LogicalType): string {
  if (value === null) return 'None'
  switch (type.kind) {
    case 'bool':
      return value === true ? 'True' : 'False'
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
      return String(value)
    case 'decimal':
      return `Decimal(${pythonText(exactText(BigInt(value as bigint), scaleOf(type)))})`
    case 'float64':
      return floatText(Number(value))
    case 'date':
    case 'timestamp':
      return momentText(formatValue(value, type))
    case 'timestamptz':
      return momentText(formatValue(value, type).replace(/Z$/, ''), 'datetime.timezone.utc')
    case 'time':
      return `datetime.time.fromisoformat(${pythonText(formatValue(value, type))})`
    default:
      return pythonText(String(value))
  }
}

/** With all places of the scale: `1.50`. */
function exactText(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const point = digits.length - scale
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`
}

function floatText(value: number): string {
  if (!Number.isFinite(value)) return `float(${pythonText(String(value).toLowerCase())})`
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function momentText(text: string, zone?: string): string {
  const parts = (text.match(/\d+/g) ?? []).slice(0, 6).map(Number)
  const micros = Number((/\.(\d+)$/.exec(text)?.[1] ?? '').padEnd(6, '0'))
  const all = [...parts, ...(micros > 0 ? [micros] : [])]
  while (all.length > 3 && all.at(-1) === 0) all.pop()
  return `datetime.datetime(${[...all, ...(zone === undefined ? [] : [`tzinfo=${zone}`])].join(', ')})`
}

/** A comment of any text: on lines of its own, without what could end it. */
export function pythonComment(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029\u0085]/)
    .map((line) => `# ${line.replace(/[\p{Cc}\p{Cf}]/gu, ' ')}`.trimEnd())
}

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type _'.split(
    ' ',
  )

/** Gives out names of variables: readable, valid in Python, each once, and none that the code uses otherwise. */
export class VariableNames {
  readonly #taken: Set<string>

  constructor(reserved: readonly string[]) {
    this.#taken = new Set([...KEYWORDS, ...reserved])
  }

  /** A new name that is like the given one. */
  name(wanted: string): string {
    // Python takes names in this normal form, so that two that differ as texts may be one.
    const plain = wanted.normalize('NFKC').replace(/[^\p{L}\p{N}_]/gu, '_')
    const valid = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`
    let name = valid
    for (let number = 2; this.#taken.has(name); number++) name = number === 2 ? `${valid}_` : `${valid}_${number}`
    this.#taken.add(name)
    return name
  }
}
