import { type Run, runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '@ai-etl/runtime/context'
import { documentsOf, reportDocuments } from '@ai-etl/runtime/corridor/report'
import { readUse, type StatedUse } from '@ai-etl/runtime/corridor/use'
import type { Live } from '@ai-etl/runtime/profiling/profile'
import type { Documents } from '@ai-etl/runtime/reports/evidence'
import type { ReportKind } from '@ai-etl/runtime/reports/list'
import type { Report } from '@ai-etl/runtime/reports/model'
import { makeReport } from '@ai-etl/runtime/reports/write'
import { lastAdviceOfDataset } from '@ai-etl/runtime/store/queries/advice/last-of-dataset'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { lastPipelineReading } from '@ai-etl/runtime/store/queries/pipelines/last-reading'
import { lastRunOfPipeline } from '@ai-etl/runtime/store/queries/runs/last-of-pipeline'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe, one } from '@ai-etl/runtime/store/query'
import { profileSource } from '../analysis/read.ts'
import { keepProfile, lastProfile } from '../datasets/profiles.ts'
import { sourceOfDataset } from '../datasets/source.ts'
import type { Services } from '../services.ts'
import { readable } from '../sources/readable.ts'
import { namesOf } from '../sources/source.ts'
import { serverHealth } from './health.ts'
import type { Subject } from './kinds.ts'
import { serverPerformance } from './performance.ts'

interface Tools {
  readonly settings: ContextSettings
  readonly live: Live
  /** How the data will be used, where that was said. */
  readonly use: StatedUse | null
}

interface Of {
  readonly projectId: string
  readonly userId: string | null
}

/** Makes a report of a kind on a stored subject. @throws PlatformError `report.subject-unfit` for one of another kind */
export async function reportOf(
  services: Pick<Services, 'database' | 'settings'>,
  of: Of,
  kind: ReportKind,
  subject: Subject,
  tools: Tools,
): Promise<Report> {
  const now = new Date()
  const { lang } = tools.settings
  if (kind === 'system-health') {
    const health = await serverHealth(services, of.projectId, tools.settings, tools.live, now)
    return makeReport(kind, { health }, lang, now.toISOString())
  }
  if (kind !== 'pipeline-performance')
    return makeReport(kind, await documentsFor(services, of, kind, subject, tools), lang, new Date().toISOString())
  if (!('pipelineId' in subject || 'runId' in subject)) throw new PlatformError('report.subject-unfit', { kind })
  const performance = await serverPerformance(services, of.projectId, subject, lang, now)
  return makeReport(kind, { performance }, lang, now.toISOString())
}

/**
 * The documents that a report on data is made from. Of a dataset they are there already, but for a profile that was
 * never made; an address is measured.
 */
async function documentsFor(
  services: Pick<Services, 'database' | 'settings'>,
  { projectId, userId }: Of,
  kind: ReportKind,
  subject: Subject,
  { settings, live, use: said }: Tools,
): Promise<Documents> {
  if (!('datasetId' in subject || 'address' in subject)) throw new PlatformError('report.subject-unfit', { kind })
  if ('address' in subject) return reportDocuments(subject.address, readUse(said ?? {}), settings, live)
  const { database } = services
  const { datasetId } = subject
  const dataset = await one(database, showDataset, { projectId, datasetId })
  const source = await readable(sourceOfDataset(dataset), projectId, services)
  if (dataset.profileId === null)
    await keepProfile(services, { dataset, profile: await profileSource(source, {}, settings, live), userId })
  const { profile } = await lastProfile(services, projectId, datasetId, settings.lang)
  const advice = await maybe(database, lastAdviceOfDataset, { projectId, datasetId })
  // Written by keepAdvice alone.
  const use = readUse(said ?? ((advice?.workload ?? {}) as StatedUse))
  return documentsOf(profile, use, settings, await lastRun(services, projectId, namesOf(source)))
}

/** The last run of a pipeline that reads a source, as documents call it; null: there was none that got as far as a document. */
async function lastRun(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  addresses: readonly string[],
): Promise<Run | null> {
  const pipeline = await maybe(database, lastPipelineReading, { projectId, addresses })
  const run = pipeline && (await maybe(database, lastRunOfPipeline, { projectId, pipelineId: pipeline.id }))
  if (!run) return null
  const { document } = await one(database, showRun, { projectId, runId: run.id })
  return runSchema.safeParse(document).data ?? null
}
