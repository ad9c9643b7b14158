/** What is told of a run in a row of its pipeline. */
export interface RunOfPipeline {
  readonly id: string
  readonly name: string
  readonly pipelineId: string | null
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged'
  readonly rejected: number
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

/** The runs of one pipeline, or of plain loads of one name. */
export interface RunRow<R extends RunOfPipeline = RunOfPipeline> {
  readonly key: string
  readonly last: R
  /** The latest ones, from the oldest. */
  readonly runs: readonly R[]
  /** Of all that are known: how many are over, and how many of these went well. */
  readonly over: number
  readonly passed: number
}

/** Runs that a row draws. */
const DRAWN = 30

/** Runs by what was run, the latest run first. @param runs from the newest */
export function rowsOf<R extends RunOfPipeline>(runs: readonly R[]): readonly RunRow<R>[] {
  const groups = Map.groupBy(runs, ({ pipelineId, name }) => pipelineId ?? `load ${name}`)
  return [...groups].map(([key, all]) => ({
    key,
    last: all[0],
    runs: all.slice(0, DRAWN).toReversed(),
    over: all.filter(({ finishedAt }) => finishedAt !== null).length,
    passed: all.filter(({ state }) => state === 'succeeded' || state === 'unchanged').length,
  }))
}

/** How long a run took, in milliseconds; null while it goes, and for one that never began. */
export function tookMs({ startedAt, finishedAt }: RunOfPipeline): number | null {
  return startedAt === null || finishedAt === null
    ? null
    : new Date(finishedAt).getTime() - new Date(startedAt).getTime()
}
