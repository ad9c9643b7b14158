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
import type { RUN } from '@ai-etl/runtime/store/queries/runs/columns'
import { lastRunOfPipeline } from '@ai-etl/runtime/store/queries/runs/last-of-pipeline'
import { maybe, one, rows, type ValuesOf } from '@ai-etl/runtime/store/query'
import { type Dataset, sourceOfDataset, titleOf } from '../datasets/source.ts'
import type { Services } from '../services.ts'
import { readable } from '../sources/readable.ts'
import { namesOf } from '../sources/source.ts'

export const STATIONS = ['source', 'profile', 'advice', 'tables', 'pipeline', 'run', 'report'] as const
export type StationName = (typeof STATIONS)[number]

/** A station that was reached: what was made there, when, and whether it needs someone. */
export interface Reached {
  /** Null: nothing that opens. */
  readonly objectId: string | null
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
type Run = ValuesOf<typeof RUN>

/** A pipeline as its station tells it: what is walked now, not what was changed last. */
export interface WalkedPipeline {
  readonly id: string
  readonly updatedAt: string
  readonly steps: number
}

/** What the reader has before them: its stations tell of it, not of the newest of its kind. */
export interface Walked {
  readonly pipeline?: WalkedPipeline | null
  readonly run?: Run | null
}

/** Where a dataset stands in the corridor. */
export async function corridorOf(
  services: Needed,
  projectId: string,
  datasetId: string,
  lang: Language,
  walked: Walked = {},
): Promise<readonly Station[]> {
  const dataset = await one(services.database, showDataset, { projectId, datasetId })
  const [profile, advice, tables, [pipeline, run], report] = await Promise.all([
    profileStation(services, dataset, lang),
    adviceStation(services, dataset, lang),
    tablesStation(services, dataset, lang),
    pipelineStations(services, dataset, lang, walked),
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

/** Designs that are looked through: a set of all dialects for each language, twice over. */
const DESIGNS_LOOKED_AT = 4 * DIALECTS.length

/** Of designs for several dialects the one that was executed, else the one for the store that was advised or chosen. */
async function tablesStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const { projectId, id: datasetId } = dataset
  const made = await rows(database, lastDesignsOfDataset, { projectId, datasetId, limit: DESIGNS_LOOKED_AT })
  const found = made.slice(0, DIALECTS.length)
  if (found.length === 0) return null
  const advice = await maybe(database, lastAdviceOfDataset, { projectId, datasetId })
  const store = advice?.chosen ?? advice?.recommended
  const design =
    found.find(({ executedOn }) => executedOn !== null) ??
    found.find(({ dialect }) => dialect === store) ??
    // Tables of stores of files are shown as PostgreSQL would have them.
    found.find(({ dialect }) => dialect === 'postgresql') ??
    found[0]
  const { statements } = await one(database, showDesign, { projectId, designId: design.id })
  const tables = statements.filter((statement) => /^CREATE TABLE/i.test(statement)).length
  // Made again in another reader's language, they are the same tables: nothing later is out of date by it.
  const { profileId, adviceId, dialect } = design
  const named = store === undefined || store === dialect || design.executedOn !== null
  const same = made.filter(
    (each) => each.profileId === profileId && each.adviceId === adviceId && each.dialect === dialect,
  )
  const at = same.reduce((first, { createdAt }) => (createdAt < first ? createdAt : first), design.createdAt)
  return { objectId: design.id, at, fact: facts.tables[lang]({ dialect: named ? dialect : null, tables }) }
}

async function pipelineStations(
  services: Needed,
  dataset: Dataset,
  lang: Language,
  walked: Walked,
): Promise<readonly [Reached | null, Reached | null]> {
  const pipeline = walked.pipeline ?? (walked.run ? null : await lastReading(services, dataset))
  return walkedStations(services, dataset.projectId, lang, { ...walked, pipeline })
}

async function lastReading(services: Needed, dataset: Dataset): Promise<WalkedPipeline | null> {
  const { projectId } = dataset
  const source = await readable(sourceOfDataset(dataset), projectId, services).catch(() => null)
  if (source === null) return null
  return maybe(services.database, lastPipelineReading, { projectId, addresses: namesOf(source) })
}

/** The stations of a pipeline and of its last run, or of the run that is walked. */
export async function walkedStations(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  lang: Language,
  { pipeline = null, run: given }: Walked,
): Promise<readonly [Reached | null, Reached | null]> {
  const run = given ?? (pipeline && (await maybe(database, lastRunOfPipeline, { projectId, pipelineId: pipeline.id })))
  return [
    pipeline && {
      objectId: pipeline.id,
      at: pipeline.updatedAt,
      fact: facts.pipeline[lang]({ steps: pipeline.steps }),
    },
    run && runStation(run, lang),
  ]
}

function runStation({ id, createdAt, written, rejected, state }: Run, lang: Language): Reached {
  const stopped = state === 'failed' || state === 'cancelled'
  const fact = stopped || state === 'unchanged' ? facts.ended[lang]({ state }) : facts.run[lang]({ written, rejected })
  return { objectId: id, at: createdAt, fact, amiss: stopped || rejected > 0 }
}

async function reportStation({ database }: Needed, dataset: Dataset, lang: Language): Promise<Reached | null> {
  const subjects = [dataset.id, ...(dataset.address === null ? [] : [dataset.address])]
  const found = await maybe(database, lastReportOfSubject, { projectId: dataset.projectId, subjects })
  if (found === null) return null
  const { id, createdAt, finishedAt, kind, state } = found
  // What it rests on may have been measured for it.
  return { objectId: id, at: finishedAt ?? createdAt, fact: facts.report[lang]({ kind }), amiss: state === 'failed' }
}
