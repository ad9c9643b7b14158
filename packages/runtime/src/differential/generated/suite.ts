import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Step } from '@ai-etl/core/pipeline/schema'
import { type ExpressionCase, expressionCases } from './expression-cases.ts'
import { foundExpressions, foundPipelines } from './found.ts'
import { type PipelineCase, pipelineCase } from './pipelines.ts'
import { Random } from './random.ts'
import type { Answer, Runner } from './runner.ts'
import { type Columns, columnsOf, pipelineAnswers, type SideBySide, soakExpressions, soakPipelines } from './soak.ts'
import { STEP_MAKERS } from './steps.ts'
import { TABLES } from './tables.ts'
import type { Counts } from './tally.ts'

/** SEED and CASES ask for another soak, which is compared but not counted for the page. */
const SEED = 20_261_123
const EXPRESSIONS = 10_000
const PIPELINES = 320
const seed = Number(process.env.SEED ?? SEED)
const isSoak = ['SEED', 'CASES'].some((name) => process.env[name] !== undefined)
/** Most expressions are of Moscow, whose clocks were put back and forth; some of a zone that still does, and of none. */
const ZONES = ['Europe/Moscow', 'Europe/Moscow', 'Europe/Moscow', 'America/New_York', 'UTC'] as const
/** A bound of the cases of a zone that soaks found, so that all have numbers of their own. */
const MOST_FOUND = 1_000
const ZONE_OF_PIPELINES = 'Europe/Moscow'

/** Expressions of one zone, and what the engine makes of them. */
interface Part {
  readonly how: SideBySide
  readonly cases: readonly ExpressionCase[]
  readonly engine: Columns
  /** What other soaks found, which is compared but not counted. */
  readonly found: { readonly cases: readonly ExpressionCase[]; readonly engine: Columns }
}

/** Generated cases with the engine's answers. */
export interface Suite {
  readonly expressions: readonly Part[]
  readonly pipelines: readonly PipelineCase[]
  readonly found: readonly PipelineCase[]
  readonly engine: ReadonlyMap<PipelineCase, Answer>
}

/** Makes the cases and asks the engine, once for all targets that hold the same data. */
export async function openSuite(engine: Runner, batch = 80): Promise<Suite> {
  const count = Number(process.env.CASES ?? EXPRESSIONS)
  const all = expressionCases(seed, count, TABLES.given)
  const size = Math.ceil(count / ZONES.length)
  const expressions: Part[] = []
  for (const [i, timezone] of ZONES.entries()) {
    const cases = all.slice(i * size, (i + 1) * size)
    const how = { table: TABLES.given, timezone, batch }
    const first = timezone === ZONES[i - 1] ? null : count + i * MOST_FOUND
    const found = first === null ? [] : foundExpressions(timezone, first, TABLES.given)
    expressions.push({
      how,
      cases,
      engine: await columnsOf(cases, engine, how),
      found: { cases: found, engine: await columnsOf(found, engine, how) },
    })
  }
  const pipelines = pipelineCases(Math.ceil((PIPELINES * count) / EXPRESSIONS))
  const found = foundPipelines(TABLES, ZONE_OF_PIPELINES)
  return { expressions, pipelines, found, engine: await pipelineAnswers([...pipelines, ...found], engine) }
}

function pipelineCases(count: number): readonly PipelineCase[] {
  const random = new Random(seed)
  // A statement of SQL becomes the other steps before anything is lowered.
  const types = (Object.keys(STEP_MAKERS) as Step['type'][]).filter((type) => type !== 'sql')
  return Array.from({ length: count }, (_, i) =>
    pipelineCase(`p${i}`, types[i % types.length], random, TABLES, ZONE_OF_PIPELINES),
  )
}

/** What a target was asked, and what came of it. */
export interface TargetCounts {
  readonly expressions: Counts
  readonly pipelines: Counts
}

/** What a target takes of a suite, where it is slow or cannot do it all. */
export interface Share {
  /** Parts of the expressions, by their place among the zones. */
  readonly parts?: readonly number[]
}

/**
 * Runs a suite in a target.
 * @returns every difference from the engine, and what was compared
 */
export async function runSuite(
  suite: Suite,
  target: Runner,
  { parts = ZONES.map((_, i) => i) }: Share = {},
): Promise<{ readonly differences: readonly string[]; readonly counts: TargetCounts }> {
  const outcomes = []
  const again = [await soakPipelines(suite.found, suite.engine, target)]
  for (const { how, cases, engine, found } of parts.map((part) => suite.expressions[part])) {
    outcomes.push(await soakExpressions(cases, engine, target, how))
    if (found.cases.length > 0) again.push(await soakExpressions(found.cases, found.engine, target, how))
  }
  const ran = await soakPipelines(suite.pipelines, suite.engine, target)
  return {
    differences: [...again, ...outcomes, ran].flatMap(({ differences }) => differences),
    counts: { expressions: together(outcomes.map(({ counts }) => counts)), pipelines: ran.counts },
  }
}

function together(all: readonly Counts[]): Counts {
  const compared = new Map<string, number>()
  const refused = new Map<string, { times: number; reasons: Set<string> }>()
  for (const counts of all) {
    for (const [what, times] of Object.entries(counts.compared)) compared.set(what, (compared.get(what) ?? 0) + times)
    for (const [what, { times, reasons }] of Object.entries(counts.refused)) {
      const known = refused.get(what) ?? { times: 0, reasons: new Set() }
      refused.set(what, { times: known.times + times, reasons: new Set([...known.reasons, ...reasons]) })
    }
  }
  const byName = <T>(entries: readonly (readonly [string, T])[]) =>
    Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    cases: all.reduce((sum, { cases }) => sum + cases, 0),
    compared: byName([...compared]),
    refused: byName([...refused].map(([what, { times, reasons }]) => [what, { times, reasons: [...reasons].sort() }])),
  }
}

const GOLDEN = new URL('../../../../../golden/differential/', import.meta.url)

/**
 * What the last run of a target counted, as the page tells it; UPDATE_GOLDEN=1 takes this run's.
 * @returns null for a soak, which nothing is told of
 */
export function knownCounts(target: string, counts: TargetCounts): TargetCounts | null {
  if (isSoak) return null
  const file = new URL(`${target}.json`, GOLDEN)
  if (process.env.UPDATE_GOLDEN === '1') {
    if (target === 'pyspark' && process.env.WHOLE !== '1')
      throw new Error('the counts of PySpark are those of all expressions: set WHOLE=1 beside UPDATE_GOLDEN=1')
    mkdirSync(GOLDEN, { recursive: true })
    writeFileSync(file, `${JSON.stringify(counts, null, 1)}\n`)
  }
  // A target that nothing is told of yet has nothing to differ from.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TargetCounts) : null
}
