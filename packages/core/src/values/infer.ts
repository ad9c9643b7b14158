import { isIdentifier } from '../semantics/identifier.ts'
import { scalar } from '../types/logical.ts'
import type { FieldEvidence } from './evidence.ts'
import type { Form } from './form.ts'
import { CANONICAL } from './form.ts'
import { inferBool } from './infer-bool.ts'
import { inferMoment } from './infer-moment.ts'
import { inferNumber } from './infer-number.ts'
import type { FieldInference, InferenceNote, Verdict } from './inference.ts'
import { nullTokensOf } from './null-tokens.ts'
import { ruledOutTypes } from './ruled-out.ts'
import { SHAPE, SHAPE_COUNT } from './shape.ts'

export type { Ambiguity, FieldInference, InferenceNote, NoteRule } from './inference.ts'

/** Shapes that say nothing about the type: they become NULL in a typed column. */
const NEUTRAL = new Set<number>([SHAPE.NULL, SHAPE.EMPTY, SHAPE.BLANK, SHAPE.TOKEN])

/**
 * Decides a field's type: the narrowest whose values all survive conversion unchanged. What is nearly a type is text,
 * with the first values that excluded it.
 * @param field the name as the source has it: tax and phone numbers are text whatever their digits allow
 */
export function inferField(evidence: FieldEvidence, field: { readonly name: string }): FieldInference {
  const present: number[] = []
  for (let shape = 0; shape < SHAPE_COUNT; shape++)
    if (!NEUTRAL.has(shape) && evidence.shapes.counts[shape] > 0) present.push(shape)
  if (present.length === 0) return text(evidence, [{ rule: 'all-null', count: evidence.rows }])
  if (isDigits(present) && isIdentifier(field.name, examples(evidence, present)))
    return text(evidence, [{ rule: 'identifier', count: evidence.lengths.values }])
  const found =
    inferBool(evidence, present, field.name) ??
    inferMoment(evidence, present, field.name) ??
    inferNumber(evidence, present) ??
    inferOther(present)
  if (found === null) return text(evidence, [])
  if ('forms' in found) return { ...text(evidence, []), ambiguous: found }
  return typed(evidence, found)
}

function inferOther(present: readonly number[]): Verdict | null {
  if (present.length > 1) return null
  switch (present[0]) {
    case SHAPE.UUID:
      return { type: scalar('uuid'), form: CANONICAL }
    case SHAPE.IP:
      return { type: scalar('ip'), form: CANONICAL }
    default:
      return null
  }
}

function typed(evidence: FieldEvidence, verdict: Verdict): FieldInference {
  const { tokens: nullTokens, trim } = nullTokensOf(evidence)
  const form: Form = {
    ...verdict.form,
    ...(trim ? { trim: true } : {}),
    ...(nullTokens.length > 0 ? { nullTokens: nullTokens.map((token) => token.text) } : {}),
  }
  const strayNote: InferenceNote[] = evidence.strays > 0 ? [{ rule: 'stray-space', count: evidence.strays }] : []
  return {
    type: verdict.type,
    form,
    nullable: evidence.count(SHAPE.NULL) > 0 || nullTokens.length > 0,
    nullTokens,
    ruledOut: ruledOutTypes(evidence, verdict.type),
    ambiguous: null,
    notes: [...(verdict.notes ?? []), ...strayNote],
    range: verdict.range ?? null,
  }
}

function text(evidence: FieldEvidence, notes: readonly InferenceNote[]): FieldInference {
  const { min, max } = evidence.text
  const tokens = evidence.count(SHAPE.TOKEN)
  return {
    type: scalar('string'),
    form: CANONICAL,
    nullable: evidence.count(SHAPE.NULL) > 0,
    nullTokens: [],
    ruledOut: ruledOutTypes(evidence, scalar('string')),
    ambiguous: null,
    notes: tokens > 0 ? [...notes, { rule: 'null-token-in-text', count: tokens }] : notes,
    range: min === null || max === null ? null : { min, max },
  }
}

function isDigits(present: readonly number[]): boolean {
  const shapes: readonly number[] = [SHAPE.INTEGER, SHAPE.PADDED, SHAPE.DECIMAL, SHAPE.NUMBER]
  return present.every((shape) => shapes.includes(shape))
}

function examples(evidence: FieldEvidence, present: readonly number[]): string[] {
  const { first, last } = evidence.shapes
  return present.flatMap((shape) => [first[shape], last[shape]].flatMap((sighting) => sighting?.value ?? []))
}
