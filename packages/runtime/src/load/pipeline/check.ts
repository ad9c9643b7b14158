import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import { keptPhrase, type Phrase, phrase, quoted, together } from '@ai-etl/core/messages/phrase'
import type { CheckFinding, PipelineCheck, SourceColumns } from '@ai-etl/core/pipeline/check'
import { checkPipeline, paramsOfFinding, withTargets } from '@ai-etl/core/pipeline/check'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import { lowerPipeline } from '@ai-etl/core/pipeline/plan/lower'
import type { PipelineDocument } from '@ai-etl/core/pipeline/read'
import { resolveAddress } from '../../connections/resolve.ts'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import { knownFacts } from '../../profiling/facts-store.ts'
import type { Live } from '../load.ts'
import { giveBack, takeSource } from './kept-sources.ts'
import { openPipeline, type PipelineAt } from './open.ts'
import { withValues } from './parameters.ts'
import type { ExplainedPart } from './placement.ts'
import { explained, placementOf } from './placement.ts'

/** A check with, where it was asked for and the document is without fault, where each part of it runs. */
export interface ExplainedCheck extends PipelineCheck {
  readonly explain?: readonly ExplainedPart[]
}

export interface CheckOptions {
  /** Say where each part runs, and why. */
  readonly explain?: boolean
  /** Values of parameters that it is checked with; what is not among them is what the document says. */
  readonly params?: Readonly<Record<string, string>>
}

/**
 * Checks a document: names, types, connections. Sources are opened and sampled; of targets only the addresses are read.
 * @throws PlatformError `file.missing`, `document.invalid`, `pipeline.param-unknown`
 */
export async function checkPipelineFile(
  at: PipelineAt,
  settings: ContextSettings,
  live: Live,
  { explain = false, params = {} }: CheckOptions = {},
): Promise<ExplainedCheck> {
  const opened = await openPipeline(at, settings)
  const document = withValues(opened.document, params)
  const { check, sources, placed } = await checkWithSources(document, opened.settings, live)
  if (!explain || !check.ok) return check
  const { pipeline } = document
  const { plan } = lowerPipeline(pipeline, sources)
  // Of incremental sources rows are followed here, whether a run reads all of them or not.
  const followed = new Map(
    [...placed].map(([name, each]) => [name, { ...each, incremental: pipeline.sources[name].mode === 'incremental' }]),
  )
  const request = { pipeline, plan, sources: followed, pushDown: true, within: true }
  const placement = await placementOf(request, opened.settings, live)
  return { ...check, explain: explained(placement, opened.settings) }
}

export interface CheckedSources {
  readonly check: PipelineCheck
  /** Columns as they were found. */
  readonly sources: ReadonlyMap<string, readonly PipelineColumn[]>
  /** What else is known of them: their size, and whether a database computes over them. */
  readonly placed: ReadonlyMap<string, PlacedSource>
}

/** The check with what was found of the sources. */
export async function checkWithSources(
  document: PipelineDocument,
  settings: ContextSettings,
  live: Live,
): Promise<CheckedSources> {
  const context = createContext(settings, live)
  const sources = new Map<string, readonly PipelineColumn[] | PlatformError>()
  const placed = new Map<string, PlacedSource>()
  for (const [name, source] of Object.entries(document.pipeline.sources)) {
    const found = await knownFailure(() => lookAt(source.from, settings, context))
    sources.set(name, found instanceof PlatformError ? found : found.columns)
    if (!(found instanceof PlatformError)) placed.set(name, found.placed)
  }
  const targets = new Map<string, PlatformError>()
  for (const [name, target] of Object.entries(document.pipeline.targets)) {
    const found = await knownFailure(() => resolveAddress(target.to, settings))
    if (found instanceof PlatformError) targets.set(name, found)
  }
  const facts = new Map([...placed].flatMap(([name, source]) => (source.facts ? [[name, source.facts] as const] : [])))
  const statistics = new Map(
    [...placed].flatMap(([name, source]) => (source.statistics ? [[name, source.statistics] as const] : [])),
  )
  const check = checkPipeline(document, sources satisfies SourceColumns, settings.lang, facts, statistics)
  const found = [...sources].flatMap(([name, columns]) =>
    columns instanceof PlatformError ? [] : [[name, columns] as const],
  )
  return { check: withTargets(check, document, targets, settings.lang), sources: new Map(found), placed }
}

/** @throws PlatformError `pipeline.refused` with all that the check found */
export function refuseFaulty(document: PipelineDocument, check: PipelineCheck): void {
  if (check.ok) return
  const errors = together(check.errors.map(asPhrase), 'clauses')
  throw new PlatformError('pipeline.refused', { document: document.name, errors }, { known: check })
}

/** A finding that whoever reads of it says in their own language. */
function asPhrase(finding: CheckFinding): Phrase {
  const { code, message, where, step } = finding
  const fault = keptPhrase({ phrase: `error.${code}`, params: paramsOfFinding(finding) }) ?? quoted(message)
  return phrase('at-place', { fault, place: where ?? step ?? '' })
}

/** A source: the columns of its root with the types that a load would begin with, and its size. */
async function lookAt(address: string, settings: ContextSettings, context: Context) {
  const source = await takeSource(address, settings, context)
  try {
    const facts = await knownFacts(address, source.identity, settings)
    return { columns: source.columns(), placed: { ...(await source.placed()), ...(facts && { facts }) } }
  } finally {
    await giveBack(source, address, settings)
  }
}

async function knownFailure<T>(work: () => Promise<T>): Promise<T | PlatformError> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PlatformError) return error
    throw error
  }
}
