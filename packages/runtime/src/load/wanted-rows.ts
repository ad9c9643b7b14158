import type { RowCondition } from '@ai-etl/core/contracts/condition'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LoadRequest } from './request.ts'
import type { Route } from './route.ts'

/**
 * The conditions of a load that its source judges itself, by table; null when it judges none. They are judged here once
 * more, so that a source may give more rows than it was asked for, but never fewer.
 */
export function wantedRows(
  source: Pick<Source, 'filters'>,
  routes: readonly Route[],
  { limit }: Pick<LoadRequest, 'limit'>,
): readonly (RowCondition | null)[] | null {
  // A limit is of rows that are read, whatever becomes of them.
  if (!source.filters || limit !== undefined) return null
  const wanted = routes.map((route, table) => {
    const accepted = route.rowConditions.filter((condition) => source.filters?.(table, condition))
    return accepted.reduce<RowCondition | null>(
      (left, right) => (left === null ? right : { kind: 'and', left, right }),
      null,
    )
  })
  return wanted.some((condition) => condition !== null) ? wanted : null
}
