import type { Context } from '@ai-etl/core/contracts/context'
import type { ContextSettings } from '../context.ts'
import { type RowsPage, type RowsRequest, readRows } from '../preview/rows.ts'
import { discoverDatasets, openAddress, previewDataset, testConnection } from './open.ts'

/** What to look at: how a connection fares, what it offers, the first rows of a dataset, or a page of them. */
export type Look =
  | { readonly kind: 'test'; readonly address: string }
  | { readonly kind: 'discover'; readonly address: string }
  | { readonly kind: 'preview'; readonly address: string; readonly rows: number }
  | { readonly kind: 'rows'; readonly address: string; readonly request: RowsRequest; readonly seconds: number }

/** One look, in a process of a pool: readers of files block theirs. @public loaded by path */
export async function job(look: Look, context: Context, settings: ContextSettings): Promise<unknown> {
  const live = { signal: context.signal, progress: context.progress }
  switch (look.kind) {
    case 'test':
      return (await testConnection(look.address, settings, live)).result
    case 'discover':
      return discoverDatasets(look.address, settings, live)
    case 'preview':
      return previewDataset(look.address, look.rows, settings, live)
    case 'rows':
      return rowsOf(look.address, look.request, look.seconds, context, settings)
  }
}

async function rowsOf(
  text: string,
  request: RowsRequest,
  seconds: number,
  context: Context,
  settings: ContextSettings,
): Promise<RowsPage> {
  const { address, connector } = await openAddress(text, settings, context)
  const source = await connector.open(address, context, { structure: 'sample' })
  try {
    return await readRows(source, request, context.signal, AbortSignal.timeout(seconds * 1000))
  } finally {
    await source.close()
  }
}
