import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import type { Kind } from './kinds.ts'
import type { ReportAnswer } from './report-view.tsx'
import { askedSubject } from './subject.ts'

/** Makes a report once more, of the same on the same, in the language of whoever asks, and goes to it. */
export function useMadeAgain({ projectId, kind, subject }: Pick<ReportAnswer, 'projectId' | 'kind' | 'subject'>) {
  const router = useRouter()
  return useMutation({
    mutationFn: () =>
      // Its kind is kept as it was asked for.
      api.call('createReport', { query: { projectId }, body: { kind: kind as Kind, subject: askedSubject(subject) } }),
    onSuccess: ({ reportId }) => router.push(`/reports/${reportId}`),
  })
}
