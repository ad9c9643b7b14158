'use client'

import { useQuery } from '@tanstack/react-query'
import type { Parameter } from '#features/schedule/parameters.ts'
import { api } from '#lib/api.ts'
import { type Given, givenIn } from './asked.ts'

interface Of {
  readonly projectId: string
  readonly pipelineId: string
  /** The run whose values are taken; null: the last one that somebody began by hand. */
  readonly runId: string | null
  readonly parameters: readonly Parameter[]
}

/** Values that an earlier run of a pipeline was given; undefined while that is not known. */
export function useGiven({ projectId, pipelineId, runId, parameters }: Of, wanted: boolean): Given | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['showRun', 'given', pipelineId, runId],
    queryFn: async () => {
      const query = { projectId, pipelineId, trigger: 'manual', limit: 1 } as const
      const id = runId ?? (await api.call('listRuns', { query })).items[0]?.id
      return id === undefined ? null : (await api.call('showRun', { params: { runId: id } })).request
    },
    enabled: wanted && parameters.length > 0,
    staleTime: 0,
  })
  // Whoever may run may begin without what was said before.
  if (isError || parameters.length === 0) return null
  return data === undefined ? undefined : data === null ? null : givenIn(data, parameters)
}
