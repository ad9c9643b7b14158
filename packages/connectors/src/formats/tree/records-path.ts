import type { FileDataset } from '../../files/format.ts'

/**
 * The way to the records that the user named, after `#` or by the option `records`; null when it is to be detected, an
 * empty list for the document itself.
 */
export function namedRecords(dataset: FileDataset, separator: RegExp): string[] | null {
  const named = dataset.fragment ?? dataset.options.records
  if (typeof named !== 'string' || named === '') return null
  return named === '.' ? [] : named.split(separator).filter((part) => part !== '')
}
