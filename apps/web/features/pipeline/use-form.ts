'use client'

import type { ExpressionPlace } from '@ai-etl/core/expressions/assist/diagnose'
import { readMacros } from '@ai-etl/core/expressions/macros'
import type { ScopeColumn } from '@ai-etl/core/expressions/typed'
import { columnsInto, expressionPlace } from '@ai-etl/core/pipeline/edit/expression-places'
import { mayBeCursor } from '@ai-etl/core/pipeline/incremental/settings'
import { parametersOf } from '@ai-etl/core/pipeline/plan/lower'
import { parseType } from '@ai-etl/core/types/parse'
import { useMemo } from 'react'
import type { GraphNode, PipelineGraph } from '#features/graph/model.ts'
import type { FormKnowledge } from './form/form-context.ts'
import type { Check, Finding } from './use-check.ts'

/** What the fields of a part know of it: columns that come in, where expressions stand, what the check says of each. */
export function useFormKnowledge(
  part: GraphNode,
  graph: PipelineGraph,
  check: Check | null,
  errors: readonly Finding[],
): Omit<FormKnowledge, 'groupBy'> {
  const columns = useMemo(() => typedColumns(check), [check])
  return useMemo(() => {
    const columnsOf = (name: string) => columns.get(name) ?? []
    const known = knownAround(graph)
    const around = { columnsOf, ...known }
    const step = part.value
    const isStep = part.section === 'steps'
    const inputs = graph.nodes
      .filter(({ section, id }) => section !== 'targets' && id !== part.id)
      .map(({ name }) => name)
    const at = `${part.section}.${part.name}`
    return {
      type: isStep ? part.about : part.section === 'sources' ? 'source' : 'target',
      inputs,
      columns: part.section === 'sources' ? cursorsAmong(columnsOf(part.name)) : columnsInto(step, around),
      columnsOf,
      around: known,
      place: (path): ExpressionPlace | null => (isStep ? expressionPlace(step, path, around) : null),
      errorAt: (path) => errors.find(({ where }) => placeIn(where) === [at, ...path].join('.'))?.message,
    }
  }, [columns, graph, part, errors])
}

/** Columns by which it may be told what is new of a source; null where its columns are not known. */
function cursorsAmong(columns: readonly ScopeColumn[]): readonly ScopeColumn[] | null {
  return columns.length === 0 ? null : columns.filter(({ type }) => mayBeCursor(type))
}

/** The place of a finding within the document: `steps.paid.values.sum` of `p.yaml:6:41 steps.paid.values.sum`. */
export function placeIn(where: string | null): string {
  return where?.slice(where.indexOf(' ') + 1) ?? ''
}

/** Columns of each source and step whose columns are known. */
export function typedColumns(check: Check | null): ReadonlyMap<string, readonly ScopeColumn[]> {
  return new Map(
    (check?.steps ?? []).map(({ id, columns }) => [
      id,
      columns.map(({ name, type }) => ({ name, type: parseType(type) })),
    ]),
  )
}

/** What expressions of a document may name beside columns. */
export function knownAround(graph: PipelineGraph) {
  return { parameters: parametersIn(graph), macros: readMacros(graph.macros).macros }
}

function parametersIn({ params }: PipelineGraph): ReturnType<typeof parametersOf> {
  try {
    return parametersOf(params)
  } catch {
    // A parameter of a type that there is not is an error of its own, which the check tells.
    return new Map()
  }
}
