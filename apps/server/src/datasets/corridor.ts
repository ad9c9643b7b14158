import type { Store } from '@ai-etl/core/documents/advice'
import { DIALECTS } from '@ai-etl/core/documents/ddl'
import type { Profile } from '@ai-etl/core/documents/profile'
import { corridorFacts as facts } from '@ai-etl/core/messages/corridor'
import type { Language } from '@ai-etl/core/messages/language'
import { lastAdviceOfDataset } from '@ai-etl/runtime/store/queries/advice/last-of-dataset'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { lastDesignsOfDataset } from '@ai-etl/runtime/store/queries/designs/last-of-dataset'
import { showDesign } from '@ai-etl/runtime/store/queries/designs/show'
import { lastPipelineReading } from '@ai-etl/runtime/store/queries/pipelines/last-reading'
import { showProfile } from '@ai-etl/runtime/store/queries/profiles/show'
import { lastReportOfSubject } from '@ai-etl/runtime/store/queries/reports/last-of-subject'
import { lastRunOfPipeline } from '@ai-etl/runtime/store/queries/runs/last-of-pipeline'
import { maybe, one, rows } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { readable } from '../sources/readable.ts'
import { namesOf } from '../sources/source.ts'
import { type Dataset, sourceOfDataset, titleOf } from './source.ts'

export const STATIONS = ['source', 'profile', 'advice', 'tables', 'pipeline', 'run', 'report'] as const
export type StationName = (typeof STATIONS)[number]

/** A station that was reached: what was made there, when, and whether it needs someone. */
interface Reached {
  readonly objectId: string
  readonly at: string
  readonly fact: string
  /** Something is amiss there: rejected rows, a failed run. */
  readonly amiss?: boolean
}

export interface Station {
  readonly station: StationName
  readonly state: 'done' | 'now' | 'attention' | 'ahead'
  /** Made before something earlier was changed. */
  readonly outdated: boolean
  readonly objectId: string | null
  readonly at: string | null
  readonly fact: string | null
}

type Needed = Pick<Services, 'database' | 'settings'>

/** Where a dataset stands in the corridor. */
export async function corridorOf(
  services: Needed,
  projectId: string,
  datasetId: string,
  lang: Language,
): Promise<readonly Station[]> {
  const dataset = await one(services.database, showDataset, { projectId, datasetId })
  const [profile, advice, tables, [pipeline, run], report] = await Promise.all([
    profileStation(services, dataset, lang),
    adviceStation(services, dataset, lang),
    tablesStation(services, dataset, lang),
    pipelineStations(services, dataset, lang),
    reportStation(services, dataset, lang),
  ])
  const { id, createdAt, rows: size, bytes } = dataset
  const fact = facts.source[lang]({ rows: size, bytes, name: titleOf(dataset) })
  const source = { objectId: id, at: createdAt, fact }
  return stationsOf({ source, profile, advice, tables, pipeline, run, report })
}

/** The first that was not reached is where one is; what is older than something before it is out of date. */
export function stationsOf(reached: Readonly<Record<StationName, Reached | null>>): readonly Station[] {
  let newest = ''
  let now = false
  return STATIONS.map((station) => {
    const found = reached[station]
    if (found === null) {
      const state = now ? 'ahead' : 'now'
      now = true
      return { station, state, outdated: false, objectId: null, at: null, fact: null }
    }
    const outdated = found.at < newest
    if (!outdated) newest = found.at
    const { objectId, at, fact } = found
    return { station, state: outdated || found.amiss ? 'attention' : 'done', outdated, objectId, at, fact }
  })
}

async function profileStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const { projectId, profileId } = dataset
  if (profileId === null) return null
  const { document, createdAt } = await one(database, showProfile, { projectId, profileId })
  // Written by the profiler alone.
  const fields = (document as Profile).tables.flatMap((table) => table.fields)
  const findings = fields.reduce((sum, field) => sum + field.issues.length, 0)
  const fact = facts.profile[lang]({ columns: fields.length, findings })
  return { objectId: profileId, at: createdAt, fact, amiss: (document as Profile).rejectedCount > 0 }
}

async function adviceStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const found = await maybe(database, lastAdviceOfDataset, { projectId: dataset.projectId, datasetId: dataset.id })
  if (found === null) return null
  // The adviser recommends, and routes let people choose, stores of the list alone.
  const store = (found.chosen ?? found.recommended) as Store
  return { objectId: found.id, at: found.createdAt, fact: facts.advice[lang]({ store, chosen: found.chosen !== null }) }
}

/** Of designs for several dialects the one that was executed, else the one for the store that was advised or chosen. */
async function tablesStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const { projectId, id: datasetId } = dataset
  const found = await rows(database, lastDesignsOfDataset, { projectId, datasetId, limit: DIALECTS.length })
  if (found.length === 0) return null
  const advice = await maybe(database, lastAdviceOfDataset, { projectId, datasetId })
  const store = advice?.chosen ?? advice?.recommended
  const design =
    found.find(({ executedOn }) => executedOn !== null) ?? found.find(({ dialect }) => dialect === store) ?? found[0]
  const { statements } = await one(database, showDesign, { projectId, designId: design.id })
  const tables = statements.filter((statement) => /^CREATE TABLE/i.test(statement)).length
  return { objectId: design.id, at: design.createdAt, fact: facts.tables[lang]({ dialect: design.dialect, tables }) }
}

async function pipelineStations(
  services: Needed,
  dataset: Dataset,
  lang: Language,
): Promise<readonly [Reached | null, Reached | null]> {
  const { database } = services
  const { projectId } = dataset
  const source = await readable(sourceOfDataset(dataset), projectId, services).catch(() => null)
  if (source === null) return [null, null]
  const found = await maybe(database, lastPipelineReading, { projectId, addresses: namesOf(source) })
  if (found === null) return [null, null]
  const pipeline = { objectId: found.id, at: found.updatedAt, fact: facts.pipeline[lang]({ steps: found.steps }) }
  const run = await maybe(database, lastRunOfPipeline, { projectId, pipelineId: found.id })
  if (run === null) return [pipeline, null]
  const { id, createdAt, written, rejected, state } = run
  const amiss = state === 'failed' || state === 'cancelled' || rejected > 0
  return [pipeline, { objectId: id, at: createdAt, fact: facts.run[lang]({ written, rejected }), amiss }]
}

async function reportStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const subjects = [dataset.id, ...(dataset.address === null ? [] : [dataset.address])]
  const found = await maybe(database, lastReportOfSubject, { projectId: dataset.projectId, subjects })
  if (found === null) return null
  const { id, createdAt, finishedAt, kind, state } = found
  // What it rests on may have been measured for it.
  return { objectId: id, at: finishedAt ?? createdAt, fact: facts.report[lang]({ kind }), amiss: state === 'failed' }
}
