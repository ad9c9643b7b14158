import { rm } from 'node:fs/promises'
import { maskSecretsInside } from '@ai-etl/core/address/mask'
import type { Run } from '@ai-etl/core/documents/run'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Language } from '@ai-etl/core/messages/language'
import { type Phrase, phrase } from '@ai-etl/core/messages/phrase'
import { notesOfRun, saysOfRuns } from '@ai-etl/core/messages/run-again'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import type { Placement } from '@ai-etl/core/pipeline/placement/place'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'
import type { ContextSettings } from '../../context.ts'
import type { Computed, ComputedTarget } from '../../engine/run.ts'
import { computeTargets } from '../../engine/run.ts'
import { engineFolder } from '../../runs/folder.ts'
import type { Live } from '../load.ts'
import type { LoadRequest } from '../request.ts'
import type { IncrementalReading } from './increments.ts'
import type { RunFacts, SeveralLoads, TargetRequest } from './several.ts'
import { runSeveral } from './several.ts'

/** How a target gets its rows: one load, the engine, or the database that it is in. */
export interface PlacedTarget extends TargetRequest {
  readonly way: 'plain' | 'engine' | 'within'
}

interface ComputedRun extends SeveralLoads {
  readonly targets: readonly PlacedTarget[]
  readonly pipeline: Pipeline
  readonly plan: Plan
  readonly placement: Placement
  /** What was found of the sources, by their names. */
  readonly known: ReadonlyMap<string, PlacedSource>
  readonly params: NonNullable<LoadRequest['params']>
  readonly dryRun: boolean
  readonly live: Live
  /** Where incremental sources are read from; null where none is. */
  readonly reading: IncrementalReading | null
  /** Called with the document of each source that was read. */
  readonly onSource: ((source: string, run: Run) => void) | undefined
}

/**
 * Computes what the engine must, then loads every target: nothing is touched before the engine has computed its rows and
 * all checks have held. What is computed lies in the folder of the run and goes with its end.
 */
export function runComputed(given: ComputedRun): Promise<Run> {
  return new ComputedLoads(given).run()
}

class ComputedLoads {
  readonly #given: ComputedRun
  readonly #folder: string
  readonly #inside: ContextSettings
  readonly #computed: Computed[] = []
  /** Loads that read what they write by themselves. */
  readonly #reading: Run[] = []
  readonly #notes: Phrase[] = []

  constructor(given: ComputedRun) {
    const { settings, identity } = given
    this.#given = given
    this.#folder = engineFolder(settings.dataDir, identity.run)
    this.#inside = { ...settings, fileRoots: settings.fileRoots && [...settings.fileRoots, this.#folder] }
  }

