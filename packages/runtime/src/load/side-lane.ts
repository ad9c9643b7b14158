import { availableParallelism } from 'node:os'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Source } from '@ai-etl/core/contracts/source'
import type { ContextSettings } from '../context.ts'
import { Crew } from '../worker/crew.ts'
import type { Live } from './load.ts'
import type { LoadRequest } from './request.ts'
import type { SideJob, SideResult, SideRun } from './side-lane-job.ts'

/** Input from this size on is worth a second thread: its start takes as long as reading some tens of megabytes. */
const LEAST_BYTES = 32_000_000

const JOB = new URL('./side-lane-job.ts', import.meta.url)

/**
 * A second thread that reads, converts and writes one part of a load's input. It is started and opens the source while
 * the first one still looks at types, so that both begin together.
 */
export class SideLane {
  readonly #crew: Crew
  readonly #opened: Promise<unknown>

  private constructor(request: LoadRequest, settings: ContextSettings) {
    this.#crew = new Crew(1, settings, [JOB])
    const idle: Live = { signal: new AbortController().signal, progress: () => undefined }
    this.#opened = this.#crew.run<SideJob, null>(0, JOB, { step: 'open', request }, idle)
    // Whoever runs it gets the failure.
    this.#opened.catch(() => undefined)
  }

  /** Null where one thread does: small input, a target or a request that needs all rows in one order, one core. */
  static start(
    request: LoadRequest,
    source: Source,
    target: Pick<Connector, 'openLane'>,
    settings: ContextSettings,
  ): SideLane | null {
    const { mode, cursor, limit, dryRun, laneBytes } = request
    const ordered = cursor !== undefined || limit !== undefined || mode === 'upsert' || mode === 'scd2'
    if (ordered || dryRun || !target.openLane || source.tables.length > 1) return null
    // Two connections to a system would see two states of it.
    if (source.fingerprint === null) return null
    if (laneBytes === undefined && availableParallelism() < 2) return null
    return (source.bytes ?? 0) < (laneBytes ?? LEAST_BYTES) ? null : new SideLane(request, settings)
  }

  /** @throws what the source and the target throw there */
  async run(run: SideRun, live: Live): Promise<SideResult> {
    await this.#opened
    return this.#crew.run<SideJob, SideResult>(0, JOB, { step: 'run', ...run }, live)
  }

  async close(): Promise<void> {
    await this.#crew.close()
  }
}
