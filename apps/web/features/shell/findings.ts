'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useMemo } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { sections } from './sections.ts'

/** One thing that the palette can open. */
export interface Finding {
  readonly name: string
  readonly href: string
  readonly kind: 'pages' | 'datasets' | 'pipelines' | 'runs'
}

/** What can be found in a project. */
export function useFindings(projectId: string | null): readonly Finding[] {
  const t = useTexts(shellTexts)
  return useMemo(
    () => sections(projectId).map(({ text, href }) => ({ name: t[text](), href, kind: 'pages' as const })),
    [projectId, t],
  )
}