  async run(): Promise<Run> {
    const { dryRun, settings, reading } = this.#given
    const facts = (done: readonly Run[], state: Run['state']) => ({
      ...factsOf(this.#computed, this.#reading, done, this.#notes, dryRun, settings.lang),
      ...(reading && { incremental: reading.document(state) }),
    })
    try {
      return await runSeveral(this.#given, (child) => this.#load(child), facts)
    } finally {
      await rm(this.#folder, { recursive: true, force: true })
    }
  }

  async #load(child: Child): Promise<readonly Run[]> {
    const { targets, placement } = this.#given
    const wanted = targets.filter(({ way }) => way === 'engine').map(({ name }) => name)
    const results = wanted.length > 0 ? await this.#compute(wanted, placement.pieces) : []
    const runs: Run[] = []
    for (const target of targets) {
      if (target.way === 'plain') runs.push(this.#read(await child(target)))
      else if (target.way === 'within') runs.push(...(await this.#loadWithin(target, child)))
      else runs.push(...(await this.#loadResult(target, results, child)))
    }
    return runs
  }

  #read(run: Run): Run {
    this.#reading.push(run)
    return run
  }

  /** Rows of targets by the engine; steps among them that databases compute are read from there. */
  async #compute(targets: readonly string[], pieces: Placement['pieces']): Promise<readonly ComputedTarget[]> {
    const { pipeline, plan, params, known, identity, onSource, live, reading } = this.#given
    const watches = reading?.watches ?? new Map()
    const read: [source: string, run: Run][] = []
    const tellSources = () => read.forEach(([source, run]) => onSource?.(source, run))
    const own = { pieces, folder: this.#folder, onSource: (source: string, run: Run) => void read.push([source, run]) }
    const request = { pipeline, plan, known, targets, params, watches, run: identity.run, ...own }
    try {
      const computed = await computeTargets(request, this.#inside, live)
      tellSources()
      this.#computed.push(computed)
      for (const [source, watched] of computed.watched) reading?.saw(source, watched)
      for (const [place, steps] of byPlace(pieces))
        this.#notes.push(phrase('run.computed-at-source', { place, steps: steps.join(', ') }))
      return computed.results
    } catch (error) {
      if (pieces.size === 0 || !isRefusal(error)) {
        tellSources()
        throw error
      }
      this.#noteRefusal(error)
      return this.#compute(targets, new Map())
    }
  }

  /** A target that its database fills; where that refuses, the engine computes it after all. */
  async #loadWithin(target: PlacedTarget, child: Child): Promise<readonly Run[]> {
    const { placement, pipeline, name } = this.#given
    const within = placement.within.get(target.name)
    if (!within) throw new RangeError(`${target.name} is not filled by its database`)
    const { query, checks, source, place, step } = within
    const as = { source: `${name}#${target.name}`, content: null }
    const { from } = pipeline.sources[source]
    try {
      const run = await child({
        ...target,
        request: { ...target.request, source: from, query, within: { checks }, as },
      })
      this.#notes.push(phrase('run.computed-inside', { place: place.name, step }))
      return [this.#read(run)]
    } catch (error) {
      if (!isRefusal(error)) throw error
      this.#noteRefusal(error)
      return this.#loadResult(target, await this.#compute([target.name], new Map()), child)
    }
  }

  async #loadResult(target: PlacedTarget, results: readonly ComputedTarget[], child: Child): Promise<readonly Run[]> {
    const { name, dryRun } = this.#given
    const result = results.find((each) => each.name === target.name)
    if (!result || dryRun) return []
    const as = { source: `${name}#${target.name}`, content: result.content }
    const source = `parquet:${result.path.replaceAll(/[%?#]/g, encodeURIComponent)}`
    return [await child({ ...target, request: { ...target.request, source, as } }, this.#inside)]
  }

  #noteRefusal(error: PlatformError): void {
    this.#notes.push(phrase('run.computed-here', { why: maskSecretsInside(error.said()) }))
  }
}

/** What the engine may still do: the database did not take a statement, or a value was none of its type. */
export function isRefusal(error: unknown): error is PlatformError {
  return error instanceof PlatformError && REFUSALS.has(error.code)
}
const REFUSALS: ReadonlySet<string> = new Set(['sql.failed', 'load.not-computed', 'connector.unsupported'])

type Child = Parameters<Parameters<typeof runSeveral>[1]>[0]

/** Names of the steps that each database computes. */
function byPlace(pieces: Placement['pieces']): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, string[]>()
  for (const [step, { place }] of pieces) steps.set(place.name, [...(steps.get(place.name) ?? []), step])
  return steps
}

/** Rows are read at the sources and written at the targets; what lies between is neither. */
function factsOf(
  computed: readonly Computed[],
  plain: readonly Run[],
  done: readonly Run[],
  notes: readonly Phrase[],
  dryRun: boolean,
  lang: Language,
): RunFacts & Partial<Pick<Run, 'written'>> {
  const staged = computed.flatMap((each) => each.staged)
  const reading = [...staged, ...plain]
  const sum = (count: (run: Run) => number) => reading.reduce((total, run) => total + count(run), 0)
  const lain = (count: (each: Computed['direct'][number]) => number) =>
    computed.flatMap(({ direct }) => direct).reduce((total, each) => total + count(each), 0)
  const own = notesOfRun({ changes: [], warnings: notes }, lang)
  return {
    read: sum((run) => run.read) + lain((each) => each.rows),
    // Rows that a target turns away (a key that comes twice, a value that it cannot hold) are rejected ones, too.
    rejected:
      sum((run) => run.rejected) +
      computed.reduce((rows, { rejected }) => rows + rejected, 0) +
      done.reduce((rows, run) => rows + (plain.includes(run) ? 0 : run.rejected), 0),
    filtered: sum((run) => run.filtered),
    bytes: sum((run) => run.bytes) + lain((each) => each.bytes),
    ...(!dryRun && computed.some(({ counted }) => counted.size > 0) && { counted: countedRows(computed) }),
    ...(dryRun && {
      written:
        plain.reduce((rows, run) => rows + run.written, 0) +
        computed.flatMap(({ results }) => results).reduce((rows, result) => rows + result.rows, 0),
    }),
    quarantine: [...reading, ...done].find((run) => run.quarantine !== null)?.quarantine ?? null,
    warnings: [...new Set([...own.warnings, ...[...staged, ...done].flatMap((run) => run.warnings)])],
    ...saysOfRuns([own, ...staged, ...done]),
  }
}

function countedRows(computed: readonly Computed[]): NonNullable<Run['counted']> {
  const counted = new Map(computed.flatMap((each) => [...each.counted]))
  return [...counted].map(([on, rows]) => ({ on, rows }))
}
