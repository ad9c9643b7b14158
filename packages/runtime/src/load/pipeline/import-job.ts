import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../../context.ts'
import type { ImportedDocument, ImportRequest } from './import.ts'
import { importPipeline } from './import.ts'

/** A SELECT as a document, in a thread. @public loaded by import.ts */
export function job(request: ImportRequest, context: Context, settings: ContextSettings): Promise<ImportedDocument> {
  return importPipeline(request, settings, context)
}
