import type { LogicalType } from '../types/logical.ts'
import type { FieldEvidence } from './evidence.ts'
import type { Form } from './form.ts'
import { CANONICAL } from './form.ts'
import { inferBool } from './infer-bool.ts'
import { inferMoment } from './infer-moment.ts'
import { inferNumber } from './infer-number.ts'
import type { Ambiguity, Verdict } from './inference.ts'
import { nullTokensOf } from './null-tokens.ts'
import type { Shape } from './shape.ts'
import { SHAPE } from './shape.ts'

const NUMBERS: readonly Shape[] = [SHAPE.INTEGER, SHAPE.DECIMAL, SHAPE.NUMBER, SHAPE.EXPONENT, SHAPE.SPECIAL]
const DATES: readonly Shape[] = [SHAPE.DATE, SHAPE.TIMESTAMP, SHAPE.TIMESTAMPTZ, SHAPE.LOOSE_DATE]

/**
 * How a column's values read as a type that someone said, although not all of them are of it: by the form of those that
 * look like it. Where day and month, or the sign of the fraction, are not decided by any value, the first form is taken.
 * @param name of the field at the source
 */
export function formForType(evidence: FieldEvidence, type: LogicalType, name: string): Form {
  const verdict = verdictFor(evidence, type, name)
  if (verdict === null) return CANONICAL
  const form = 'forms' in verdict ? verdict.forms[0] : verdict.form
  const { tokens, trim } = nullTokensOf(evidence)
  return {
    ...form,
    ...(trim ? { trim } : {}),
    ...(tokens.length > 0 ? { nullTokens: tokens.map((token) => token.text) } : {}),
  }
}

function verdictFor(evidence: FieldEvidence, type: LogicalType, name: string): Verdict | Ambiguity | null {
  const present = (shapes: readonly Shape[]) => shapes.filter((shape) => evidence.count(shape) > 0)
  switch (type.kind) {
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'uint64':
    case 'decimal':
    case 'float64': {
      const shapes = present(NUMBERS)
      return shapes.length === 0 ? null : inferNumber(evidence, shapes)
    }
    case 'date':
    case 'timestamp':
    case 'timestamptz': {
      const shapes = present(DATES)
      return shapes.length === 0 ? null : inferMoment(evidence, shapes, name)
    }
    case 'bool':
      return evidence.count(SHAPE.BOOL) === 0 ? null : inferBool(evidence)
    default:
      return null
  }
}
