import { BYTE_CLASS } from '../contracts/batch.ts'
import type { FieldProfile } from '../documents/profile.ts'
import type { Language } from '../messages/language.ts'
import type { LogicalType } from '../types/logical.ts'
import { formatType } from '../types/logical.ts'
import { CANONICAL, formatForm } from '../values/form.ts'
import type { FieldInference } from '../values/infer.ts'
import { inferField } from '../values/infer.ts'
import { countCharacters } from './characters.ts'
import type { ColumnValues } from './column-values.ts'
import { readValues } from './column-values.ts'
import { orderCorrelation } from './correlation.ts'
import { NO_TEXT } from './dictionary.ts'
import { distinctFacts } from './distinct.ts'
import type { EntryArrays } from './entries.ts'
import { openEntries, rowWeights } from './entries.ts'
import type { Extremes } from './extremes.ts'
import { extremes } from './extremes.ts'
import { categoryHistogram, lengthHistogram, numberHistogram, timeHistogram } from './histogram.ts'
import { scaleOf } from './order-keys.ts'
import { Patterns } from './patterns.ts'
import type { ColumnSnapshot } from './snapshot.ts'
import { topValues } from './top.ts'
import { weightedEvidence } from './weighted-evidence.ts'

export interface FieldInput {
  readonly name: string
  readonly path: string
  /** The type that the source system declares; absent: to be inferred. */
  readonly declared?: LogicalType
  readonly declaredNullable?: boolean
  readonly column: ColumnSnapshot
  /** Rows of the table. */
  readonly rows: number
  /** Paths of the source's files, where there are several: examples name theirs. */
  readonly files?: readonly string[]
}

export interface FieldOptions {
  readonly lang: Language
  /** Values of personal fields are shown as they are. */
  readonly showPersonal: boolean
  /** Seconds from 1970 of the moment of profiling. */
  readonly now: number
}

/** What is known of a field when its facts are measured: what findings are judged from. */
export interface FieldFacts {
  readonly input: FieldInput
  readonly inference: FieldInference | null
  /** Rows by the shape of their raw value (values/shape.ts), where the type was inferred. */
  readonly shapes: Float64Array | null
  readonly values: ColumnValues
  readonly patterns: Patterns
  readonly profile: FieldProfile
}

const TOP_VALUES = 20
const TOP_PATTERNS = 10
/** Fields of at most so many distinct texts get a histogram of categories. */
const CATEGORIES = 20

/** All facts of one field but its meaning and findings, values unmasked. */
export function measureField(input: FieldInput): FieldFacts {
  const { column, rows, declared } = input
  const entries = openEntries(column.entries)
  const evidence = declared ? null : weightedEvidence(entries, column)
  const inference = evidence && inferField(evidence, { name: input.name })
  const range = declared ? declaredRange(declared, entries, input) : (inference?.range ?? null)
  const type = declared ?? inference?.type ?? { kind: 'string' }
  const values = readValues(entries, type, inference?.form ?? CANONICAL)
  const nulls = column.nulls + values.tokenNulls
  const { distinct, unique } = distinctFacts(column, values, rows, nulls)
  const patterns = new Patterns()
  // Those of a uuid say nothing.
  if (type.kind !== 'uuid') patterns.add(entries)
  const top = topValues(column, values, TOP_VALUES)
  const profile: FieldProfile = {
    name: input.name,
    path: input.path,
    type: formatType(type),
    // Of a column without any value nothing is known: not even that it has none.
    nullable: nulls > 0 || (input.declaredNullable ?? rows === 0),
    nulls,
    distinct,
    unique,
    constant: distinct.exact && distinct.value === 1 && nulls === 0,
    ...extremes(values, range),
    semantic: null,
    personal: false,
    top,
    histogram: histogramOf(values, top, distinct),
    issues: [],
    evidence: {
      minLength:
        column.maxCharacters === 0 && column.minCharacters === Number.POSITIVE_INFINITY ? 0 : column.minCharacters,
      maxLength: column.maxCharacters,
      maxBytes: column.maxBytes,
      patterns: patterns.top(TOP_PATTERNS).map(({ pattern, count }) => ({ pattern, count })),
      form: inference ? formatForm(inference.form) : 'canonical',
      ruledOut: inference ? inference.ruledOut.map((ruled) => ({ ...ruled })) : [],
      orderCorrelation: values.keys && orderCorrelation(column.codes, values.keys),
      bytes: column.bytes,
    },
  }
  return { input, inference, shapes: evidence && evidence.shapes.counts, values, patterns, profile }
}

/**
 * The range of a field whose type the source declares, where its entries do not hold all values: from the evidence of
 * all, as far as it reads them in the declared type's order. Null where the entries tell it themselves.
 */
function declaredRange(declared: LogicalType, entries: EntryArrays, { column, name }: FieldInput): Extremes | null {
  if (column.overflow === null && column.direct === null) return null
  const evidence = weightedEvidence(entries, column)
  const scale = scaleOf(declared)
  if (scale === 'text') return { min: evidence.text.min, max: evidence.text.max }
  const { type, range } = inferField(evidence, { name })
  return scaleOf(type) === scale ? range : null
}

function histogramOf(
  values: ColumnValues,
  top: FieldProfile['top'],
  distinct: FieldProfile['distinct'],
): FieldProfile['histogram'] {
  const { keys, scale, entries } = values
  if (keys) {
    const weighted = { keys, counts: rowWeights(entries) }
    return scale === 'number' ? numberHistogram(weighted) : timeHistogram(weighted)
  }
  if (distinct.exact && distinct.value > 0 && distinct.value <= CATEGORIES) return categoryHistogram(top)
  return lengthHistogram({ keys: lengthsOf(values), counts: rowWeights(entries) })
}

/** Lengths in characters, by entry; NaN where there is no text. */
function lengthsOf({ entries, isNull }: ColumnValues): Float64Array {
  const { text, textStart, textLength, mask, size } = entries
  const lengths = new Float64Array(size).fill(Number.NaN)
  for (let entry = 0; entry < size; entry++) {
    const start = textStart[entry]
    if (start === NO_TEXT || isNull[entry] === 1) continue
    const ascii = (mask[entry] & BYTE_CLASS.HIGH) === 0
    lengths[entry] = ascii ? textLength[entry] : countCharacters(text, start, start + textLength[entry])
  }
  return lengths
}
