import type { Context } from '@ai-etl/core/contracts/context'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { PipelineCheck, SourceColumns } from '@ai-etl/core/pipeline/check'
import { checkPipeline, withTargets } from '@ai-etl/core/pipeline/check'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { PipelineDocument } from '@ai-etl/core/pipeline/read'
import { resolveAddress } from '../../connections/resolve.ts'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import type { Live } from '../load.ts'
import { giveBack, takeSource } from './kept-sources.ts'
import { openPipeline, type PipelineAt } from './open.ts'

/**
 * Checks a document: names, types, connections. Sources are opened and sampled; of targets only the addresses are read.
 * @throws PlatformError `file.missing`, `document.invalid`
 */
export async function checkPipelineFile(at: PipelineAt, settings: ContextSettings, live: Live): Promise<PipelineCheck> {
  const opened = await openPipeline(at, settings)
  return checkOpened(opened.document, opened.settings, live)
}

async function checkOpened(document: PipelineDocument, settings: ContextSettings, live: Live): Promise<PipelineCheck> {
  return (await checkWithSources(document, settings, live)).check
}

/** The check with the columns of the sources as they were found. */
export async function checkWithSources(
  document: PipelineDocument,
  settings: ContextSettings,
  live: Live,
): Promise<{ readonly check: PipelineCheck; readonly sources: ReadonlyMap<string, readonly PipelineColumn[]> }> {
  const context = createContext(settings, live)
  const sources = new Map<string, readonly PipelineColumn[] | PlatformError>()
  for (const [name, source] of Object.entries(document.pipeline.sources)) {
    sources.set(name, await knownFailure(() => columnsOf(source.from, settings, context)))
  }
  const targets = new Map<string, PlatformError>()
  for (const [name, target] of Object.entries(document.pipeline.targets)) {
    const found = await knownFailure(() => resolveAddress(target.to, settings))
    if (found instanceof PlatformError) targets.set(name, found)
  }
  const check = checkPipeline(document, sources satisfies SourceColumns, settings.lang)
  const found = [...sources].flatMap(([name, columns]) =>
    columns instanceof PlatformError ? [] : [[name, columns] as const],
  )
  return { check: withTargets(check, document, targets, settings.lang), sources: new Map(found) }
}

/** @throws PlatformError `pipeline.refused` with all that the check found */
export function refuseFaulty(document: PipelineDocument, check: PipelineCheck): void {
  if (check.ok) return
  const errors = check.errors.map((error) => `${error.message} (${error.where ?? error.step ?? ''})`).join('; ')
  throw new PlatformError('pipeline.refused', { document: document.name, errors }, { known: check })
}

/** Columns of a source's root with the types that a load would begin with. */
async function columnsOf(
  address: string,
  settings: ContextSettings,
  context: Context,
): Promise<readonly PipelineColumn[]> {
  const source = await takeSource(address, settings, context)
  try {
    return source.columns()
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
