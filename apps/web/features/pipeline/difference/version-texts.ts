'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#lib/api.ts'
import { draftOf } from '../use-document.ts'

/** The choice that stands for what this browser keeps and that is not issued yet. */
export const DRAFT = 'draft'

/** The draft of a pipeline in this browser; null: there is none. It is known after the first drawing alone. */
export function useDraft(pipelineId: string): string | null {
  const [draft, setDraft] = useState<string | null>(null)
  useEffect(() => {
    // What this browser kept is known only after the first drawing, which the server made.
    // oxlint-disable-next-line react/set-state-in-effect
    setDraft(draftOf(pipelineId)?.text ?? null)
  }, [pipelineId])
  return draft
}

/** The text of a version by its number, or of the draft; null while it is awaited, or where there is none. */
export function useVersionText(pipelineId: string, version: string, draft: string | null) {
  const number = Number(version)
  const isNumber = Number.isInteger(number) && number > 0
  const query = useQuery({
    queryKey: ['showPipelineVersion', pipelineId, number],
    queryFn: () => api.call('showPipelineVersion', { params: { pipelineId, number } }),
    enabled: isNumber,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { text: version === DRAFT ? draft : (query.data?.text ?? null), problem: query.error }
}
