import type { Address } from '@ai-etl/core/address/address'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { LoadPlan, LoadSession, Target } from '@ai-etl/core/contracts/target'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type Phrase, phrase, say } from '@ai-etl/core/messages/phrase'
import { notesOfRun } from '@ai-etl/core/messages/run-again'
import type { RunFolder } from '../runs/folder.ts'
import type { Log } from '../runs/log.ts'
import { QuarantineWriter } from '../runs/quarantine.ts'
import { checkRequest } from './check-request.ts'
import { allDeclared, decideReadings } from './decide.ts'
import { dialectOf } from './dialect.ts'
import { drySession } from './dry-session.ts'
import { addressIdentity } from './identity.ts'
import type { LoadJob } from './job.ts'
import type { Border } from './journal.ts'
import { Journal } from './journal.ts'
import type { LoadIdentity } from './load-plan.ts'
import { kindOfLoad, planLoad } from './load-plan.ts'
import { NotToBeCut, Pass } from './pass.ts'
import type { TablesPlan } from './plan.ts'
import { planTables } from './plan.ts'
import { Taking } from './prepare.ts'
import { KeysRepeat } from './proof.ts'
import { quarantineHead } from './quarantine-head.ts'
import type { Reading } from './readings.ts'
import { Contradiction } from './readings.ts'
import { sampleEvidence, wholeEvidence } from './sample.ts'
import type { SideLane } from './side-lane.ts'

/** Input up to this size is looked at whole before it is loaded: its types are proven and nothing is ever redone. */
const WHOLE_BYTES = 8_000_000

const MOST_PLANS = 5

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
  readonly #warnings: Phrase[] = []
  #changes: readonly Phrase[] = []
  #notes: readonly Phrase[] = []
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
    this.#parts.log('keys-repeat', { why: message })
    this.#numbered = true
    this.#warnings.push(phrase('run.again-for-keys'))
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
    this.#parts.log('contradiction', { table, column, line })
    // Without a column it was the target that could not hold a row.
    this.#warnings.push(column >= 0 ? phrase('run.again-with-proven', { line }) : phrase('run.again-for-range'))
    return this.#look(true)
  }

  async #decide(whole: boolean): Promise<readonly (readonly Reading[])[]> {
    const { source } = this.#parts
    if (allDeclared(source)) return decideReadings(source, this.#taking.shapings, null, true)
    return this.#look(whole)
  }

  async #look(whole: boolean): Promise<readonly (readonly Reading[])[]> {
    const { source, context, log, input, targetAddress } = this.#parts
    // Of few kinds, texts are kept in another way there, and in no other system that is loaded.
    const kinds = dialectOf(targetAddress) === 'clickhouse'
    const progress = (done: number, rows: number) =>
      context.progress({ stage: 'scan', done, total: source.bytes, unit: 'bytes', rows })
    const evidence = whole
      ? await wholeEvidence(source, context.signal, progress, kinds)
      : await sampleEvidence(source, context.signal, kinds)
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
      await journal.begun()
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
    const pass = new Pass(this.#parts, this.#taking, this.#quarantine, this.#warnings)
    try {
      const done = await pass.run({ journal, session, loadPlan, plan, border, inOne: this.#whole })
      return { ...done, ...this.#always() }
    } catch (error) {
      if (!(error instanceof NotToBeCut)) throw error
      this.#whole = true
      throw new BeginAnew()
    } finally {
      this.#counts = pass.counts
    }
  }

  async #unchanged(session: LoadSession) {
    await session.abort({ keepChunks: false })
    return { state: 'unchanged' as const, read: 0, written: 0, rejected: 0, filtered: 0, ...this.#always() }
  }

  #always(): Pick<Run, 'bytes' | 'quarantine' | 'changes' | 'warnings' | 'says'> {
    const { source, context } = this.#parts
    return {
      bytes: source.files.reduce((sum, file) => sum + file.bytes, 0),
      quarantine: this.#quarantine.mark.count > 0 ? this.#quarantine.path : null,
      ...notesOfRun({ changes: this.#changes, warnings: [...this.#warnings, ...this.#notes] }, context.lang),
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

  /** Where a resumed load begins: the border that the target committed, as the journal knows it. */
  async #border(journal: Journal, session: LoadSession, inherited: string | null): Promise<Border | null> {
    if (session.resume === null) return null
    const border = await journal.border(session.resume)
    const rows = border?.tables.map((table) => table.written) ?? []
    if (!border || rows.some((count, i) => count !== session.resumedRows[i])) throw new BeginAnew()
    if (inherited !== null) this.#quarantine.inherit(inherited, border.quarantine)
    this.#warnings.push(phrase('run.resumed', { rows: rows[0] }))
    return border
  }

  #announce(says: Phrase): void {
    const { context, log } = this.#parts
    const text = say(says, context.lang)
    log('schema-change', { text, says })
    context.progress({ stage: 'schema', done: 0, total: 1, unit: 'steps', text, says })
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
