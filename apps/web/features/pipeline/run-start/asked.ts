import { parseValue } from '@ai-etl/core/expressions/values'
import { familyOf } from '@ai-etl/core/types/family'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'
import { graphOf } from '#features/graph/model.ts'
import { type Parameter, parametersOf } from '#features/schedule/parameters.ts'

export type Values = Readonly<Record<string, string>>

/** What a document leaves to be said by whoever runs it. */
export interface Asked {
  readonly parameters: readonly Parameter[]
  /** Sources of which only what is new is read. */
  readonly incremental: readonly string[]
}

export function askedOf(text: string): Asked {
  const sources = graphOf(text)?.nodes.filter(({ section }) => section === 'sources') ?? []
  return {
    parameters: parametersOf(text),
    incremental: sources.filter(({ value }) => value.mode === 'incremental').map(({ name }) => name),
  }
}

/** Values as they are sent: what is empty, or is what the document says anyway, is left to it. */
export function sent(parameters: readonly Parameter[], values: Values): Values {
  return Object.fromEntries(
    parameters.flatMap(({ name, byDefault }) => {
      const value = values[name] ?? ''
      return value === '' || value === byDefault ? [] : [[name, value]]
    }),
  )
}

/** A check without what runs are asked for, and the parameters that it lacked values of. */
export interface Unsaid<C> {
  readonly faults: C
  readonly parameters: readonly string[]
}

/** Parts what is wrong with a document from what each run has to say: a missing value is no fault of it. */
export function unsaidIn<
  C extends { readonly errors: readonly { readonly code: string; readonly parameter?: string | undefined }[] },
>(check: C): Unsaid<C> {
  const lacked = check.errors.flatMap(({ parameter }) => parameter ?? [])
  const errors = check.errors.filter(({ parameter }) => parameter === undefined)
  return { faults: { ...check, errors }, parameters: [...new Set(lacked)] }
}

/** What is wrong with a value; null: nothing. */
export function misfitOf({ type, byDefault }: Parameter, value: string): 'missing' | 'type' | null {
  if (value === '') return byDefault === null ? 'missing' : null
  const logical = typeOf(type)
  return logical !== null && parseValue(value, logical) === undefined ? 'type' : null
}

/** How a value is entered; anything but a text only where what stands there can be shown by it. */
export function entryOf({ type, byDefault }: Parameter, value: string): 'text' | 'number' | 'date' | 'moment' | 'bool' {
  const logical = typeOf(type)
  switch (logical?.kind) {
    case 'bool':
      return 'bool'
    case 'date':
      return isShown(/^\d{4}-\d\d-\d\d$/) ? 'date' : 'text'
    case 'timestamp':
      return isShown(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/) ? 'moment' : 'text'
    default:
      return logical && familyOf(logical) === 'number' ? 'number' : 'text'
  }

  function isShown(form: RegExp): boolean {
    return [value, byDefault ?? ''].every((each) => each === '' || form.test(each))
  }
}

/** The values that a run was asked for with, as its request keeps them. */
export interface Given {
  readonly values: Values
  /** Some were secrets, and are not kept. */
  readonly hidden: boolean
}

/** @param request of a run, as the API shows it; parameters that the document no longer has are left out */
export function givenIn(request: unknown, parameters: readonly Parameter[]): Given {
  const { params } = Object(request) as { readonly params?: unknown }
  const kept = Object.entries(Object(params) as Record<string, unknown>).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && parameters.some(({ name }) => name === entry[0]),
  )
  const shown = kept.filter(([, value]) => !value.includes(MASK))
  return { values: Object.fromEntries(shown), hidden: shown.length < kept.length }
}

/** What stands in place of a secret. */
const MASK = '***'

function typeOf(text: string): LogicalType | null {
  try {
    return parseType(text)
  } catch {
    // The check tells of a type that there is not.
    return null
  }
}
