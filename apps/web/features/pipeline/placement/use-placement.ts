'use client'

import type { Answer } from '@ai-etl/client/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Computing } from '#features/graph/place.tsx'
import type { Values } from '#features/pipeline/run-start/asked.ts'
import { api } from '#lib/api.ts'

/** Where a part runs, how many rows it is expected to give, and why there. */
export type PlacedPart = NonNullable<Answer<'checkPipeline'>['explain']>[number]

/**
 * Where each part of a text would run; databases are asked for their sizes and plans, so it comes after the check.
 * @param sound the text, when its check is in and found no error; else null
 * @param params values that it was checked with
 */
export function usePlacement(projectId: string, sound: string | null, params: Values) {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['placePipeline', projectId, sound, params],
    queryFn: async ({ signal }) => {
      const body = { text: sound ?? '', params, explain: true }
      return (await api.call('checkPipeline', { query: { projectId }, body, signal })).explain ?? []
    },
    enabled: sound !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { parts: data ?? null, problem: isPlaceholderData ? null : error }
}

/** What computes a part. */
export function computingOf({ where }: Pick<PlacedPart, 'where'>): Computing {
  return where === 'source' || where === 'target' ? 'database' : where
}
