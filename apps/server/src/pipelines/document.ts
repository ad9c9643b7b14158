import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { type PipelineDocument, readPipeline } from '@ai-etl/core/pipeline/read'

/** What a text without a name of its own is called in findings. */
export const UNNAMED = 'pipeline.yaml'

/**
 * Reads a document that is to be kept: every version stays and is shown, so none may carry a secret.
 * @throws PlatformError `document.invalid`, `pipeline.secret-literal`
 */
export function keptDocument(text: string, name = UNNAMED): PipelineDocument {
  const document = readPipeline(name, text)
  const { sources, targets } = document.pipeline
  for (const [name, source] of Object.entries(sources)) refuseSecret(document, source.from, ['sources', name, 'from'])
  for (const [name, target] of Object.entries(targets)) refuseSecret(document, target.to, ['targets', name, 'to'])
  return document
}

function refuseSecret(document: PipelineDocument, address: string, path: readonly string[]): void {
  if (!hasLiteralSecret(address)) return
  const place = document.place(path)
  throw new PlatformError('pipeline.secret-literal', { place: path.join('.') }, { where: place })
}
