import type { LogicalType, TypeKind } from '../types/logical.ts'
import type { FieldEvidence } from './evidence.ts'
import { SHAPE, SHAPE_COUNT } from './shape.ts'
import type { Sighting } from './variants.ts'
import { earlier } from './variants.ts'

/** A type that many values suggest and some exclude: the first of those, and how many there are. */
export interface RuledOut {
  readonly type: string
  readonly line: number
  readonly value: string
  readonly count: number
}

const { INTEGER, PADDED, DECIMAL, NUMBER, EXPONENT, SPECIAL, DATE, TIMESTAMP, TIMESTAMPTZ, TIME, LOOSE_DATE } = SHAPE

/** Per type, the shapes that could be its values; narrower types first. */
const SUPPORT: readonly (readonly [TypeKind, readonly number[]])[] = [
  ['int64', [INTEGER]],
  ['decimal', [INTEGER, DECIMAL, NUMBER]],
  ['float64', [INTEGER, DECIMAL, EXPONENT, SPECIAL]],
  ['date', [DATE, LOOSE_DATE]],
  ['timestamp', [DATE, TIMESTAMP, LOOSE_DATE]],
  ['timestamptz', [TIMESTAMPTZ]],
  ['time', [TIME]],
  ['bool', [SHAPE.BOOL]],
  ['uuid', [SHAPE.UUID]],
  ['ip', [SHAPE.IP]],
]

const NEUTRAL: readonly number[] = [SHAPE.NULL, SHAPE.EMPTY, SHAPE.BLANK, SHAPE.TOKEN]
const INTEGER_KINDS: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64', 'uint64']

/** The types that at least half of the values fit, and that are not the one inferred: with what excluded each. */
export function ruledOutTypes(evidence: FieldEvidence, inferred: LogicalType): RuledOut[] {
  const out: RuledOut[] = []
  const padded = evidence.count(PADDED)
  let known = 0
  for (const [kind, shapes] of SUPPORT) {
    if (kind === inferred.kind || (kind === 'int64' && INTEGER_KINDS.includes(inferred.kind))) continue
    const support = total(evidence, shapes)
    const others = offenders(evidence, shapes)
    const suggested = support + (kind === 'int64' ? padded : 0)
    if (suggested === 0 || suggested <= known || suggested < others.count - (suggested - support)) continue
    known = suggested
    if (others.first !== null)
      out.push({ type: kind, line: others.first.line, value: others.first.value, count: others.count })
  }
  return out
}

function total(evidence: FieldEvidence, shapes: readonly number[]): number {
  return shapes.reduce((sum, shape) => sum + evidence.shapes.counts[shape], 0)
}

/** Values of all other shapes, with the first of them. */
function offenders(evidence: FieldEvidence, shapes: readonly number[]): { count: number; first: Sighting | null } {
  let count = 0
  let first: Sighting | null = null
  for (let shape = 0; shape < SHAPE_COUNT; shape++) {
    if (shapes.includes(shape) || NEUTRAL.includes(shape)) continue
    count += evidence.shapes.counts[shape]
    first = earlier(first, evidence.shapes.first[shape])
  }
  return { count, first }
}
