'use client'

import type { ExpressionPlace } from '@ai-etl/core/expressions/assist/diagnose'
import type { Scope, ScopeColumn } from '@ai-etl/core/expressions/typed'
import { createContext, useContext } from 'react'

export type Path = readonly (string | number)[]

/** What the fields of a part know of it and of the document around. */
export interface FormKnowledge {
  /** Type of the step; `source` or `target` of those. */
  readonly type: string
  /** Names that `input` and the like may take. */
  readonly inputs: readonly string[]
  /** Columns that come in, of a source those that may be its cursor; null: not known. */
  readonly columns: readonly ScopeColumn[] | null
  /** Columns of a source or step; empty where they are not known. */
  columnsOf(name: string): readonly ScopeColumn[]
  /** What expressions may name beside columns. */
  readonly around: Pick<Scope, 'parameters' | 'macros'>
  /** Where an expression of the part stands; null where what comes in is not known. */
  place(path: Path): ExpressionPlace | null
  /** What the check says of exactly this place. */
  errorAt(path: Path): string | undefined
  /** Groups the rows by a column more. */
  groupBy?(column: string): void
}

const FormContext = createContext<FormKnowledge | null>(null)
export const FormProvider = FormContext.Provider

export function useForm(): FormKnowledge {
  const form = useContext(FormContext)
  if (form === null) throw new Error('a field stands outside of a form')
  return form
}

/** A change of a field; `typed`: by a letter more, which is no change of its own. */
export type Change = (value: unknown, typed?: boolean) => void
