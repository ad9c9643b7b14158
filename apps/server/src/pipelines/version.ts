import { PlatformError } from '@ai-etl/core/errors/error'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import { page } from '@ai-etl/runtime/store/page'
import { insertPipelineVersion } from '@ai-etl/runtime/store/queries/pipeline-versions/insert'
import { listPipelineVersions } from '@ai-etl/runtime/store/queries/pipeline-versions/list'
import { showPipelineVersion } from '@ai-etl/runtime/store/queries/pipeline-versions/show'
import { showPipeline } from '@ai-etl/runtime/store/queries/pipelines/show'
import { maybe, transaction } from '@ai-etl/runtime/store/query'
import { followDocument } from '../schedules/of-document.ts'
import type { Services } from '../services.ts'
import { keptDocument } from './document.ts'

export interface PipelineOfProject {
  readonly projectId: string
  readonly pipelineId: string
}

/** A pipeline with its current text. @throws PlatformError `object.missing` when it was removed meanwhile */
export async function currentPipeline({ database }: Pick<Services, 'database'>, of: PipelineOfProject) {
  const found = await maybe(database, showPipeline, of)
  if (found === null) throw new PlatformError('object.missing', { kind: 'pipeline', id: of.pipelineId })
  return found
}

/** A version with its text. @throws PlatformError `pipeline.version-missing` */
export async function pipelineVersion(
  { database }: Pick<Services, 'database'>,
  of: PipelineOfProject & { readonly number: number },
) {
  const found = await maybe(database, showPipelineVersion, of)
  if (found === null) throw new PlatformError('pipeline.version-missing', { version: of.number })
  return found
}

export interface NewVersion {
  readonly text: string
  /** The version that the edit began with. */
  readonly basedOn: number
  readonly note: string
  readonly restoredFrom: number | null
  readonly authorId: string
}

/**
 * Saves a text as the next version; the schedule that it states is followed.
 * @throws PlatformError `object.changed` when another version was saved meanwhile: it says which and whose, and both
 * texts stay reachable (the given one is the caller's, the other one a version)
 */
export async function saveVersion(services: Pick<Services, 'database'>, of: PipelineOfProject, given: NewVersion) {
  const { pipeline } = keptDocument(given.text)
  const saved = await transaction(services.database, async (tx) => {
    const before = await maybe(tx, showPipeline, of)
    const version = await maybe(tx, insertPipelineVersion, { ...of, ...given, document: pipeline })
    if (version === null) return null
    // Saved by keptDocument alone.
    const { schedule: stated } = (before?.document ?? {}) as Pick<Pipeline, 'schedule'>
    const schedule = await followDocument(tx, of, { before: stated, now: pipeline.schedule }, given.authorId)
    return { ...version, schedule }
  })
  if (saved !== null) return saved
  const { currentVersion } = await currentPipeline(services, of)
  const [newest] = (await page(services.database, listPipelineVersions, of, { limit: 1 })).parsed()
  throw new PlatformError(
    'object.changed',
    { kind: 'pipeline', by: newest?.author ?? '?', version: currentVersion },
    { known: { basedOn: given.basedOn, currentVersion } },
  )
}
