import type { ARTIFACT } from '@ai-etl/runtime/store/queries/artifacts/columns'
import type { ValuesOf } from '@ai-etl/runtime/store/query'
import { z } from 'zod'

/** A file to download. */
export const artifactSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    reportId: z.uuid().nullable(),
    runId: z.uuid().nullable(),
    jobId: z.uuid().nullable(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'Artifact' })

export const artifactParams = z.object({ artifactId: z.uuid() })
export const artifactScope = { object: 'artifact', param: 'artifactId' } as const

/** An artifact without its place in the data folder. */
export function shownArtifact(artifact: ValuesOf<typeof ARTIFACT>) {
  const { path: _, ...shown } = artifact
  return shown
}
