import { maskSecrets } from '@ai-etl/core/address/mask'
import type { LoadPlan, LoadSession } from '@ai-etl/core/contracts/target'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type Phrase, phrase } from '@ai-etl/core/messages/phrase'
import type { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import { refuseBroken } from '../engine/checks.ts'
import type { QuarantineWriter } from '../runs/quarantine.ts'
import { writeAbout } from '../runs/quarantine-about.ts'
import type { AttemptInput } from './attempt.ts'
import { runAttempt, stopWhenTooMany } from './attempt.ts'
import { formatCursor } from './cursor.ts'
import type { Border, Journal } from './journal.ts'
import type { LoadParts } from './load-one.ts'
import type { TablesPlan } from './plan.ts'
import type { Taking } from './prepare.ts'
import { fingerprintsOf } from './prepare.ts'
import { proveLoad } from './proof.ts'
import { Rejects } from './rejects.ts'
import type { Route } from './route.ts'
import { describeReceipts, describeTables } from './run-document.ts'
import { noCounts } from './tally.ts'
import { InputChanged, runTwoLanes, splitLoad } from './two-lanes.ts'
import { wantedRows } from './wanted-rows.ts'

/** Code of a format's error when a record runs over the border that its parts were cut at. */
const PART_BORDER = /\.part-border$/

/** A record ran over the border of the parts, or only one of them is what was cut: the source is to be read in one. */
export class NotToBeCut extends Error {
  override readonly name = 'NotToBeCut'
}

export interface PassInput {
  readonly journal: Journal
  readonly session: LoadSession
  readonly loadPlan: LoadPlan
  readonly plan: TablesPlan
  /** Where a resumed load begins; null: at the beginning. */
  readonly border: Border | null
  /** By one thread, whatever else could be. */
  readonly inOne: boolean
}

/** One reading of the input with everything decided: the rows, the proof, the published tables. */
export class Pass {
  /** What was counted, also when the pass fails. */
  counts: Partial<Run> = {}
  readonly #parts: LoadParts
  readonly #taking: Taking
  readonly #quarantine: QuarantineWriter
  readonly #warnings: Phrase[]

  /** @param warnings where those of the pass are added */
  constructor(parts: LoadParts, taking: Taking, quarantine: QuarantineWriter, warnings: Phrase[]) {
    this.#parts = parts
    this.#taking = taking
    this.#quarantine = quarantine
    this.#warnings = warnings
  }

  /**
   * @throws NotToBeCut; KeysRepeat; Contradiction when a value does not fit a sampled type
   * @throws PlatformError `load.*`, `run.cancelled`, and what source and target throw
   */
  async run({ journal, session, loadPlan, plan, border, inOne }: PassInput) {
    const { input, source, context, log } = this.#parts
    const { request } = input
    const routes = this.#taking.routes(plan)
    const cursor = this.#taking.cursor(plan, session.cursor)
    if (border?.cursor) cursor?.restore(border.cursor)
    const watch = this.#taking.watch(plan)
    if (border?.watched) watch?.restore(border.watched)
    const fingerprints = this.#fingerprints(plan, border)
    const rejects = new Rejects(source, this.#quarantine)
    if (border === null) this.#quarantine.rewind({ count: 0, rawBytes: 0, indexBytes: 0 })
    const counts = routes.map(noCounts)
    const names = routes.map((route) => route.name)
    const tables = routes.map(({ name, isRoot }) => ({ name, isRoot }))
    let sums: readonly string[] | null = null
    try {
      sums = await this.#fill(plan, fingerprints, inOne, {
        source,
        session,
        plan: loadPlan,
        request,
        routes,
        tentative: plan.tentative,
        columns: this.#taking.wanted,
        where: this.#where(routes),
        key: this.#taking.keyAtSource(plan),
        cursor,
        watch,
        fingerprints,
        quarantine: this.#quarantine,
        rejects,
        journal,
        part: null,
        border,
        context,
        counts,
      })
    } finally {
      this.counts = describeTables(tables, counts, [])
      await this.#describeQuarantine(plan)
    }
    const { read, rejected } = describeTables(tables, counts, [])
    if (read > 0 && read === rejected)
      throw new PlatformError('load.nothing-usable', { source: source.dataset, rejected })
    context.progress({ stage: 'prove', done: 0, total: 1, unit: 'steps' })
    const proofs = await proveLoad(session, names, counts, sums)
    for (const row of proofs.flatMap((proof) => proof.leftOut ?? [])) await rejects.fromTarget(row)
    await this.#describeQuarantine(plan)
    stopWhenTooMany(request, this.#quarantine)
    log('proven', { rows: proofs.reduce((sum, proof) => sum + proof.rows, 0) })
    if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
    context.progress({ stage: 'publish', done: 0, total: 1, unit: 'steps' })
    const totals = describeTables(tables, counts, [])
    const state = cursor?.state ?? null
    const outcomes = await session.publish({
      run: input.run,
      read: totals.read,
      written: totals.written,
      rejected: totals.rejected,
      filtered: totals.filtered,
      tables: proofs,
      cursor: state === null ? null : formatCursor(state),
    })
    // Publishing is short and goes to its end: half of it would be worse than all.
    if (context.signal.aborted) this.#warnings.push(phrase('run.cancelled-too-late'))
    return {
      state: 'succeeded' as const,
      ...describeTables(tables, counts, outcomes),
      receipts: describeReceipts(names, counts, proofs, sums),
      ...(watch && { watched: watch.state }),
    }
  }

  /** Brings the rows into staging: the target computes them by itself, or they are read and written. */
  async #fill(
    tables: TablesPlan,
    fingerprints: readonly TableFingerprint[] | null,
    inOne: boolean,
    attempt: AttemptInput & { readonly session: LoadSession },
  ): Promise<readonly string[] | null> {
    const { input, context, target } = this.#parts
    const { query, within } = input.request
    if (!query || !within || !attempt.session.computeInto) return this.#attempt(tables, fingerprints, inOne, attempt)
    context.progress({ stage: 'load', done: 0, total: null, unit: 'rows' })
    const computed = await attempt.session.computeInto(query, within.checks)
    if (computed === null) throw new PlatformError('load.not-computed', { target: target.address })
    within.checks.forEach(({ rule }, i) => refuseBroken(rule, computed.counts[i]))
    attempt.counts[0].read = computed.rows
    attempt.counts[0].written = computed.rows
    this.#parts.log('computed', { rows: computed.rows })
    return null
  }

  /** Reads all of the input, in two threads where that can be; gives the sums of what was written. */
  async #attempt(
    tables: TablesPlan,
    fingerprints: readonly TableFingerprint[] | null,
    asked: boolean,
    attempt: AttemptInput & { readonly session: LoadSession },
  ): Promise<readonly string[] | null> {
    const { side, source, folder } = this.#parts
    const inOne = asked || attempt.border !== null || attempt.plan.chunkBytes !== undefined
    const split = inOne ? null : await splitLoad(side, source, attempt.session)
    if (split === null) {
      await runAttempt(attempt)
      return fingerprints?.map((each) => each.value) ?? null
    }
    this.#parts.log('lanes', { count: split.parts.length })
    try {
      const others = await runTwoLanes(attempt, tables, folder, split)
      return fingerprints?.map((each, i) => String(BigInt(each.value) + BigInt(others?.[i] ?? 0))) ?? null
    } catch (error) {
      const border = error instanceof PlatformError && PART_BORDER.test(error.code)
      if (!border && !(error instanceof InputChanged)) throw error
      throw new NotToBeCut()
    }
  }

  /** Conditions that the source judges: what it leaves out is not read, and counts nowhere. */
  #where(routes: readonly Route[]): ReturnType<typeof wantedRows> {
    const { source, input, log } = this.#parts
    const where = wantedRows(source, routes, input.request)
    if (where === null) return null
    log('where-at-source', { condition: JSON.stringify(where) })
    this.#warnings.push(phrase('run.filtered-at-source'))
    return where
  }

  /** Sums of the rows for `--verify`; a resumed load goes on from those of the border, where it has them. */
  #fingerprints(plan: TablesPlan, border: Border | null): readonly TableFingerprint[] | null {
    if (!this.#parts.input.request.verify) return null
    const fingerprints = fingerprintsOf(plan)
    if (border === null) return fingerprints
    const { fingerprints: before } = border
    if (!before) {
      this.#warnings.push(phrase('run.verified-by-counts'))
      return null
    }
    fingerprints.forEach((each, i) => each.restore(before[i]))
    return fingerprints
  }

  /** Lets the rejected rows be shown and replayed. */
  async #describeQuarantine(plan: TablesPlan): Promise<void> {
    const { input, folder, source, context } = this.#parts
    const { count } = this.#quarantine.mark
    if (count === 0) return
    const { columns } = source.tables[0]
    await writeAbout(folder, {
      run: input.run,
      count,
      file: this.#quarantine.file,
      format: source.format,
      columns: columns.map((column) => column.name),
      workingDir: context.workingDir,
      request: {
        ...input.request,
        source: maskSecrets(input.request.source),
        target: maskSecrets(input.request.target),
      },
      root: plan.tables[0].name,
      forms: Object.fromEntries(columns.map((column, i) => [column.name, plan.readings[0][i].form])),
    })
  }
}
