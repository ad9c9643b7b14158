import { FORMS, type Form, type Kind, type Place } from './forms.ts'
import type { Random } from './random.ts'

/** Names of the columns that an expression may read, by kind. */
export type Columns = Readonly<Partial<Record<Kind, readonly string[]>>>

const LITERALS: Readonly<Record<Kind, readonly string[]>> = {
  bool: ['true', 'false', 'cast(null as bool)'],
  int: ['0', '1', '-1', '2', '3', '7', '-7', '10', '100', '2147483647', 'cast(null as int64)'],
  decimal: ['0.5', '1.50', '-2.25', '0.005', '100.00', '99999.99', '-0.1'],
  float: ['1.5e0', '-2.5e0', '0e0', '1e10', '1e-3', '3e0'],
  measure: ['2.5e0'],
  jsonText: [],
  text: [
    "''",
    "'a'",
    "'ё'",
    "'😀'",
    "' '",
    "'Привет'",
    "'it''s'",
    "'a%b'",
    "'\\'",
    "'A'",
    "'10'",
    'cast(null as string)',
  ],
  date: ["date '2024-02-29'", "date '2000-01-01'", "date '1969-12-31'"],
  timestamp: [
    "timestamp '2024-02-29 12:34:56'",
    "timestamp '2021-03-28 02:30:00'",
    "timestamp '1999-12-31 23:59:59.5'",
  ],
  timestamptz: ["timestamptz '2024-01-31 21:30:00Z'", "timestamptz '2010-10-30 23:30:00Z'"],
  time: ["time '10:11:12'", "time '00:00:00.5'"],
  texts: ["split('a,b,,c', ',')", "split('', ',')"],
  // There is no literal of such a list: where the column is not to be had, the expression does not bind.
  numbers: ['k'],
  json: [`cast('{"a": {"b": [1, null, "ё"]}}' as json)`],
}

const BY_KIND = new Map<Kind, readonly Form[]>()
for (const form of FORMS) BY_KIND.set(form.gives, [...(BY_KIND.get(form.gives) ?? []), form])

/** Writes well-typed expressions over columns. */
export class ExpressionGenerator {
  readonly #random: Random
  readonly #columns: Columns

  constructor(random: Random, columns: Columns) {
    this.#random = random
    this.#columns = columns
  }

  /** An expression of a kind, calls nested at most so deep. */
  write(kind: Kind, depth: number): string {
    if (depth <= 0) return this.#leaf(kind)
    return this.of(this.#random.one(this.#formsOf(kind)), depth)
  }

  /** A form with something at each of its places. */
  of({ template, places }: Form, depth: number): string {
    const written = places.map((place) => this.#place(place, depth - 1))
    return template.replaceAll(/\$(\d)/g, (_, number: string) => written[Number(number) - 1])
  }

  /** Places of one call end at different depths, so that expressions stay readable. */
  #place(place: Place, depth: number): string {
    const less = depth - this.#random.below(3)
    if (typeof place === 'string') return this.#inside(this.write(place, less))
    return this.#random
      .one(place)
      .replaceAll(/\{([a-z]+)\}/g, (_, kind: string) => this.#inside(this.write(kind as Kind, less)))
  }

  /** Operators take calls, columns and literals as they are, all else in brackets. */
  #inside(text: string): string {
    return /^(?:[\w.:']+|\w+\(.*\)|'[^']*'|\(.*\))$/su.test(text) && balanced(text) ? text : `(${text})`
  }

  #formsOf(kind: Kind): readonly Form[] {
    return BY_KIND.get(kind) ?? []
  }

  #leaf(kind: Kind): string {
    const columns = this.#columns[kind] ?? []
    const literals = LITERALS[kind]
    if (columns.length > 0 && (literals.length === 0 || this.#random.chance(0.75))) return this.#random.one(columns)
    if (literals.length > 0) return this.#random.one(literals)
    return this.of(this.#random.one(this.#formsOf(kind).filter(({ places }) => !places.includes(kind))), 1)
  }
}

/** Whether the first bracket of a text closes at its end only. */
function balanced(text: string): boolean {
  let open = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "'") quoted = !quoted
    if (quoted) continue
    if (text[i] === '(') open++
    if (text[i] === ')' && --open === 0) return i === text.length - 1
  }
  return open === 0 && !quoted
}
