import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import { discoverDatasets, previewDataset, testConnection } from './open.ts'

/** What to look at: how a connection fares, what it offers, or the first rows of a dataset. */
export type Look =
  | { readonly kind: 'test'; readonly address: string }
  | { readonly kind: 'discover'; readonly address: string }
  | { readonly kind: 'preview'; readonly address: string; readonly rows: number }

/** One look, in a thread of its own: readers of files block theirs. @public loaded by path */
export async function job(look: Look, context: Context, settings: ContextSettings): Promise<unknown> {
  const live = { signal: context.signal, progress: context.progress }
  switch (look.kind) {
    case 'test':
      return (await testConnection(look.address, settings, live)).result
    case 'discover':
      return discoverDatasets(look.address, settings, live)
    case 'preview':
      return previewDataset(look.address, look.rows, settings, live)
  }
}
