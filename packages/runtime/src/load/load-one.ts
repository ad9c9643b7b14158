import { createHash } from 'node:crypto'
import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { loadTexts } from '@ai-etl/core/messages/load'
import { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import type { RunFolder } from '../runs/folder.ts'
import type { Log } from '../runs/log.ts'
import { QuarantineWriter } from '../runs/quarantine.ts'
import { writeAbout } from '../runs/quarantine-about.ts'
import { runAttempt, stopWhenTooMany } from './attempt.ts'
import { checkRequest } from './check-request.ts'
import { CursorFilter, formatCursor, parseCursor } from './cursor.ts'
import { allDeclared, decideReadings } from './decide.ts'
import { dialectOf } from './dialect.ts'
import { drySession } from './dry-session.ts'
import { addressIdentity } from './identity.ts'
import type { LoadJob } from './job.ts'
import type { Border } from './journal.ts'
import { Journal } from './journal.ts'
import type { TablesPlan } from './plan.ts'
import { planTables } from './plan.ts'
import { proveLoad } from './proof.ts'
import { quarantineHead } from './quarantine-head.ts'
import type { Reading } from './readings.ts'
import { Contradiction } from './readings.ts'
import { Rejects } from './rejects.ts'
import { columnsToRead, Route } from './route.ts'
import { describeReceipts, describeTables } from './run-document.ts'
import { sampleEvidence, wholeEvidence } from './sample.ts'
import type { Shaping } from './shaping.ts'
import { shapeTable } from './shaping.ts'
import { noCounts } from './tally.ts'

/** Input up to this size is looked at whole before it is loaded: its types are proven and nothing is ever redone. */
const WHOLE_BYTES = 8_000_000

/** Up to this size one transaction is faster than chunks and a merge, and loses little when it is killed. */
const ONE_TRANSACTION_BYTES = 1_000_000_000
const CHUNK_BYTES = 256_000_000
const MOST_PLANS = 5
/** The steps of a request that takes all of its input. */
const PLAIN = JSON.stringify([[], null, null, []])

/** The target is no longer as it was when the load was planned. */
class TargetMoved extends Error {
  override readonly name = 'TargetMoved'
}

export interface LoadParts {
  readonly input: LoadJob
  readonly folder: RunFolder
  readonly log: Log
  readonly context: Context
  readonly source: Source
  readonly target: Target
  readonly targetAddress: Address
  readonly connector: Connector
}

/** One load from the decision of types to the published tables. */
export class Load {
  readonly #parts: LoadParts
  readonly #shapings: readonly Shaping[]
  readonly #read: readonly (readonly number[])[]
  readonly #quarantine: QuarantineWriter
  readonly #warnings: string[] = []
  #changes: readonly string[] = []
  #counts: Partial<Run> = {}
  /** Of both addresses, whatever way they were written. */
  #identity = { source: '', target: '' }

  constructor(parts: LoadParts) {
    const { source, input, folder } = parts
    const { request } = input
    checkRequest(request, source)
    this.#parts = parts
    this.#shapings = source.tables.map((table) => shapeTable(table, request))
    this.#read = source.tables.map((table, i) => columnsToRead(table, this.#shapings[i], request.cursor))
    this.#quarantine = new QuarantineWriter(folder, ...quarantineHead(source))
  }

  /** What is known of the run when it fails. */
  known(): Partial<Run> {
    return { ...this.#counts, ...this.#always() }
  }

  async run(): Promise<Partial<Run> & Pick<Run, 'state' | 'read' | 'written' | 'rejected'>> {
    const { source, context, input } = this.#parts
    checkRequest(input.request, source)
    this.#identity = {
      source: await addressIdentity(input.request.source, source.format.name, context),
      target: await addressIdentity(input.request.target, null, context),
    }
    const journal = await Journal.open(context.dataDir, this.#kind(), source.fingerprint)
    try {
      const finished = await this.#untilStill(journal)
      await journal.finish()
      return finished
    } finally {
      await journal.release()
      this.#quarantine.close()
    }
  }

  /** Tables may change between the plan and their lock, by a load that this one waited for: then it plans again. */
  async #untilStill(journal: Journal) {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#untilProven(journal)
      } catch (error) {
        if (!(error instanceof TargetMoved) || tries === MOST_PLANS) throw error
        this.#warnings.length = 0
      }
    }
  }

  async #stillAsPlanned(plan: TablesPlan): Promise<boolean> {
    const found = await this.#parts.target.existing(plan.tables.map((table) => table.name))
    return JSON.stringify(plan.tables.map((table) => found.get(table.name)?.columns ?? null)) === plan.seen
  }

  /** Loads with sampled types; when a value contradicts them, looks at all values and loads again. */
  async #untilProven(journal: Journal) {
    const previous = journal.previous?.readings
    if (previous) {
      const resumed = await this.#once(journal, previous, journal.previous?.run ?? null).catch(asContradiction)
      if (!(resumed instanceof Contradiction)) return resumed
      return this.#once(journal, await this.#decide(true), null)
    }
    const small = (this.#parts.source.bytes ?? Number.POSITIVE_INFINITY) <= WHOLE_BYTES
    const first = await this.#once(journal, await this.#decide(small), null).catch(asContradiction)
    if (!(first instanceof Contradiction)) return first
    const { lang } = this.#parts.context
    this.#parts.log('contradiction', { table: first.table, column: first.column, line: first.line })
    this.#warnings.push(loadTexts['again-with-proven'][lang]({ line: first.line }))
    return this.#once(journal, await this.#decide(true), null)
  }

  async #decide(whole: boolean): Promise<readonly (readonly Reading[])[]> {
    const { source, context, log, input } = this.#parts
    if (allDeclared(source)) return decideReadings(source, this.#shapings, null, true)
    const progress = (done: number, rows: number) =>
      context.progress({ stage: 'scan', done, total: source.bytes, unit: 'bytes', rows })
    const evidence = whole
      ? await wholeEvidence(source, context.signal, progress)
      : await sampleEvidence(source, context.signal)
    if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
    log('types', { from: whole ? 'all values' : 'samples' })
    return decideReadings(source, this.#shapings, evidence, whole, input.request.forms)
  }

  /** @param inherited the dead run whose quarantine a resumed load takes over */
  async #once(journal: Journal, readings: readonly (readonly Reading[])[], inherited: string | null) {
    const { input, source, target, log } = this.#parts
    const plan = await this.#plan(readings)
    this.#changes = plan.changes
    for (const change of plan.changes) this.#announce(change)
    const loadPlan = this.#loadPlan(journal.load, plan)
    await journal.note({
      run: input.run,
      fingerprint: source.fingerprint,
      readings,
      target: this.#identity.target,
      plan: loadPlan,
      startedAt: input.startedAt,
    })
    const session = input.request.dryRun ? drySession(loadPlan) : await target.begin(loadPlan)
    log('begin', { load: loadPlan.load, resume: session.resume !== null })
    try {
      if (session.unchanged) return await this.#unchanged(session)
      if (!(await this.#stillAsPlanned(plan))) throw new TargetMoved()
      const border = await this.#border(journal, session, inherited)
      return await this.#load(journal, session, loadPlan, plan, border)
    } catch (error) {
      const again = error instanceof Contradiction || error instanceof TargetMoved || isFinal(error)
      await session.abort({ keepChunks: !again }).catch((cause) => log('abort-failed', { why: String(cause) }))
      if (again) await journal.forgetBorders()
      throw error
    }
  }

  async #load(journal: Journal, session: LoadSession, loadPlan: LoadPlan, plan: TablesPlan, border: Border | null) {
    const { input, source, context, log } = this.#parts
    const { request } = input
    const routes = this.#routes(plan)
    const cursor = this.#cursor(plan, session)
    if (border?.cursor) cursor?.restore(border.cursor)
    const fingerprints = this.#fingerprints(plan, border)
    const rejects = new Rejects(source, this.#quarantine)
    if (border === null) this.#quarantine.rewind({ count: 0, rawBytes: 0, indexBytes: 0 })
    const counts = routes.map(noCounts)
    const names = routes.map((route) => route.name)
    const tables = routes.map(({ name, isRoot }) => ({ name, isRoot }))
    try {
      await runAttempt({
        source,
        session,
        plan: loadPlan,
        request,
        routes,
        columns: this.#wanted(),
        key: this.#keyAtSource(plan),
        cursor,
        fingerprints,
        quarantine: this.#quarantine,
        rejects,
        journal,
        border,
        context,
        counts,
      })
    } finally {
      this.#counts = describeTables(tables, counts, [])
      await this.#describeQuarantine(plan)
    }
    const { read, rejected } = describeTables(tables, counts, [])
    if (read > 0 && read === rejected)
      throw new PlatformError('load.nothing-usable', { source: source.dataset, rejected })
    context.progress({ stage: 'prove', done: 0, total: 1, unit: 'steps' })
    const sums = fingerprints?.map((each) => each.value) ?? null
    const proofs = await proveLoad(session, names, counts, sums)
    for (const row of proofs.flatMap((proof) => proof.leftOut ?? [])) await rejects.fromTarget(row)
    await this.#describeQuarantine(plan)
    stopWhenTooMany(request, this.#quarantine)
    log('proven', { rows: proofs.reduce((sum, proof) => sum + proof.rows, 0) })
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
    return {
      state: 'succeeded' as const,
      ...describeTables(tables, counts, outcomes),
      receipts: describeReceipts(names, counts, proofs, sums),
      ...this.#always(),
    }
  }

  async #unchanged(session: LoadSession) {
    await session.abort({ keepChunks: false })
    return { state: 'unchanged' as const, read: 0, written: 0, rejected: 0, filtered: 0, ...this.#always() }
  }

  #always(): Pick<Run, 'bytes' | 'quarantine' | 'changes' | 'warnings'> {
    const { source } = this.#parts
    return {
      bytes: source.files.reduce((sum, file) => sum + file.bytes, 0),
      quarantine: this.#quarantine.mark.count > 0 ? this.#quarantine.path : null,
      changes: [...this.#changes],
      warnings: [...this.#warnings],
    }
  }

  async #plan(readings: readonly (readonly Reading[])[]): Promise<TablesPlan> {
    const { source, target, targetAddress, input, context } = this.#parts
    const { request } = input
    const plan = await planTables({
      source,
      shapings: this.#shapings,
      readings,
      target,
      root: target.table ?? request.root ?? null,
      dialect: dialectOf(targetAddress),
      mode: request.mode,
      key: request.key ?? [],
      schema: request.schema ?? 'evolve',
      names: request.names ?? 'quote',
      lang: context.lang,
    })
    this.#warnings.push(...plan.notes)
    return plan
  }

  #loadPlan(load: string, plan: TablesPlan): LoadPlan {
    const { source, input } = this.#parts
    const { request } = input
    return {
      load,
      mode: request.mode,
      missing: request.missing ?? 'keep',
      tables: plan.tables,
      input: { address: this.#identity.source, fingerprint: this.#fingerprint(source) },
      again: request.again ?? false,
      ...this.#chunks(),
      cursor: request.cursor ?? null,
    }
  }

  /** Large inputs that can be read on from a place are committed in chunks, so that a killed load need not begin anew. */
  #chunks(): { chunkBytes?: number } {
    const { source, input } = this.#parts
    if (source.fingerprint === null) return {}
    const asked = input.request.chunkBytes
    if (asked !== undefined) return { chunkBytes: asked }
    return source.bytes === null || source.bytes > ONE_TRANSACTION_BYTES ? { chunkBytes: CHUNK_BYTES } : {}
  }

  /** What was taken of the input is part of its identity: other columns or another filter are another input. */
  #fingerprint(source: Source): string | null {
    const { steps, select, where, params, cursor } = this.#parts.input.request
    if (source.fingerprint === null || cursor !== undefined) return null
    const taken = JSON.stringify([steps ?? [], select ?? null, where ?? null, params ?? []])
    if (taken === PLAIN) return source.fingerprint
    return `${source.fingerprint}-${createHash('sha256').update(taken).digest('hex').slice(0, 16)}`
  }

  #routes(plan: TablesPlan): readonly Route[] {
    const { source, input } = this.#parts
    return source.tables.map((table, index) => {
      const read = this.#read[index]
      return new Route({
        index,
        table,
        shaping: this.#shapings[index],
        read,
        readings: read.map((column) => plan.readings[index][column]),
        planned: plan.tables[index],
        outputs: plan.outputs[index],
        mustBeEmpty: plan.mustBeEmpty[index],
        params: input.request.params,
      })
    })
  }

  /** The root's key by the source's own names. */
  #keyAtSource(plan: TablesPlan): readonly string[] {
    const { columns, key } = plan.tables[0]
    const table = this.#parts.source.tables[0]
    const outputs = key.map((name) => plan.outputs[0][columns.findIndex((column) => column.name === name)])
    return outputs.map((output) => table.columns[output.source].name)
  }

  /** Columns asked of the source; null when all are read as they stand. */
  #wanted(): readonly (readonly number[])[] | null {
    const { source } = this.#parts
    const whole = this.#read.every(
      (read, i) => read.length === source.tables[i].columns.length && read.every((column, at) => column === at),
    )
    return whole ? null : this.#read
  }

  #cursor(plan: TablesPlan, session: LoadSession): CursorFilter | null {
    const { source, input } = this.#parts
    const { cursor, key } = input.request
    if (cursor === undefined) return null
    const names = this.#read[0].map((column) => source.tables[0].columns[column].name)
    const column = names.indexOf(cursor)
    const keyed = (key ?? []).map((name) => names.indexOf(name)).filter((at) => at >= 0)
    const identity = keyed.length > 0 ? keyed : names.map((_, at) => at)
    return new CursorFilter(column, plan.readings[0][this.#read[0][column]].type, identity, parseCursor(session.cursor))
  }

  /** A resumed load has not seen the rows before the border: its values cannot be summed up again. */
  #fingerprints(plan: TablesPlan, border: Border | null): readonly TableFingerprint[] | null {
    if (!this.#parts.input.request.verify || border !== null) return null
    return plan.tables.map(
      (table) =>
        new TableFingerprint(
          table.columns.map((column) => column.type),
          md5,
        ),
    )
  }

  /** Where a resumed load begins: the border that the target committed, as the journal knows it. */
  async #border(journal: Journal, session: LoadSession, inherited: string | null): Promise<Border | null> {
    if (session.resume === null) return null
    const border = await journal.border(session.resume)
    const rows = border?.tables.map((table) => table.written) ?? []
    if (!border || rows.some((count, i) => count !== session.resumedRows[i]))
      throw new PlatformError('load.resume-lost', {})
    if (inherited !== null) this.#quarantine.inherit(inherited, border.quarantine)
    const { lang } = this.#parts.context
    this.#warnings.push(loadTexts.resumed[lang]({ rows: rows[0] }))
    return border
  }

  #announce(text: string): void {
    const { context, log } = this.#parts
    log('schema-change', { text })
    context.progress({ stage: 'schema', done: 0, total: 1, unit: 'steps', text })
  }

  /** Lets the rejected rows be shown and replayed. */
  async #describeQuarantine(plan: TablesPlan): Promise<void> {
    const { input, folder, source } = this.#parts
    const { count } = this.#quarantine.mark
    if (count === 0) return
    const { columns } = source.tables[0]
    await writeAbout(folder, {
      run: input.run,
      count,
      file: this.#quarantine.file,
      format: source.format,
      columns: columns.map((column) => column.name),
      request: {
        ...input.request,
        source: maskSecrets(input.request.source),
        target: maskSecrets(input.request.target),
      },
      root: plan.tables[0].name,
      forms: Object.fromEntries(columns.map((column, i) => [column.name, plan.readings[0][i].form])),
    })
  }

  /** What makes two loads the same kind, so that one may go on where the other died. */
  #kind(): readonly unknown[] {
    const { mode, key, cursor, steps, select, where, params } = this.#parts.input.request
    const { source, target } = this.#identity
    return [source, target, mode, key ?? [], cursor ?? null, steps ?? [], select ?? null, where ?? null, params ?? []]
  }
}

function asContradiction(error: unknown): Contradiction {
  if (error instanceof Contradiction) return error
  throw error
}

/** The same load again would fail the same way, so that its chunks are of no use. */
function isFinal(error: unknown): boolean {
  return error instanceof PlatformError && error.code.startsWith('load.')
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')
