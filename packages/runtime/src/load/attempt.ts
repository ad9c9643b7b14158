import type { Batch } from '@ai-etl/core/contracts/batch'
import type { RowCondition } from '@ai-etl/core/contracts/condition'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Part, Source } from '@ai-etl/core/contracts/source'
import type { LoadPlan, LoadSession } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import type { QuarantineWriter } from '../runs/quarantine.ts'
import type { CursorFilter } from './cursor.ts'
import type { Border, Journal } from './journal.ts'
import { Contradiction } from './readings.ts'
import type { Refusal, Rejects } from './rejects.ts'
import type { LoadRequest } from './request.ts'
import type { Route } from './route.ts'
import type { TableCounts } from './tally.ts'
import { noCounts } from './tally.ts'
import { FILTERED, REJECTED, spreadVerdicts, Verdicts } from './verdicts.ts'
import type { CursorWatch } from './watch.ts'

/** Bytes of input between the borders that are offered to the target. */
const BORDER_BYTES = 8_000_000

export interface AttemptInput {
  readonly source: Source
  readonly session: Pick<LoadSession, 'check' | 'write' | 'chunk'>
  readonly plan: LoadPlan
  readonly request: LoadRequest
  readonly routes: readonly Route[]
  /** By table: made by types of which some are only sampled, so that another type may hold what this one cannot. */
  readonly tentative: readonly boolean[]
  /** Columns to read, by table; null: all as they are. */
  readonly columns: readonly (readonly number[])[] | null
  /** By table: rows that the source leaves out by itself; null: it gives all. */
  readonly where: readonly (RowCondition | null)[] | null
  /** Columns of the source whose values the root's ids come from; empty: from its place. */
  readonly key: readonly string[]
  readonly cursor: CursorFilter | null
  readonly watch: CursorWatch | null
  readonly fingerprints: readonly TableFingerprint[] | null
  readonly quarantine: QuarantineWriter
  readonly rejects: Rejects
  readonly journal: Journal | null
  /** The part of the source that is read here while another thread reads the rest; null: all. Parts end no chunks. */
  readonly part: Part | null
  /** Where a resumed load begins; null from the start. */
  readonly border: Border | null
  readonly context: Context
  /** By table; counted up while the attempt runs, so that they are known when it fails. */
  readonly counts: readonly TableCounts[]
}

/**
 * Reads the source once and writes what is good to the session.
 * @throws Contradiction when a value does not fit a sampled type
 * @throws PlatformError `load.too-many-rejected`, `run.cancelled`, and what source and target throw
 */
export async function runAttempt(input: AttemptInput): Promise<void> {
  await new Attempt(input).run()
}

/** @throws PlatformError `load.too-many-rejected` */
export function stopWhenTooMany({ maxRejected }: LoadRequest, { mark, path }: QuarantineWriter): void {
  if (maxRejected === undefined || mark.count <= maxRejected) return
  throw new PlatformError('load.too-many-rejected', { rejected: mark.count, max: maxRejected, quarantine: path })
}

class Attempt {
  readonly #input: AttemptInput
  readonly #verdicts: readonly Verdicts[]
  #bytes = 0
  #borderBytes = 0

  constructor(input: AttemptInput) {
    this.#input = input
    input.counts.forEach((counts, i) => Object.assign(counts, input.border?.tables[i] ?? noCounts()))
    this.#verdicts = input.routes.map(() => new Verdicts())
  }

