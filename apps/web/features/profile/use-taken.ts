'use client'

import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { keepMeasuring } from './measuring-job.ts'

/**
 * Opens datasets that were just taken: the page of the first one, where its measuring is seen. Several are measured
 * together, so that relations between them are found.
 */
export function useTaken(projectId: string) {
  const router = useRouter()
  return async (taken: readonly { readonly id: string }[]) => {
    const ids = taken.map(({ id }) => id)
    if (ids.length > 1) {
      const { jobId } = await api.call('profileDatasets', { query: { projectId }, body: { datasetIds: ids } })
      for (const id of ids) keepMeasuring(id, jobId)
    }
    router.refresh()
    router.push(`/datasets/${ids[0]}/profile`)
  }
}
