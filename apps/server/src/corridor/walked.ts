import { corridorFacts as facts } from '@ai-etl/core/messages/corridor'
import type { Language } from '@ai-etl/core/messages/language'
import { datasetsNamed } from '@ai-etl/runtime/store/queries/datasets/named'
import { showPipelineVersion } from '@ai-etl/runtime/store/queries/pipeline-versions/show'
import { showPipeline } from '@ai-etl/runtime/store/queries/pipelines/show'
import { lastReportOfSubject } from '@ai-etl/runtime/store/queries/reports/last-of-subject'
import { showRun } from '@ai-etl/runtime/store/queries/runs/show'
import { maybe, one, rows } from '@ai-etl/runtime/store/query'
import { type Dataset, sourceOfDataset } from '../datasets/source.ts'
import type { Services } from '../services.ts'
import { readable } from '../sources/readable.ts'
import { namesOf } from '../sources/source.ts'
import { corridorOf, type Reached, type Station, stationsOf, type Walked, walkedStations } from './dataset.ts'

type Needed = Pick<Services, 'database' | 'settings'>

/** The corridor of a pipeline or a run: of the dataset that it reads, where the project knows one. */
export interface WalkedCorridor {
  readonly dataset: Dataset | null
  readonly stations: readonly Station[]
}

/** What is asked for: an object of a project, and whose corridor is meant where it reads several datasets. */
interface Asked {
  readonly projectId: string
  readonly datasetId: string | null
  readonly lang: Language
}

/** Where a pipeline stands in the corridor of what it reads. */
export async function corridorOfPipeline(services: Needed, pipelineId: string, asked: Asked): Promise<WalkedCorridor> {
  const pipeline = await one(services.database, showPipeline, { projectId: asked.projectId, pipelineId })
  const { id, updatedAt, document } = pipeline
  const walked = { pipeline: { id, updatedAt, steps: stepsOf(document) } }
  return corridorReading(services, sourcesOf(document), walked, asked)
}

/** Where a run stands in the corridor of what it read; of a pipeline's version as it was run. */
export async function corridorOfRun(services: Needed, runId: string, asked: Asked): Promise<WalkedCorridor> {
  const { projectId } = asked
  const run = await one(services.database, showRun, { projectId, runId })
  const { pipelineId, pipelineVersion } = run
  // A pipeline may be removed while its runs stay.
  const pipeline = pipelineId && (await maybe(services.database, showPipeline, { projectId, pipelineId }))
  if (!pipeline) return corridorReading(services, [...textsWithin(run.request)], { run }, asked)
  const version =
    pipelineVersion === null
      ? null
      : await maybe(services.database, showPipelineVersion, {
          projectId,
          pipelineId: pipeline.id,
          number: pipelineVersion,
        })
  const { id, updatedAt } = pipeline
  const document = version?.document ?? pipeline.document
  return corridorReading(
    services,
    sourcesOf(document),
    { run, pipeline: { id, updatedAt, steps: stepsOf(document) } },
    asked,
  )
}

async function corridorReading(
  services: Needed,
  sources: readonly string[],
  walked: Walked,
  { projectId, datasetId, lang }: Asked,
): Promise<WalkedCorridor> {
  const read = await datasetsRead(services, projectId, sources)
  const dataset = read.find(({ id }) => id === datasetId) ?? read.at(0)
  if (dataset !== undefined)
    return { dataset, stations: await corridorOf(services, projectId, dataset.id, lang, walked) }
  return { dataset: null, stations: await withoutDataset(services, projectId, lang, sources, walked) }
}

/** Of a document that reads what is no dataset of the project: nothing was measured, and nothing waits to be. */
async function withoutDataset(
  { database }: Needed,
  projectId: string,
  lang: Language,
  sources: readonly string[],
  walked: Walked,
): Promise<readonly Station[]> {
  const [pipeline, run] = await walkedStations({ database }, projectId, lang, walked)
  const source: Reached = { objectId: null, at: '', fact: facts.sources[lang]({ sources: sources.length }) }
  const report = !walked.pipeline
    ? null
    : await maybe(database, lastReportOfSubject, { projectId, subjects: [`pipeline:${walked.pipeline.id}`] })
  const stations = stationsOf({
    source,
    profile: null,
    advice: null,
    tables: null,
    pipeline,
    run,
    report: report && {
      objectId: report.id,
      at: report.finishedAt ?? report.createdAt,
      fact: facts.report[lang]({ kind: report.kind }),
      amiss: report.state === 'failed',
    },
  })
  return stations.map((station) => (station.state === 'now' ? { ...station, state: 'ahead' } : station))
}

/** Datasets of the project that stand behind these addresses, in the order of the addresses. */
async function datasetsRead(
  services: Needed,
  projectId: string,
  sources: readonly string[],
): Promise<readonly Dataset[]> {
  const candidates = await rows(services.database, datasetsNamed, { projectId, texts: sources })
  const named = await Promise.all(
    candidates.map(async (dataset) => {
      const source = await readable(sourceOfDataset(dataset), projectId, services).catch(() => null)
      const place = source === null ? -1 : sources.findIndex((each) => namesOf(source).includes(each))
      return { dataset, place }
    }),
  )
  return named
    .filter(({ place }) => place !== -1)
    .toSorted((a, b) => a.place - b.place)
    .map(({ dataset }) => dataset)
}

interface KeptDocument {
  readonly sources?: Readonly<Record<string, { readonly from?: string }>>
  readonly steps?: Readonly<Record<string, unknown>>
}

/** Addresses that a document reads, in its order. */
function sourcesOf(document: unknown): readonly string[] {
  // Saved by keptDocument alone.
  return Object.values((document as KeptDocument).sources ?? {}).flatMap(({ from }) => from ?? [])
}

const stepsOf = (document: unknown): number => Object.keys((document as KeptDocument).steps ?? {}).length

/** Every text anywhere within a value of JSON. */
function textsWithin(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) textsWithin(part, found)
  return found
}
