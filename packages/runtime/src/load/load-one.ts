import type { Address } from '@ai-etl/core/address/address'
import { maskSecrets } from '@ai-etl/core/address/mask'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { loadTexts } from '@ai-etl/core/messages/load'
import type { TableFingerprint } from '@ai-etl/core/values/fingerprint'
import type { RunFolder } from '../runs/folder.ts'
import type { Log } from '../runs/log.ts'
import { QuarantineWriter } from '../runs/quarantine.ts'
import { writeAbout } from '../runs/quarantine-about.ts'
import type { AttemptInput } from './attempt.ts'
import { runAttempt, stopWhenTooMany } from './attempt.ts'
import { checkRequest } from './check-request.ts'
import { formatCursor } from './cursor.ts'
import { allDeclared, decideReadings } from './decide.ts'
import { dialectOf } from './dialect.ts'
import { drySession } from './dry-session.ts'
import { addressIdentity } from './identity.ts'
import type { LoadJob } from './job.ts'
import type { Border } from './journal.ts'
import { Journal } from './journal.ts'
import type { LoadIdentity } from './load-plan.ts'
import { kindOfLoad, planLoad } from './load-plan.ts'
import type { TablesPlan } from './plan.ts'
import { planTables } from './plan.ts'
import { fingerprintsOf, Taking } from './prepare.ts'
import { KeysRepeat, proveLoad } from './proof.ts'
import { quarantineHead } from './quarantine-head.ts'
import type { Reading } from './readings.ts'
import { Contradiction } from './readings.ts'
import { Rejects } from './rejects.ts'
import type { Route } from './route.ts'
import { describeReceipts, describeTables } from './run-document.ts'
import { sampleEvidence, wholeEvidence } from './sample.ts'
import type { SideLane } from './side-lane.ts'
import { noCounts } from './tally.ts'
import { InputChanged, runTwoLanes, splitLoad } from './two-lanes.ts'
import { wantedRows } from './wanted-rows.ts'

/** Input up to this size is looked at whole before it is loaded: its types are proven and nothing is ever redone. */
const WHOLE_BYTES = 8_000_000

const MOST_PLANS = 5

/** Code of a format's error when a record runs over the border that its parts were cut at. */
const PART_BORDER = /\.part-border$/

/**
 * The load has to plan and begin anew: its table has changed since, the place to resume from is not known here, or its
 * input cannot be cut in two.
 */
class BeginAnew extends Error {
  override readonly name = 'BeginAnew'
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
  /** A second thread that can take a part of the input; null: all goes through this one. */
  readonly side: SideLane | null
}

/** One load from the decision of types to the published tables. */
export class Load {
  readonly #parts: LoadParts
  readonly #taking: Taking
  readonly #quarantine: QuarantineWriter
  readonly #warnings: string[] = []
  #changes: readonly string[] = []
  #notes: readonly string[] = []
  #counts: Partial<Run> = {}
  /** Some keys stand in more rows than one: the target is told beforehand. */
  #numbered = false
  /** A record ran over the border of the parts, or only one of them is what was cut: the source is read in one. */
  #whole = false
  /** Of both addresses, whatever way they were written. */
  #identity: LoadIdentity = { source: '', target: '' }

  constructor(parts: LoadParts) {
    const { source, input, folder } = parts
    const { request } = input
    checkRequest(request, source)
    this.#parts = parts
    this.#taking = new Taking(source, request)
    this.#quarantine = new QuarantineWriter(folder, ...quarantineHead(source))
  }

  /** What is known of the run when it fails. */
  known(): Partial<Run> {
    return { ...this.#counts, ...this.#always() }
  }

  async run(): Promise<Partial<Run> & Pick<Run, 'state' | 'read' | 'written' | 'rejected'>> {
    const { source, context, input } = this.#parts
    this.#identity = {
      source: input.request.as?.source ?? (await addressIdentity(input.request.source, source.format.name, context)),
      target: await addressIdentity(input.request.target, null, context),
    }
    const journal = await Journal.open(context.dataDir, kindOfLoad(input.request, this.#identity), source.fingerprint)
    this.#numbered = journal.previous?.plan.numbered ?? false
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
        const again = error instanceof BeginAnew || error instanceof KeysRepeat
        if (!again || tries === MOST_PLANS) throw error
        this.#warnings.length = 0
        if (error instanceof KeysRepeat) this.#expectRepeats(error)
      }
    }
  }

