import type { CompiledQuery, QueryPlace } from '../../contracts/query.ts'
import type { Message } from '../../messages/language.ts'
import { phrase } from '../../messages/phrase.ts'
import { withCheckSteps } from '../checks.ts'
import { ancestorsOf, inputsOf } from '../graph.ts'
import { plainChain } from '../plain.ts'
import { estimateRows, isUnknown } from '../plan/estimate.ts'
import type { Plan } from '../plan/ops.ts'
import { cutStages } from '../plan/stage.ts'
import type { Pipeline, PipelineCheckRule } from '../schema.ts'
import type { Candidate, Piece, PlacedSource } from './candidate.ts'
import { candidateFor, compilePiece } from './candidate.ts'
import { withPieces } from './pieces.ts'
import type { Reason } from './reason.ts'
import { because } from './reason.ts'
import type { StagedCheck } from './staged-counts.ts'
import { stagedChecks } from './staged-counts.ts'

/** A database has to save at least half of what would be read out of it, so that computing there is worth its time. */
const WORTH = 0.5

export interface PlacementInput {
  readonly pipeline: Pipeline
  /** Of the same pipeline, without faults and not optimised. */
  readonly plan: Plan
  readonly sources: ReadonlyMap<string, PlacedSource>
  /** By target: where statements over its address are computed; absent where none are. */
  readonly targets: ReadonlyMap<string, QueryPlace>
  /** False: databases compute nothing. */
  readonly pushDown: boolean
}

/** Where each part of a pipeline runs. */
export interface Placement {
  readonly parts: readonly PlacedPart[]
  /** Steps whose rows their database gives, by name. */
  readonly pieces: ReadonlyMap<string, Piece>
  /** Targets that their database fills by itself, by name. */
  readonly within: ReadonlyMap<string, WithinTarget>
}

export interface WithinTarget {
  readonly step: string
  /** A source that it reads, by name. */
  readonly source: string
  readonly place: QueryPlace
  readonly query: CompiledQuery
  readonly checks: readonly StagedCheck[]
}

/** `source`: the database computes and gives the rows; `target`: it keeps them; `load`, `engine`: this platform. */
export const PLACES = ['source', 'target', 'load', 'engine'] as const
export type Where = (typeof PLACES)[number]

export interface PlacedPart {
  readonly kind: 'source' | 'step' | 'target'
  readonly name: string
  readonly where: Where
  /** The database, for people; null elsewhere. */
  readonly place: string | null
  /** Rows that are expected; null where nothing tells how many its sources have. */
  readonly rows: number | null
  readonly why: Message<void>
  /** The statement whose rows leave the database, or that fills the target. */
  readonly sql: string | null
}

/** Decides what databases compute, and says why of every part. */
export function placePipeline(input: PlacementInput): Placement {
  return new Placing(input).place()
}

class Placing {
  readonly #input: PlacementInput
  readonly #pieces = new Map<string, Piece>()
  readonly #within = new Map<string, WithinTarget>()
  readonly #reasons = new Map<string, Reason>()
  #inEngine: ReadonlySet<string> = new Set()
  /** Who reads a source or step: steps that are needed, targets and checks. */
  readonly #readers: ReadonlyMap<string, ReadonlySet<string>>

  constructor(input: PlacementInput) {
    this.#input = input
    this.#readers = readersOf(input.pipeline)
  }