  async run(): Promise<void> {
    const { source, context, columns, where, border, plan, request, key, part } = this.#input
    const group: Batch[] = []
    const flat = source.tables.every((table) => table.parent === null)
    const batches = source.batches({
      ...(columns === null ? {} : { columns }),
      ...(where === null ? {} : { where }),
      ...(border === null ? {} : { from: border.next }),
      ...(part === null ? {} : { part }),
      ...(key.length === 0 ? {} : { key }),
      ...this.#since(),
      ...(request.limit === undefined ? {} : { limit: request.limit }),
      idSeed: plan.load,
      signal: context.signal,
      reject: (reject) => {
        this.#input.rejects.fromReader(reject)
        this.#countReject(0)
      },
      progress: (bytes, rows) => {
        this.#bytes = bytes
        const counts = { ...this.#input.counts[0] }
        context.progress({ stage: 'load', done: bytes, total: source.bytes, unit: 'bytes', rows, counts })
      },
    })
    for await (const batch of batches) {
      if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
      group.push(batch)
      if (!flat && !batch.groupEnd) continue
      await this.#take(group)
      if (batch.next) await this.#offerBorder(batch.next)
      group.length = 0
    }
    if (group.length > 0) await this.#take(group)
    if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
  }

  /** Batches of the same records, root first: a record is kept or dropped as a whole. */
  async #take(group: readonly Batch[]): Promise<void> {
    const { routes, session } = this.#input
    const verdicts = group.map((batch) => this.#verdicts[batch.table])
    const refusals: RefusedRow[] = []
    group.forEach((batch, i) => {
      verdicts[i].begin(batch)
      const refuse = refuser(batch, verdicts[i], refusals)
      const route = routes[batch.table]
      route.convert(batch, refuse)
      if (route.isRoot) this.#input.watch?.note(batch, verdicts[i])
      route.filter(batch, verdicts[i], refuse)
      if (route.isRoot) this.#followCursor(batch, verdicts[i], refuse)
      if (session.check) this.#checkTarget(route, batch, verdicts[i], refuse)
    })
    spreadVerdicts(group, verdicts)
    await this.#quarantine(group, verdicts, refusals)
    for (const [i, batch] of group.entries()) await this.#write(batch, verdicts[i])
  }

  /** Rows that the target cannot hold, judged as they would be written. */
  #checkTarget(route: Route, batch: Batch, verdicts: Verdicts, refuse: Refuser): void {
    const view = route.projection.apply(batch, verdicts)
    let rows: Int32Array | null = null
    this.#input.session.check?.(view, (row, rule, detail) => {
      rows ??= keptRows(batch, verdicts)
      if (this.#input.tentative[batch.table] && rule.endsWith('.range'))
        throw new Contradiction(batch.table, -1, batch.line[rows[row]])
      refuse(rows[row], { rule, detail })
    })
  }

  #followCursor(batch: Batch, verdicts: Verdicts, refuse: Refuser): void {
    const { cursor } = this.#input
    if (!cursor) return
    for (let row = 0; row < batch.rows; row++) {
      if (verdicts.rows[row] !== 0) continue
      const verdict = cursor.judge(batch, row)
      if (verdict === 'loaded') verdicts.set(row, FILTERED)
      else if (verdict === 'null') refuse(row, { rule: 'cursor-null', detail: phrase('load.cursor-empty') })
    }
  }

  async #write(batch: Batch, verdicts: Verdicts): Promise<void> {
    const { routes, session, cursor, fingerprints } = this.#input
    const route = routes[batch.table]
    const counts = this.#input.counts[batch.table]
    const rejected = verdicts.count(batch, REJECTED)
    counts.read += batch.rows
    counts.rejected += rejected
    counts.filtered += verdicts.dropped - rejected
    counts.written += batch.rows - verdicts.dropped
    if (cursor && route.isRoot) {
      for (let row = 0; row < batch.rows; row++) if (verdicts.rows[row] === 0) cursor.note(batch, row)
    }
    const view = route.projection.apply(batch, verdicts)
    if (view.rows === 0) return
    fingerprints?.[batch.table].add(view)
    await session.write(view)
  }

  /** Every rejected root row goes to quarantine with what was first found wrong in its record. */
  async #quarantine(
    group: readonly Batch[],
    verdicts: readonly Verdicts[],
    refusals: readonly RefusedRow[],
  ): Promise<void> {
    if (refusals.length === 0) return
    const { routes, rejects } = this.#input
    for (const [i, batch] of group.entries()) {
      const route = routes[batch.table]
      if (!route.isRoot) continue
      const reasons = reasonsByRow(batch, refusals)
      for (let row = 0; row < batch.rows; row++) {
        const reason = reasons.get(row)
        if (verdicts[i].rows[row] !== REJECTED || !reason) continue
        await rejects.fromRow(route.names, batch, row, reason)
        stopWhenTooMany(this.#input.request, this.#input.quarantine)
      }
    }
  }

  /** A record that the reader refused was read and rejected. */
  #countReject(table: number): void {
    this.#input.counts[table].read++
    this.#input.counts[table].rejected++
    stopWhenTooMany(this.#input.request, this.#input.quarantine)
  }

  async #offerBorder(next: NonNullable<Batch['next']>): Promise<void> {
    const least = Math.min(BORDER_BYTES, this.#input.plan.chunkBytes ?? BORDER_BYTES)
    if (this.#bytes - this.#borderBytes < least) return
    this.#borderBytes = this.#bytes
    const { journal, quarantine, cursor, watch, session, part, fingerprints } = this.#input
    if (journal === null || part !== null) return
    const tables = this.#input.counts.map((counts) => ({ ...counts }))
    journal.noteBorder({
      next,
      tables,
      quarantine: quarantine.mark,
      cursor: cursor?.progress ?? null,
      ...(watch && { watched: watch.state }),
      fingerprints: fingerprints?.map((each) => each.value) ?? null,
    })
    await session.chunk(next)
  }

  #since(): { since?: { column: string; value: string } } {
    const { cursor, request } = this.#input
    const value = cursor?.since
    return value === undefined || request.cursor === undefined ? {} : { since: { column: request.cursor, value } }
  }
}

interface RefusedRow {
  readonly batch: Batch
  readonly row: number
  readonly refusal: Refusal
}

type Refuser = (row: number, refusal: Refusal) => void

function refuser(batch: Batch, verdicts: Verdicts, refusals: RefusedRow[]): Refuser {
  return (row, refusal) => {
    if (verdicts.set(row, REJECTED)) refusals.push({ batch, row, refusal })
  }
}

/** What is wrong with each root row's record: its own fault first, else its first bad child's. */
function reasonsByRow(root: Batch, refusals: readonly RefusedRow[]): ReadonlyMap<number, Refusal> {
  const reasons = new Map<number, Refusal>()
  for (const { batch, row, refusal } of refusals) {
    const rootRow = batch === root ? row : rootRowOf(root, batch.offset[row])
    if (!reasons.has(rootRow)) reasons.set(rootRow, refusal)
  }
  return reasons
}

/** The last root row that begins at or before a place in the file. */
function rootRowOf(root: Batch, offset: number): number {
  let low = 0
  let high = root.rows - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (root.offset[middle] <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function keptRows(batch: Batch, verdicts: Verdicts): Int32Array {
  const rows = new Int32Array(batch.rows - verdicts.dropped)
  let kept = 0
  for (let row = 0; row < batch.rows; row++) if (verdicts.rows[row] === 0) rows[kept++] = row
  return rows
}
