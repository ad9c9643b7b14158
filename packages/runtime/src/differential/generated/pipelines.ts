import { bindExpression } from '@ai-etl/core/expressions/bind'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { type Pipeline, type Step, stepSchema } from '@ai-etl/core/pipeline/schema'
import { constructsOf } from './expression-cases.ts'
import { ExpressionGenerator } from './expressions.ts'
import type { Kind } from './forms.ts'
import { byKind, type Making } from './kinds.ts'
import { Random } from './random.ts'
import { type Planned, shownOver, type Tables } from './runner.ts'
import { STEP_MAKERS } from './steps.ts'

/** One generated pipeline; names of its steps begin with its title, so that several make one document. */
export interface PipelineCase extends Planned {
  readonly title: string
  /** Types of steps, kinds of joins, functions and operators that it is made of. */
  readonly constructs: ReadonlySet<string>
}

const LONGEST = 5
const TRIES = 8

/** A pipeline of up to five steps over the tables; one of the kind that is asked for stands in it, where it fits. */
export function pipelineCase(
  title: string,
  wanted: Step['type'],
  random: Random,
  tables: Tables,
  timezone: string,
): PipelineCase {
  const maker = new PipelineMaker(title, random, tables, timezone)
  const count = 1 + random.below(LONGEST)
  const place = random.below(count)
  for (let i = 0; i < count; i++) maker.add(i === place ? wanted : undefined)
  return maker.finish()
}

/** A pipeline of given steps over the tables, whose last one is shown. @throws Error where it cannot be lowered */
export function pipelineOf(
  title: string,
  steps: Readonly<Record<string, object>>,
  tables: Tables,
  timezone: string,
): PipelineCase {
  const maker = new PipelineMaker(title, new Random(0), tables, timezone)
  maker.take(Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, stepSchema.parse(step)])))
  return maker.finish()
}

class PipelineMaker implements Making {
  readonly random: Random
  readonly relations: string[]
  readonly #title: string
  readonly #steps: Record<string, Step> = {}
  readonly #sources: ReadonlyMap<string, readonly PipelineColumn[]>
  readonly #timezone: string
  #plan: Plan
  #names = 0

  constructor(title: string, random: Random, tables: Tables, timezone: string) {
    this.#title = title
    this.random = random
    this.#timezone = timezone
    this.#sources = sourceColumns(tables)
    this.relations = ['other', 'empty', 'given']
    this.#plan = this.#lower({}) ?? fail(title)
  }

  columnsOf(relation: string): readonly PipelineColumn[] {
    return this.#plan.nodes.find(({ id }) => id === relation)?.columns ?? []
  }

  name(): string {
    return `c${++this.#names}`
  }

  expression(relation: string, kind: Kind, depth = 2): string {
    const columns = this.columnsOf(relation)
    const generator = new ExpressionGenerator(this.random, byKind(columns))
    for (let i = 0; i < TRIES; i++) {
      const text = generator.write(kind, Math.max(0, depth - this.random.below(2)))
      if (binds(text, columns)) return text
    }
    return generator.write(kind, 0)
  }

  /** Adds steps that end in one of a type; another type where that does not fit. */
  add(wanted: Step['type'] | undefined): void {
    for (let i = 0; i < TRIES; i++) {
      const type =
        i < TRIES / 2 && wanted !== undefined ? wanted : this.random.one(Object.keys(STEP_MAKERS) as Step['type'][])
      const made = STEP_MAKERS[type](this, this.relations[this.relations.length - 1])
      if (made === null) continue
      const named = this.#named(made)
      if (this.#take(named)) return
    }
  }

  /** Takes steps as they are. @throws Error where they cannot be lowered */
  take(steps: Readonly<Record<string, Step>>): void {
    if (!this.#take(steps)) fail(this.#title)
  }

  finish(): PipelineCase {
    const last = this.relations[this.relations.length - 1]
    const typed = withLast(this.#plan, last)
    const plan = shownOver(typed)
    const types = Object.values(this.#steps).map((step) =>
      step.type === 'join' ? `join ${step.kind}` : `step ${step.type}`,
    )
    const used = plan.nodes.flatMap(({ op }) => Object.values(op).flatMap(expressionsIn))
    const made = { plan, typed, steps: this.#steps, result: last }
    return { title: this.#title, ...made, constructs: new Set([...types, ...used]) }
  }

  #take(steps: Readonly<Record<string, Step>>): boolean {
    const plan = this.#lower({ ...this.#steps, ...steps })
    if (plan === null) return false
    Object.assign(this.#steps, steps)
    this.#plan = plan
    this.relations.push(...Object.keys(steps))
    return true
  }

  /** Steps that a maker names `{1}`, `{2}` … take names of this pipeline. */
  #named(made: readonly object[]): Record<string, Step> {
    const first = Object.keys(this.#steps).length
    const names = made.map((_, i) => `${this.#title}_${first + i + 1}`)
    const text = JSON.stringify(made).replaceAll(/"\{(\d)\}"/g, (_, n: string) => JSON.stringify(names[Number(n) - 1]))
    const steps = stepSchema.array().parse(JSON.parse(text))
    return Object.fromEntries(steps.map((step, i) => [names[i], step]))
  }

  #lower(steps: Readonly<Record<string, Step>>): Plan | null {
    const { plan, faults } = lowerPipeline(documentOf(steps, {}, this.#timezone), this.#sources)
    return faults.length > 0 ? null : plan
  }
}

function fail(title: string): never {
  throw new Error(`${title} cannot be lowered`)
}

/** A pipeline of these steps; targets by name, each with the step that it shows. */
export function documentOf(
  steps: Readonly<Record<string, Step>>,
  targets: Readonly<Record<string, string>>,
  timezone: string,
): Pipeline {
  return {
    version: 1,
    name: 'generated',
    timezone,
    params: {},
    sources: { given: { from: 'given.csv' }, other: { from: 'other.csv' }, empty: { from: 'empty.csv' } },
    steps,
    targets: Object.fromEntries(
      Object.entries(targets).map(([name, input]) => [name, { input, to: `${name}.csv`, mode: 'replace' }]),
    ),
    checks: [],
  }
}

export function sourceColumns(tables: Tables): ReadonlyMap<string, readonly PipelineColumn[]> {
  return new Map(
    Object.entries(tables).map(([name, { columns }]) => [name, columns.map((each) => ({ ...each, nullable: true }))]),
  )
}

/** Only what the node reads, and it behind all of that. */
function withLast(plan: Plan, id: string): Plan {
  const last = plan.nodes.filter((node) => node.id === id)
  return { ...plan, nodes: [...plan.nodes.filter((node) => node.id !== id), ...last] }
}

function binds(text: string, columns: readonly PipelineColumn[]): boolean {
  try {
    bindExpression(text, { columns })
    return true
  } catch {
    return false
  }
}

/** Names of what the expressions within a part of an op are made of. */
function expressionsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(expressionsIn)
  if (typeof part !== 'object' || part === null) return []
  if ('kind' in part && 'type' in part) return [...constructsOf(part as Parameters<typeof constructsOf>[0])]
  return Object.values(part).flatMap(expressionsIn)
}
