import type { Source, SourceColumn } from '@ai-etl/core/contracts/source'
import { familyOf } from '@ai-etl/core/types/family'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { scalar } from '@ai-etl/core/types/logical'
import type { FieldEvidence } from '@ai-etl/core/values/evidence'
import type { Form } from '@ai-etl/core/values/form'
import { CANONICAL } from '@ai-etl/core/values/form'
import { formForType } from '@ai-etl/core/values/form-for-type'
import type { FieldInference } from '@ai-etl/core/values/infer'
import { inferField } from '@ai-etl/core/values/infer'
import type { Reading } from './readings.ts'
import type { ColumnEvidence, Evidence } from './sample.ts'
import type { DeclaredType, Shaping } from './shaping.ts'

/** True when the source itself says the type of every column. */
export function allDeclared(source: Source): boolean {
  return source.tables.every((table) => table.columns.every((column) => column.type !== undefined))
}

/**
 * Decides how each column is read: as a cast says, as the system declares, else as its values look.
 * @param evidence null where the source declares every type
 * @param forms of columns of the root whose form is known
 * @param proven whether the evidence is of all values, or of samples
 */
export function decideReadings(
  source: Source,
  shapings: readonly Shaping[],
  evidence: Evidence | null,
  proven: boolean,
  forms: Readonly<Record<string, Form>> = {},
): readonly (readonly Reading[])[] {
  return source.tables.map((table, t) =>
    table.columns.map((column, c) => {
      const looked = evidence?.[t][c]
      const seen = looked?.values
      const inference = column.type === undefined && seen ? inferField(seen, { name: column.name }) : null
      const cast = shapings[t].declared.get(c)
      if (cast) return castReading(column, cast, { seen: seen ?? null, inference, proven })
      const form = table.parent === null ? forms[column.name] : undefined
      if (form && inference) return { ...inferredReading(inference, proven), form, origin: 'proven' }
      if (inference) {
        return { ...inferredReading(inference, proven), ...otherForms(inference, seen), ...kinds(inference, looked) }
      }
      return declaredReading(column, seen ?? null, proven)
    }),
  )
}

interface Seen {
  readonly seen: FieldEvidence | null
  readonly inference: FieldInference | null
  readonly proven: boolean
}

/** Text is read by the form that its values showed where they look like the type at all. */
function castReading(column: SourceColumn, cast: DeclaredType, { seen, inference, proven }: Seen): Reading {
  const form = inference && seen ? formForType(seen, cast.type) : CANONICAL
  const nullable = (inference?.nullable ?? column.nullable ?? true) || cast.onError === 'null'
  const from = column.type && column.type.kind !== 'string' ? { from: column.type } : {}
  const range = rangeAs(cast.type, inference)
  return {
    type: cast.type,
    form,
    nullable,
    origin: 'cast',
    onError: cast.onError,
    ...from,
    ...ranged(range, seen, proven),
  }
}

/** Least and greatest value where they were read as the same kind of value that the type holds. */
function rangeAs(type: LogicalType, inference: FieldInference | null): FieldInference['range'] {
  if (inference === null || type.kind === 'string') return null
  return familyOf(inference.type) === familyOf(type) ? inference.range : null
}

function ranged(range: FieldInference['range'], seen: FieldEvidence | null, proven: boolean): Partial<Reading> {
  return { ...(range && { range }), ...(seen && proven && { ranged: true }) }
}

function otherForms(inference: FieldInference, seen: FieldEvidence | undefined): Pick<Reading, 'otherForms'> {
  if (inference.type.kind !== 'string' || !seen) return {}
  const form = (kind: 'float64' | 'timestamp' | 'bool') => formForType(seen, scalar(kind))
  return { otherForms: { number: form('float64'), moment: form('timestamp'), bool: form('bool') } }
}

/** Only of text does a design ask how many kinds of values there are. */
function kinds({ type }: FieldInference, looked: ColumnEvidence | undefined): Pick<Reading, 'distinct'> {
  return type.kind === 'string' && looked?.distinct ? { distinct: looked.distinct } : {}
}

function inferredReading(inference: FieldInference, proven: boolean): Reading {
  const { type, form, nullable, range } = inference
  const origin = proven ? 'proven' : 'sampled'
  return { type, form, nullable, origin, onError: 'reject', ...(range && type.kind !== 'string' && { range }) }
}

/** @param seen what its values look like; null where the source's word was enough */
function declaredReading(column: SourceColumn, seen: FieldEvidence | null, proven: boolean): Reading {
  const type = column.type ?? { kind: 'string' }
  const range = seen ? rangeAs(type, inferField(seen, { name: column.name })) : null
  const nullable = column.nullable ?? true
  return { type, form: CANONICAL, nullable, origin: 'declared', onError: 'reject', ...ranged(range, seen, proven) }
}
