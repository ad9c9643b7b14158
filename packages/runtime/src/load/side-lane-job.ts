import { join } from 'node:path'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Part, Source } from '@ai-etl/core/contracts/source'
import type { LaneTicket, LoadLane, LoadPlan } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ContextSettings } from '../context.ts'
import type { RunFolder } from '../runs/folder.ts'
import { QuarantineWriter } from '../runs/quarantine.ts'
import { runAttempt } from './attempt.ts'
import { openLane, openSource } from './open.ts'
import type { TablesPlan } from './plan.ts'
import { fingerprintsOf, Taking } from './prepare.ts'
import { quarantineHead } from './quarantine-head.ts'
import { Contradiction } from './readings.ts'
import { Rejects } from './rejects.ts'
import type { LoadRequest } from './request.ts'
import type { TableCounts } from './tally.ts'
import { noCounts } from './tally.ts'
import { wantedRows } from './wanted-rows.ts'

/** What the second thread of a load is asked to do, in this order. */
export type SideJob = { readonly step: 'open'; readonly request: LoadRequest } | ({ readonly step: 'run' } & SideRun)

/** One part of a load, everything decided. */
export interface SideRun {
  readonly request: LoadRequest
  /** Of the input that was cut: files may come and change before this thread has opened them. */
  readonly fingerprint: string | null
  readonly part: Part
  readonly plan: LoadPlan
  readonly tables: TablesPlan
  readonly ticket: LaneTicket
  /** Of the run: the part's rejected rows are gathered in a quarantine of their own in there. */
  readonly folder: RunFolder
}

export interface SideResult {
  /**
   * `contradicted`: a value does not fit a sampled type. `too-many`: more are rejected than the request allows.
   * `changed`: this thread has opened other input than was cut; nothing was read.
   */
  readonly end: 'done' | 'contradicted' | 'too-many' | 'changed'
  /** Of `contradicted`. */
  readonly at: { readonly table: number; readonly column: number; readonly line: number } | null
  readonly counts: readonly TableCounts[]
  /** Rows that the target took, by table. */
  readonly rows: readonly number[]
  readonly fingerprints: readonly string[] | null
  /** Rejected records, those that the quarantine's caps kept out included. */
  readonly rejected: number
}

/** Where the part's quarantine is until it is put behind the other one. */
export const sideFolder = ({ run, path }: RunFolder): RunFolder => ({ run, path: join(path, 'part') })

const OTHER_INPUT: SideResult = { end: 'changed', at: null, counts: [], rows: [], fingerprints: null, rejected: 0 }

/** Kept from one job of this thread to the next. */
let source: Source | null = null

/**
 * Worker job: opens the source, then loads one part of it.
 * @public loaded by its path
 */
export async function job(input: SideJob, context: Context, settings: ContextSettings): Promise<SideResult | null> {
  source ??= await openSource(input.request.source, settings, context)
  if (input.step === 'open') return null
  if (source.fingerprint !== input.fingerprint) return OTHER_INPUT
  const lane = await openLane(input.request.target, input.ticket, settings, context)
  try {
    return await new SideLoad(input, source, lane, context).run()
  } catch (error) {
    await lane.cancel()
    throw error
  } finally {
    await lane.close()
  }
}

class SideLoad {
  readonly #run: SideRun
  readonly #source: Source
  readonly #lane: LoadLane
  readonly #context: Context

  constructor(run: SideRun, source: Source, lane: LoadLane, context: Context) {
    this.#run = run
    this.#source = source
    this.#lane = lane
    this.#context = context
  }

  async run(): Promise<SideResult> {
    const { request, tables, folder } = this.#run
    const quarantine = new QuarantineWriter(sideFolder(folder), ...quarantineHead(this.#source))
    const fingerprints = request.verify ? fingerprintsOf(tables) : null
    const counts = tables.tables.map(noCounts)
    const result = () => ({ counts, rejected: quarantine.mark.count, at: null, rows: [], fingerprints: null })
    try {
      await this.#attempt(quarantine, counts, fingerprints)
      const rows = await this.#lane.finish()
      return { ...result(), end: 'done', rows, fingerprints: fingerprints?.map((each) => each.value) ?? null }
    } catch (error) {
      await this.#lane.cancel()
      if (error instanceof Contradiction) {
        const { table, column, line } = error
        return { ...result(), end: 'contradicted', at: { table, column, line } }
      }
      if (error instanceof PlatformError && error.code === 'load.too-many-rejected') {
        return { ...result(), end: 'too-many' }
      }
      throw error
    } finally {
      quarantine.close()
    }
  }

  async #attempt(
    quarantine: QuarantineWriter,
    counts: readonly TableCounts[],
    fingerprints: ReturnType<typeof fingerprintsOf> | null,
  ): Promise<void> {
    const { request, plan, tables, part } = this.#run
    const taking = new Taking(this.#source, request)
    const routes = taking.routes(tables)
    await runAttempt({
      source: this.#source,
      session: { check: this.#lane.check, write: (batch) => this.#lane.write(batch), chunk: async () => undefined },
      plan,
      request,
      routes,
      tentative: tables.tentative,
      columns: taking.wanted,
      where: wantedRows(this.#source, routes, request),
      key: taking.keyAtSource(tables),
      cursor: null,
      watch: null,
      fingerprints,
      quarantine,
      rejects: new Rejects(this.#source, quarantine),
      journal: null,
      part,
      border: null,
      context: this.#context,
      counts,
    })
  }
}
