import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { quoted } from '@ai-etl/core/messages/phrase'
import { preparePipeline } from '@ai-etl/core/pipeline/prepare'
import type { PipelineDocument } from '@ai-etl/core/pipeline/read'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { ContextSettings } from '../../context.ts'

/** A pipeline document: the path of its file, or its text, whose relative paths begin at the working folder. */
export type PipelineAt = string | { readonly name: string; readonly text: string }

export interface OpenedPipeline {
  readonly document: PipelineDocument
  readonly text: string
  /** Settings whose relative paths begin at the document's folder. */
  readonly settings: ContextSettings
}

/**
 * Reads a pipeline document.
 * @throws PlatformError `file.missing`, `file.unreadable`, `document.invalid`
 */
export async function openPipeline(at: PipelineAt, settings: ContextSettings): Promise<OpenedPipeline> {
  if (typeof at === 'object') return { document: await prepared(at.name, at.text), text: at.text, settings }
  const path = at
  const absolute = resolve(settings.workingDir, path)
  const text = await readFile(absolute, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new PlatformError('file.missing', { path }, { cause })
    throw new PlatformError('file.unreadable', { path, why: quoted(cause.message) }, { cause })
  })
  const name = relative(settings.workingDir, absolute)
  return { document: await prepared(name, text), text, settings: { ...settings, workingDir: dirname(absolute) } }
}

async function prepared(name: string, text: string): Promise<PipelineDocument> {
  const document = readPipeline(name, text)
  await preparePipeline(document.pipeline)
  return document
}
