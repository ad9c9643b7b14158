'use client'

import type { Answer, CallOptions, RouteId } from '@ai-etl/client/client'
import type { RouteTypes } from '@ai-etl/client/routes'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from './api.ts'

interface PageOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** Routes that answer a list page by page. */
type PagedRoute = { [Id in RouteId]: Answer<Id> extends PageOf<unknown> ? Id : never }[RouteId]
type Item<Id extends PagedRoute> = Answer<Id> extends PageOf<infer T> ? T : never

/**
 * A list that grows at its end: `const { items, more } = usePages('listRuns', { query: { projectId } }, first)`.
 * @param first its first page as a server component read it, so that it is not asked for twice
 * @returns `more` asks for the next page; null where there is none, or one is on its way
 */
export function usePages<Id extends PagedRoute>(
  id: Id,
  options: Pick<CallOptions<Id>, Extract<keyof CallOptions<Id>, 'params' | 'query'>> = {} as CallOptions<Id>,
  first?: Answer<Id>,
) {
  const { params, query } = options as { params?: object; query?: RouteTypes[Id]['query'] }
  const pages = useInfiniteQuery({
    queryKey: [id, params, query],
    queryFn: ({ pageParam }) =>
      // The route's own options with a cursor, which every paged route takes; generics cannot say so.
      api.call(id, {
        params,
        query: { ...query, ...(pageParam !== null && { cursor: pageParam }) },
      } as unknown as CallOptions<Id>),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as PageOf<unknown>).nextCursor,
    ...(first && { initialData: { pages: [first], pageParams: [null] } }),
  })
  return {
    items: (pages.data?.pages ?? []).flatMap((page) => (page as PageOf<Item<Id>>).items),
    more: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null,
    loading: pages.isPending,
    problem: pages.error,
  }
}
