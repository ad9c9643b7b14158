import { randomBytes } from 'node:crypto'
import type { ExperimentResults } from '@ai-etl/core/advice/experiment'
import type { ContextSettings } from '../context.ts'
import { createContext } from '../context.ts'
import type { Live } from '../load/load.ts'
import type { Sample } from './database.ts'
import { dropDatabase, ExperimentDatabase } from './database.ts'
import type { Trial } from './queries.ts'
import { derivedTrials, EXPERIMENT_STORES, givenTrials, keyColumn } from './queries.ts'

export interface ExperimentRequest extends Omit<Sample, 'rows'> {
  /** Root records of the sample. */
  readonly rows?: number
  /** Times that each query is run after one that warms up; the median counts. */
  readonly runs?: number
}

/** Enough for a difference between stores to show in queries of some milliseconds, few enough to load in seconds. */
const SAMPLE_ROWS = 1_000_000
const RUNS = 5

/**
 * Loads a sample into the embedded ClickHouse and PostgreSQL, by the designs that the DDL shows, and measures bytes on
 * disk and the latency of queries: the given ones that both databases take, or else ones derived from the profile. For
 * `advise`, which compares the results with its rules. Nothing of it stays.
 * @throws PlatformError of the load and of the embedded servers
 */
export async function runExperiment(
  request: ExperimentRequest,
  settings: ContextSettings,
  live: Live,
): Promise<ExperimentResults> {
  const context = createContext(settings, live)
  const name = `ai_etl_experiment_${randomBytes(6).toString('hex')}`
  const sample = { ...request, rows: request.rows ?? SAMPLE_ROWS }
  const databases: ExperimentDatabase[] = []
  try {
    for (const store of EXPERIMENT_STORES) {
      context.progress({ stage: 'experiment', done: databases.length, total: EXPERIMENT_STORES.length, unit: 'steps' })
      databases.push(await ExperimentDatabase.fill(store, name, sample, settings, context))
    }
    const measured = await measure(request, databases)
    return { rows: databases[0].rows, results: measured }
  } finally {
    for (const database of databases) await database.close()
    for (const store of EXPERIMENT_STORES) await dropDatabase(store, name, settings, context)
  }
}

async function measure(
  request: ExperimentRequest,
  databases: readonly ExperimentDatabase[],
): Promise<ExperimentResults['results']> {
  const given = givenTrials((request.queries?.queries ?? []).map((query) => query.sql))
  const asked = await timeAll(given, databases, request.runs ?? RUNS)
  const key = keyColumn(request.profile)
  const value = key === null ? null : await databases[0].someValue(key)
  const timed =
    asked.length > 0 ? asked : await timeAll(derivedTrials(request.profile, value), databases, request.runs ?? RUNS)
  return Promise.all(
    databases.map(async (database, i) => ({
      store: database.store,
      bytes: await database.bytes(),
      queries: timed.map(({ trial, milliseconds }) => ({
        sql: trial.sql[database.store],
        milliseconds: milliseconds[i],
      })),
    })),
  )
}

interface Timed {
  readonly trial: Trial
  /** By database. */
  readonly milliseconds: readonly number[]
}

/** Times of the trials that every database takes. */
async function timeAll(
  trials: readonly Trial[],
  databases: readonly ExperimentDatabase[],
  runs: number,
): Promise<Timed[]> {
  const timed: Timed[] = []
  for (const trial of trials) {
    const milliseconds: number[] = []
    for (const database of databases) {
      const time = await database.time(trial, runs)
      if (time !== null) milliseconds.push(time)
    }
    if (milliseconds.length === databases.length) timed.push({ trial, milliseconds })
  }
  return timed
}
