import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { resolveAddress } from '../connections/resolve.ts'
import type { ContextSettings } from '../context.ts'
import { Crew } from '../worker/crew.ts'
import type { Live } from './load.ts'
import { takesLanes } from './open.ts'
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

  /**
   * Starts the thread before the source is open, where its address names one large file: both take about as long. Null
   * where that is not to be seen from the address. Whether it is of use is for `start` to say.
   */
  static async ahead(request: LoadRequest, settings: ContextSettings, context: Context): Promise<SideLane | null> {
    if (!mayBeShared(request)) return null
    const source = await resolveAddress(request.source, context)
    if (source.kind !== 'file') return null
    const bytes = await stat(resolve(context.workingDir, source.path)).then(
      (file) => (file.isFile() ? file.size : 0),
      () => 0,
    )
    const wanted = isWorthIt(request, bytes) && (await takesLanes(request.target, settings, context))
    return wanted ? new SideLane(request, settings) : null
  }

  /**
   * Null where one thread does: small input, a target or a request that needs all rows in one order, one core.
   * @param ahead the thread that was started ahead; whoever started it closes it
   */
  static start(
    request: LoadRequest,
    source: Source,
    target: Pick<Connector, 'openLane'>,
    settings: ContextSettings,
    ahead: SideLane | null,
  ): SideLane | null {
    if (!mayBeShared(request) || !target.openLane || source.tables.length > 1) return null
    // Two connections to a system would see two states of it.
    if (source.fingerprint === null || !isWorthIt(request, source.bytes ?? 0)) return null
    return ahead ?? new SideLane(request, settings)
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

/** False where all rows have to come in one order, or are followed by one. */
function mayBeShared({ mode, cursor, watch, limit, dryRun }: LoadRequest): boolean {
  return (
    cursor === undefined &&
    watch === undefined &&
    limit === undefined &&
    mode !== 'upsert' &&
    mode !== 'scd2' &&
    !dryRun
  )
}

function isWorthIt({ laneBytes }: LoadRequest, bytes: number): boolean {
  return laneBytes === undefined ? availableParallelism() > 1 && bytes >= LEAST_BYTES : bytes >= laneBytes
}
