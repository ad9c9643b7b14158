import type { DATASET } from '@ai-etl/runtime/store/queries/datasets/columns'
import type { ValuesOf } from '@ai-etl/runtime/store/query'
import type { SourceGiven } from '../sources/source.ts'

export type Dataset = ValuesOf<typeof DATASET>

/** What a dataset is read from. The name of one in an upload is the file's, with what lies inside behind a `#`. */
export function sourceOfDataset({ connectionId, uploadId, address, name }: Dataset): SourceGiven {
  if (connectionId !== null) return { connectionId, dataset: name }
  if (uploadId === null) return address ?? name
  const hash = name.indexOf('#')
  return hash === -1 ? { uploadId } : { uploadId, records: name.slice(hash + 1) }
}

/** What people call a dataset. */
export function titleOf({ title, name }: Pick<Dataset, 'title' | 'name'>): string {
  return title ?? name
}
