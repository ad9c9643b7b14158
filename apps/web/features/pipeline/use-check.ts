'use client'

import type { Answer } from '@ai-etl/client/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#lib/api.ts'

export type Check = Answer<'checkPipeline'>
export type Finding = Check['errors'][number]

/** A pause in typing after which the server is asked, in milliseconds. */
const PAUSE_MS = 250

/** A value as it was before the last pause. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Types and errors of a text; while the next answer is awaited, those of the text before. */
export function useCheck(projectId: string, text: string) {
  const settled = useSettled(text)
  const query = useQuery({
    queryKey: ['checkPipeline', projectId, settled],
    queryFn: ({ signal }) => api.call('checkPipeline', { query: { projectId }, body: { text: settled }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { check: query.data ?? null, pending: settled !== text || query.isFetching, problem: query.error }
}

/** What is wrong with one part: of the step by its name, of a target by its place in the document. */
export function findingsOf(findings: readonly Finding[], section: string, name: string): readonly Finding[] {
  return findings.filter(({ step, where }) => step === name || (where ?? '').includes(`${section}.${name}`))
}

/** The first rows of a source or step of a text, with how long they took. */
export function useRows(projectId: string, text: string, step: string | null) {
  const settled = useSettled(text)
  return useQuery({
    queryKey: ['previewPipelineStep', projectId, step, settled],
    queryFn: async ({ signal }) => {
      const began = performance.now()
      const body = { text: settled, step: step ?? '', rows: 20 }
      const rows = await api.call('previewPipelineStep', { query: { projectId }, body, signal })
      return { ...rows, ms: Math.round(performance.now() - began) }
    },
    enabled: step !== null,
    placeholderData: (previous) => (previous?.step === step ? previous : undefined),
    retry: false,
  })
}
