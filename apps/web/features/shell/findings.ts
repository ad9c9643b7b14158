'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { sections } from './sections.ts'

/** One thing that the palette can open. */
export interface Finding {
  readonly name: string
  readonly href: string
  readonly kind: 'pages' | 'datasets' | 'pipelines' | 'runs'
}

/** How many of each kind are looked through; datasets beyond are found by the server's search. */
const LOOKED_THROUGH = 100

/** What can be found in a project: its pages, datasets, pipelines and last runs. @param words narrow the datasets */
export function useFindings(projectId: string | null, words: string): readonly Finding[] {
  const t = useTexts(shellTexts)
  const query = { projectId: projectId ?? '', limit: LOOKED_THROUGH }
  const enabled = projectId !== null
  const search = words.trim()
  const datasets = useQuery({
    queryKey: ['listDatasets', 'findings', projectId, search],
    queryFn: () => api.call('listDatasets', { query: search === '' ? query : { ...query, search } }),
    placeholderData: (before) => before,
    enabled,
  })
  const pipelines = useQuery({
    queryKey: ['listPipelines', 'findings', projectId],
    queryFn: () => api.call('listPipelines', { query }),
    enabled,
  })
  const runs = useQuery({
    queryKey: ['listRuns', 'findings', projectId],
    queryFn: () => api.call('listRuns', { query }),
    enabled,
  })
  return useMemo(
    () => [
      ...sections(projectId).map(({ text, href }) => finding(t[text](), href, 'pages')),
      ...(datasets.data?.items ?? []).map(({ id, title, name }) =>
        finding(title ?? name, `/datasets/${id}/profile`, 'datasets'),
      ),
      ...(pipelines.data?.items ?? []).map(({ id, name }) => finding(name, `/pipelines/${id}`, 'pipelines')),
      ...(runs.data?.items ?? []).map(({ id, name, runFolder }) =>
        finding(runFolder ? `${name} · ${runFolder}` : name, `/runs/${id}`, 'runs'),
      ),
    ],
    [projectId, t, datasets.data, pipelines.data, runs.data],
  )
}

function finding(name: string, href: string, kind: Finding['kind']): Finding {
  return { name, href, kind }
}
