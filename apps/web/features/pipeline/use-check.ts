'use client'

import type { Answer } from '@ai-etl/client/client'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { parametersOf } from '#features/schedule/parameters.ts'
import { api } from '#lib/api.ts'
import { useLanguage } from '#lib/language-context.tsx'
import { sent, type Values } from './run-start/asked.ts'

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

/**
 * Types and errors of a text; while the next answer is awaited, those of the text before. A text that does not have the
 * form of a document is an error like others: what is known of the columns stays.
 * @param values of parameters, by which rows are looked at too
 */
export function useCheck(projectId: string, text: string, values: Values) {
  const lang = useLanguage()
  const settled = useSettled(text)
  const misfit = useMemo(() => misfitOf(settled, lang), [settled, lang])
  const params = useMemo(() => sent(parametersOf(settled), values), [settled, values])
  const query = useQuery({
    queryKey: ['checkPipeline', projectId, settled, params],
    queryFn: ({ signal }) =>
      api.call('checkPipeline', { query: { projectId }, body: { text: settled, params }, signal }),
    enabled: misfit === null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const [known, setKnown] = useState<Check | null>(null)
  if (query.data !== undefined && query.data !== known) setKnown(query.data)
  const answered = misfit === null && query.data !== undefined && !query.isPlaceholderData
  return {
    check: misfit === null ? (query.data ?? known) : withError(known, misfit),
    /** The text that it is the check of; null: it is still that of another one. */
    checked: answered ? settled : null,
    pending: settled !== text || query.isFetching,
    problem: misfit === null ? query.error : null,
  }
}

/** Where and how a text does not have the form of a document; null for one that has. */
function misfitOf(text: string, lang: Language): Finding | null {
  try {
    readPipeline(UNNAMED, text)
    return null
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const problem = error.problem(lang)
    const [, step = null] = /(?:sources|steps|targets)\.([^.\s]+)/.exec(problem.where ?? '') ?? []
    return { ...problem, step }
  }
}

/** What findings call the document, as the server does. */
const UNNAMED = 'pipeline'

function withError(known: Check | null, error: Finding): Check {
  return { ok: false, steps: known?.steps ?? [], errors: [error], warnings: [], lineage: known?.lineage ?? [] }
}

/** What is wrong with one part: of the step by its name, of a target or a check by its place in the document. */
export function findingsOf(findings: readonly Finding[], section: string, name: string): readonly Finding[] {
  return findings.filter(({ step, where }) => {
    const place = /\b(sources|steps|targets|params|macros|checks)\.([^.\s]+)/.exec(where ?? '')
    return place === null ? step === name : place[1] === section && place[2] === name
  })
}

/** The first rows of a source or step of a sound text, with how long they took; null: no text is known to be sound. */
export function useRows(
  projectId: string,
  text: string | null,
  step: string,
  params: Readonly<Record<string, string>>,
) {
  return useQuery({
    queryKey: ['previewPipelineStep', projectId, step, text, params],
    queryFn: async ({ signal }) => {
      const began = performance.now()
      const body = { text: text ?? '', step, params, rows: 20 }
      const rows = await api.call('previewPipelineStep', { query: { projectId }, body, signal })
      return { ...rows, ms: Math.round(performance.now() - began) }
    },
    enabled: text !== null,
    placeholderData: (previous) => (previous?.step === step ? previous : undefined),
    retry: false,
  })
}

/** How the sides of a join of a sound text meet; while the next answer is awaited, as they met before. */
export function useOverlap(projectId: string, text: string | null, step: string) {
  return useQuery({
    queryKey: ['measurePipelineJoin', projectId, step, text],
    queryFn: ({ signal }) =>
      api.call('measurePipelineJoin', { query: { projectId }, body: { text: text ?? '', step }, signal }),
    enabled: text !== null,
    placeholderData: (previous) => (previous?.step === step ? previous : undefined),
    retry: false,
  })
}
