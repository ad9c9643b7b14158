import { applyOperations, type Edited } from '@ai-etl/core/pipeline/edit/apply'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { loadSelectParser } from '@ai-etl/core/pipeline/import/parser'
import { renameInSelect } from '@ai-etl/core/pipeline/import/rename'

export interface EditJob {
  readonly text: string
  readonly operations: readonly Operation[]
}

/** Edits of a document that need the parser of SELECTs, in a process of the pool. @public loaded by pooled.ts */
export async function job({ text, operations }: EditJob): Promise<Edited> {
  await loadSelectParser()
  return applyOperations(text, operations, renameInSelect)
}