  place(): Placement {
    const { pipeline } = this.#input
    const targets = Object.keys(pipeline.targets).filter((name) => this.#isKnown(pipeline.targets[name].input))
    for (const name of targets) {
      const within = this.#placeWithin(name)
      if ('query' in within) this.#within.set(name, within)
      else this.#reasons.set(`target ${name}`, within)
    }
    const computed = targets.filter((name) => !this.#within.has(name) && !this.#isPlain(name))
    const checked = this.#within.size > 0 ? [] : pipeline.checks.map(({ on }) => on)
    const goals = [...computed.map((name) => pipeline.targets[name].input), ...checked]
    for (const goal of goals) if (this.#isKnown(goal)) this.#visit(goal)
    this.#inEngine = this.#stepsOfEngine(computed)
    return { parts: this.#parts(targets), pieces: this.#pieces, within: this.#within }
  }

  /** What loads leave to the engine. */
  #stepsOfEngine(targets: readonly string[]): ReadonlySet<string> {
    const { pipeline, plan, sources } = this.#input
    if (targets.length === 0) return new Set()
    const direct = new Set([...sources].flatMap(([name, source]) => (source.direct ? [name] : [])))
    const { pipeline: rest } = cutStages(withPieces(pipeline, this.#pieces), plan, targets, direct)
    return new Set(Object.keys(rest.steps))
  }

  #isKnown(name: string): boolean {
    return this.#input.plan.nodes.some((node) => node.id === name)
  }

  #candidate(step: string): Candidate | Reason {
    const { plan, sources, pushDown } = this.#input
    return pushDown ? candidateFor(plan, step, sources) : because('switched-off', undefined)
  }

  /** A target that its database can fill by itself, or why not. */
  #placeWithin(name: string): WithinTarget | Reason {
    const { pipeline, targets, plan } = this.#input
    const target = pipeline.targets[name]
    const { input: step, mode } = target
    if (step in pipeline.sources) return because('loaded', { step })
    const candidate = this.#candidate(step)
    if (!('place' in candidate)) return candidate
    const place = targets.get(name)
    if (place?.id !== candidate.place.id) return because('loaded', { step })
    if (mode === 'append') return because('mode-append', undefined)
    if (target.cursor !== undefined) return because('cursor-kept', undefined)
    if (target.verify) return because('verified', undefined)
    const elsewhere = pipeline.checks.some((check) => check.on !== step || 'relation' in check || isCompared(check))
    if (pipeline.checks.length > 0 && (elsewhere || Object.keys(pipeline.targets).length > 1))
      return because('checked-elsewhere', undefined)
    const shared = this.#readElsewhere(step, new Set([`target ${name}`, `check ${step}`]))
    if (shared) return shared
    const columns = plan.nodes.find((node) => node.id === step)?.columns ?? []
    const checks = stagedChecks(pipeline, step, columns, place.dialect)
    if (checks === null) return because('checked-elsewhere', undefined)
    const piece = compilePiece(candidate, step, this.#input.sources)
    return 'query' in piece ? { step, source: piece.source, place, query: piece.query, checks } : piece
  }

  #isPlain(target: string): boolean {
    const { pipeline, plan } = this.#input
    return pipeline.checks.length === 0 && plainChain(pipeline, plan, pipeline.targets[target].input) !== null
  }

  /** From a goal towards the sources: the largest parts that are worth being computed in a database. */
  #visit(name: string): void {
    const { pipeline, plan } = this.#input
    if (name in pipeline.sources || this.#pieces.has(name) || this.#reasons.has(name)) return
    const reason = plainChain(pipeline, plan, name) ? because('done-by-load', undefined) : this.#worth(name)
    if (reason === null) return
    this.#reasons.set(name, reason)
    if (name in pipeline.steps) inputsOf(pipeline.steps[name]).forEach((input) => this.#visit(input))
  }

  #worth(step: string): Reason | null {
    const shared = this.#readElsewhere(step, this.#readers.get(step) ?? new Set())
    if (shared) return shared
    const candidate = this.#candidate(step)
    if (!('place' in candidate)) return candidate
    const { before, after, place, basis } = candidate
    if (after > before * WORTH) return because('not-worth', { place: place.name, before, after, basis })
    const piece = compilePiece(candidate, step, this.#input.sources)
    if (!('query' in piece)) return piece
    this.#pieces.set(step, piece)
    return null
  }

  /** Whoever reads a part of what leads to a step beside the step: its rows would be of another moment. */
  #readElsewhere(step: string, allowed: ReadonlySet<string>): Reason | null {
    const inside = ancestorsOf(this.#input.pipeline, step)
    for (const name of inside) {
      const others = [...(this.#readers.get(name) ?? [])].filter((reader) =>
        name === step ? !allowed.has(reader) : !inside.has(reader),
      )
      if (others.length > 0) return because('read-elsewhere', { what: name })
    }
    return null
  }

  #parts(targets: readonly string[]): readonly PlacedPart[] {
    const { pipeline } = this.#input
    const read = [...Object.keys(pipeline.sources), ...Object.keys(pipeline.steps)].filter(
      (name) => this.#isKnown(name) && this.#readers.has(name),
    )
    const expected = this.#expectedRows()
    const rowsOf = (name: string) => expected.get(name) ?? null
    return [...read.map((name) => this.#part(name, rowsOf(name))), ...targets.map((name) => this.#target(name, rowsOf))]
  }

  /** Of every source and step; null where the rows of a source are unknown. */
  #expectedRows(): ReadonlyMap<string, number | null> {
    const { pipeline, plan, sources } = this.#input
    const rows = estimateRows(plan, sources)
    const known = (name: string) =>
      [...ancestorsOf(pipeline, name)].every((each) => !(each in pipeline.sources) || !isUnknown(sources.get(each)))
    return new Map(
      plan.nodes.filter(({ last }) => last).map(({ id }) => [id, known(id) ? (rows.get(id) ?? null) : null]),
    )
  }

  #part(name: string, rows: number | null): PlacedPart {
    const { pipeline, sources } = this.#input
    const kind = name in pipeline.sources ? 'source' : 'step'
    const common = { kind, name, rows } as const
    for (const [where, computed] of [
      ['target', [...this.#within.values()].map(({ step, place, query }) => ({ step, place, query }))],
      ['source', [...this.#pieces].map(([step, { place, query }]) => ({ step, place, query }))],
    ] as const) {
      const found = computed.find(({ step }) => ancestorsOf(pipeline, step).has(name))
      if (!found) continue
      const { step, place, query } = found
      const sql = step === name ? shownSql(query) : null
      return { ...common, where, place: place.name, why: this.#whyInside(name, step, where, place).say, sql }
    }
    const here = { ...common, place: null, sql: null }
    if (kind === 'source')
      return sources.get(name)?.direct
        ? { ...here, where: 'engine', why: because('read-where-it-lies', undefined).say }
        : { ...here, where: 'load', why: because('read-by-load', undefined).say }
    if (!this.#inEngine.has(name)) return { ...here, where: 'load', why: because('done-by-load', undefined).say }
    const reason = this.#reasons.get(name)
    const own = reason && reason.key !== 'done-by-load' ? reason : because('with-the-engine', undefined)
    return { ...here, where: 'engine', why: own.say }
  }

  #whyInside(name: string, step: string, where: 'source' | 'target', place: QueryPlace): Reason {
    if (name in this.#input.pipeline.sources) return because('not-read-out', { place: place.name, step })
    if (name !== step) return because('part-of', { step })
    if (where === 'target') return because('same-database', { place: place.name })
    const { before = 0, after = 0, basis = phrase('basis.nothing') } = this.#pieces.get(step) ?? {}
    return because('fewer-values', { place: place.name, before, after, basis })
  }

  #target(name: string, rowsOf: (name: string) => number | null): PlacedPart {
    const { input: step } = this.#input.pipeline.targets[name]
    const within = this.#within.get(name)
    const common = { kind: 'target', name, rows: rowsOf(step), sql: null } as const
    if (within)
      return {
        ...common,
        where: 'target',
        place: within.place.name,
        why: because('same-database', { place: within.place.name }).say,
      }
    const reason = this.#reasons.get(`target ${name}`)
    const own = reason && OF_TARGETS.has(reason.key) ? reason : because('loaded', { step })
    return { ...common, where: 'load', place: null, why: own.say }
  }
}
/** Reasons that a target has beside those of the steps before it. */
const OF_TARGETS: ReadonlySet<string> = new Set(['mode-append', 'cursor-kept', 'verified', 'checked-elsewhere'])

/** A number that the next run is held against is the engine's to count. */
function isCompared(check: PipelineCheckRule): boolean {
  return 'rows' in check && 'against' in check.rows
}

/** Names of who reads each source or step: `step paid`, `target report`, `check paid`. */
function readersOf(pipeline: Pipeline): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>()
  const { pipeline: checked } = withCheckSteps(pipeline)
  const add = (name: string, reader: string) => readers.set(name, (readers.get(name) ?? new Set()).add(reader))
  const visit = (name: string) => {
    if (!(name in checked.steps)) return
    for (const input of inputsOf(checked.steps[name])) {
      const seen = readers.get(input)?.has(name) ?? false
      add(input, name)
      if (!seen) visit(input)
    }
  }
  for (const [name, { input }] of Object.entries(pipeline.targets)) {
    add(input, `target ${name}`)
    visit(input)
  }
  const looked = Object.entries(checked.steps).flatMap(([name, step]) => (name in pipeline.steps ? [] : inputsOf(step)))
  for (const name of [...looked, ...pipeline.checks.map(({ on }) => on)]) {
    add(name, `check ${name}`)
    visit(name)
  }
  return readers
}

function shownSql({ sql, settings }: CompiledQuery): string {
  return settings.length === 0 ? sql : `${sql}\nSETTINGS ${settings.join(', ')}`
}
