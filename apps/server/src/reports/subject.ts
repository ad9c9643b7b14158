import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { runSchema } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ReportKind } from '@ai-etl/runtime/reports/list'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { findPipelineByName } from '@ai-etl/runtime/store/queries/pipelines/find-by-name'
import { lastPipelineReading } from '@ai-etl/runtime/store/queries/pipelines/last-reading'
import { showPipeline } from '@ai-etl/runtime/store/queries/pipelines/show'
import { runHistory } from '@ai-etl/runtime/store/queries/runs/history'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { sourceOfDataset, titleOf } from '../datasets/source.ts'
import type { Services } from '../services.ts'
import { readable } from '../sources/readable.ts'
import { namesOf } from '../sources/source.ts'
import type { Subject } from './kinds.ts'

/** A subject as it is stored, and what people call it. */
interface Stored {
  readonly subject: string
  readonly name: string
}
type Needed = Pick<Services, 'database' | 'settings'>

/** The stored subject of reports on the server. */
const SERVER: Stored = { subject: 'server', name: 'ai-etl' }

/**
 * A subject as it is stored: the id of a dataset, `pipeline:ID`, `run:ID`, `server`, or an address. What is stored is
 * understood again where it comes as an address.
 * @throws PlatformError `object.missing`, `dataset.secret`, `report.no-runs`, `report.subject-unfit`
 */
export async function storedSubject(
  services: Needed,
  projectId: string,
  kind: ReportKind,
  subject: Subject,
): Promise<Stored> {
  if (kind === 'system-health') return SERVER
  const meant = 'address' in subject ? subjectOf(subject.address) : subject
  return kind === 'pipeline-performance'
    ? storedPipeline(services, projectId, meant)
    : storedData(services, projectId, kind, meant)
}

async function storedData(
  { database }: Needed,
  projectId: string,
  kind: ReportKind,
  subject: Subject,
): Promise<Stored> {
  if ('datasetId' in subject) {
    const dataset = await datasetOf({ database }, projectId, subject.datasetId)
    return { subject: dataset.id, name: titleOf(dataset) }
  }
  const address = 'runId' in subject ? await sourceOfRun({ database }, projectId, subject.runId) : addressOf(subject)
  if (address === null) throw new PlatformError('report.subject-unfit', { kind })
  if (hasLiteralSecret(address)) throw new PlatformError('dataset.secret', {})
  return { subject: address, name: address }
}

const addressOf = (subject: Subject) => ('address' in subject ? subject.address : null)

async function sourceOfRun({ database }: Pick<Services, 'database'>, projectId: string, runId: string) {
  const run = await maybe(database, showRun, { projectId, runId })
  if (run === null) throw new PlatformError('object.missing', { kind: 'run', id: runId })
  return runSchema.safeParse(run.document).data?.source ?? null
}

async function storedPipeline(services: Needed, projectId: string, subject: Subject): Promise<Stored> {
  const { database } = services
  if ('pipelineId' in subject) {
    const { pipelineId } = subject
    const pipeline = await maybe(database, showPipeline, { projectId, pipelineId })
    if (pipeline === null) throw new PlatformError('object.missing', { kind: 'pipeline', id: pipelineId })
    return ofPipeline(pipeline)
  }
  if ('runId' in subject) {
    const { runId } = subject
    const run = await maybe(database, showRun, { projectId, runId })
    if (run === null) throw new PlatformError('object.missing', { kind: 'run', id: runId })
    return run.pipelineId === null
      ? { subject: `run:${run.id}`, name: run.name }
      : { subject: `pipeline:${run.pipelineId}`, name: run.name }
  }
  if ('server' in subject) throw new PlatformError('report.subject-unfit', { kind: 'pipeline-performance' })
  if ('address' in subject) {
    const { address } = subject
    const named = await maybe(database, findPipelineByName, { projectId, name: address })
    const unsaved =
      named ?? (await maybe(database, runHistory, { projectId, pipelineId: null, name: address, limit: 1 }))
    if (named === null && unsaved !== null) return { subject: `run:${unsaved.id}`, name: address }
    return ofPipeline(named ?? (await reading(services, projectId, [address], address)))
  }
  const dataset = await datasetOf(services, projectId, subject.datasetId)
  const source = await readable(sourceOfDataset(dataset), projectId, services)
  return ofPipeline(await reading(services, projectId, namesOf(source), titleOf(dataset)))
}

const ofPipeline = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  subject: `pipeline:${id}`,
  name,
})

/** The pipeline that reads a source, as documents call it. @throws PlatformError `report.no-runs` */
async function reading({ database }: Needed, projectId: string, addresses: readonly string[], name: string) {
  const pipeline = await maybe(database, lastPipelineReading, { projectId, addresses })
  if (pipeline === null) throw new PlatformError('report.no-runs', { pipeline: name, known: '' })
  return pipeline
}

async function datasetOf({ database }: Pick<Services, 'database'>, projectId: string, datasetId: string) {
  const dataset = await maybe(database, showDataset, { projectId, datasetId })
  if (dataset === null) throw new PlatformError('object.missing', { kind: 'dataset', id: datasetId })
  return dataset
}

/** What a stored subject means. */
export function subjectOf(stored: string): Subject {
  const [, kind, id] = /^(?:(pipeline|run):)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(stored) ?? []
  if (id === undefined) return stored === SERVER.subject ? { server: true } : { address: stored }
  if (kind === 'pipeline') return { pipelineId: id }
  return kind === 'run' ? { runId: id } : { datasetId: id }
}