  #expectRepeats({ message }: KeysRepeat): void {
    const { log, context } = this.#parts
    log('keys-repeat', { why: message })
    this.#numbered = true
    this.#warnings.push(loadTexts['again-for-keys'][context.lang]())
  }

  async #stillAsPlanned(plan: TablesPlan, session: LoadSession): Promise<boolean> {
    const found = session.existing ?? (await this.#parts.target.existing(plan.tables.map((table) => table.name)))
    return JSON.stringify(plan.tables.map((table) => found.get(table.name)?.columns ?? null)) === plan.seen
  }

  /** Loads with sampled types; when a value contradicts them, looks at all values and loads again. */
  async #untilProven(journal: Journal) {
    const previous = journal.previous?.readings
    if (previous) {
      const resumed = await this.#once(journal, previous, journal.previous?.run ?? null).catch(asContradiction)
      if (!(resumed instanceof Contradiction)) return resumed
      return this.#once(journal, await this.#decideAnew(resumed), null)
    }
    const small = (this.#parts.source.bytes ?? Number.POSITIVE_INFINITY) <= WHOLE_BYTES
    const first = await this.#once(journal, await this.#decide(small), null).catch(asContradiction)
    if (!(first instanceof Contradiction)) return first
    return this.#once(journal, await this.#decideAnew(first), null)
  }

  /** After a value that did not fit: all of them are looked at, those of declared types, too. */
  async #decideAnew({ table, column, line }: Contradiction): Promise<readonly (readonly Reading[])[]> {
    const { lang } = this.#parts.context
    this.#parts.log('contradiction', { table, column, line })
    // Without a column it was the target that could not hold a row.
    this.#warnings.push(
      column >= 0 ? loadTexts['again-with-proven'][lang]({ line }) : loadTexts['again-for-range'][lang](),
    )
    return this.#look(true)
  }

  async #decide(whole: boolean): Promise<readonly (readonly Reading[])[]> {
    const { source } = this.#parts
    if (allDeclared(source)) return decideReadings(source, this.#taking.shapings, null, true)
    return this.#look(whole)
  }

  async #look(whole: boolean): Promise<readonly (readonly Reading[])[]> {
    const { source, context, log, input } = this.#parts
    const progress = (done: number, rows: number) =>
      context.progress({ stage: 'scan', done, total: source.bytes, unit: 'bytes', rows })
    const evidence = whole
      ? await wholeEvidence(source, context.signal, progress)
      : await sampleEvidence(source, context.signal)
    if (context.signal.aborted) throw new PlatformError('run.cancelled', {})
    log('types', { from: whole ? 'all values' : 'samples' })
    return decideReadings(source, this.#taking.shapings, evidence, whole, input.request.forms)
  }

  /** @param inherited the dead run whose quarantine a resumed load takes over */
  async #once(journal: Journal, readings: readonly (readonly Reading[])[], inherited: string | null) {
    const { input, source, target, log } = this.#parts
    const plan = await this.#plan(readings)
    this.#changes = plan.changes
    for (const change of plan.changes) this.#announce(change)
    const loadPlan = planLoad(journal.load, input.request, source, this.#identity, plan, this.#numbered)
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
      if (!(await this.#stillAsPlanned(plan, session))) throw new BeginAnew()
      const border = await this.#border(journal, session, inherited)
      return await this.#load(journal, session, loadPlan, plan, border)
    } catch (error) {
      const again = [Contradiction, BeginAnew, KeysRepeat].some((kind) => error instanceof kind) || isFinal(error)
      await session.abort({ keepChunks: !again }).catch((cause) => log('abort-failed', { why: String(cause) }))
      if (again) await journal.forgetBorders()
      throw error
    }
  }

  async #load(journal: Journal, session: LoadSession, loadPlan: LoadPlan, plan: TablesPlan, border: Border | null) {
    const { input, source, context, log } = this.#parts
    const { request } = input
    const routes = this.#taking.routes(plan)
    const cursor = this.#taking.cursor(plan, session.cursor)
    if (border?.cursor) cursor?.restore(border.cursor)
    const fingerprints = this.#fingerprints(plan, border)
    const rejects = new Rejects(source, this.#quarantine)
    if (border === null) this.#quarantine.rewind({ count: 0, rawBytes: 0, indexBytes: 0 })
    const counts = routes.map(noCounts)
    const names = routes.map((route) => route.name)
    const tables = routes.map(({ name, isRoot }) => ({ name, isRoot }))
    let sums: readonly string[] | null = null
    try {
      sums = await this.#attempt(plan, fingerprints, {
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
      this.#counts = describeTables(tables, counts, [])
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
    if (context.signal.aborted) this.#warnings.push(loadTexts['cancelled-too-late'][context.lang]())
    return {
      state: 'succeeded' as const,
      ...describeTables(tables, counts, outcomes),
      receipts: describeReceipts(names, counts, proofs, sums),
      ...this.#always(),
    }
  }

  /** Reads all of the input, in two threads where that can be; gives the sums of what was written. */
  async #attempt(
    tables: TablesPlan,
    fingerprints: readonly TableFingerprint[] | null,
    attempt: AttemptInput & { readonly session: LoadSession },
  ): Promise<readonly string[] | null> {
    const { side, source, folder } = this.#parts
    const inOne = this.#whole || attempt.border !== null || attempt.plan.chunkBytes !== undefined
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
      this.#whole = true
      throw new BeginAnew()
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
      warnings: [...this.#warnings, ...this.#notes],
    }
  }

  async #plan(readings: readonly (readonly Reading[])[]): Promise<TablesPlan> {
    const { source, target, targetAddress, connector, input, context } = this.#parts
    const { request } = input
    const plan = await planTables({
      source,
      shapings: this.#taking.shapings,
      readings,
      target,
      root: target.table ?? request.root ?? null,
      dialect: dialectOf(targetAddress),
      support: connector.capabilities.types,
      mode: request.mode,
      key: request.key ?? [],
      schema: request.schema ?? 'evolve',
      names: request.names ?? 'quote',
      lang: context.lang,
    })
    this.#notes = plan.notes
    return plan
  }

  /** Conditions that the source judges: what it leaves out is not read, and counts nowhere. */
  #where(routes: readonly Route[]): ReturnType<typeof wantedRows> {
    const { source, input, log, context } = this.#parts
    const where = wantedRows(source, routes, input.request)
    if (where === null) return null
    log('where-at-source', { condition: JSON.stringify(where) })
    this.#warnings.push(loadTexts['filtered-at-source'][context.lang]())
    return where
  }

  /** Sums of the rows for `--verify`; a resumed load goes on from those of the border, where it has them. */
  #fingerprints(plan: TablesPlan, border: Border | null): readonly TableFingerprint[] | null {
    if (!this.#parts.input.request.verify) return null
    const fingerprints = fingerprintsOf(plan)
    if (border === null) return fingerprints
    const { fingerprints: before } = border
    if (!before) {
      this.#warnings.push(loadTexts['verified-by-counts'][this.#parts.context.lang]())
      return null
    }
    fingerprints.forEach((each, i) => each.restore(before[i]))
    return fingerprints
  }

  /** Where a resumed load begins: the border that the target committed, as the journal knows it. */
  async #border(journal: Journal, session: LoadSession, inherited: string | null): Promise<Border | null> {
    if (session.resume === null) return null
    const border = await journal.border(session.resume)
    const rows = border?.tables.map((table) => table.written) ?? []
    if (!border || rows.some((count, i) => count !== session.resumedRows[i])) throw new BeginAnew()
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

function asContradiction(error: unknown): Contradiction {
  if (error instanceof Contradiction) return error
  throw error
}

/** The same load again would fail the same way, so that its chunks are of no use. */
function isFinal(error: unknown): boolean {
  return error instanceof PlatformError && error.code.startsWith('load.')
}
