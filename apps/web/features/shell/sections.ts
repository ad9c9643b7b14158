import type { shellTexts } from '@ai-etl/core/messages/web/shell'

interface SectionLink {
  readonly text: 'data' | 'monitoring' | 'connections' | 'settings' | 'runs' | 'pipelines'
  readonly href: string
}

/** The sections of the top bar and where they lead in a project. */
export function sections(projectId: string | null): readonly (SectionLink & { text: keyof typeof shellTexts })[] {
  return [
    { text: 'data', href: '/' },
    { text: 'pipelines', href: '/pipelines' },
    { text: 'runs', href: '/runs' },
    { text: 'monitoring', href: '/monitoring' },
    ...(projectId === null ? [] : [{ text: 'connections', href: `/projects/${projectId}/sources` } as const]),
    { text: 'settings', href: '/settings' },
  ]
}

/** The section that a path belongs to, by its link. Datasets and reports are the data's. */
export function sectionOf(path: string): string {
  if (path.startsWith('/pipelines')) return '/pipelines'
  if (path.startsWith('/runs')) return '/runs'
  if (path.startsWith('/monitoring')) return '/monitoring'
  if (path.startsWith('/settings')) return '/settings'
  return /^\/projects\/[^/]+\/sources\/?$/.test(path) ? path.replace(/\/$/, '') : '/'
}
