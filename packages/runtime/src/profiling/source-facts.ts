import type { Source } from '@ai-etl/core/contracts/source'

/** What a source says of itself, without its means to read: crosses threads. */
export type SourceFacts = Pick<
  Source,
  'dataset' | 'name' | 'format' | 'files' | 'tables' | 'bytes' | 'decisions' | 'fingerprint'
>

export function sourceFacts(source: Source): SourceFacts {
  const { dataset, name, format, tables, bytes, decisions, fingerprint } = source
  // A reader's own description of a file may hold more than the contract says, also what cannot cross.
  const files = source.files.map(({ path, bytes: size, modified }) => ({ path, bytes: size, modified }))
  return { dataset, name, format, files, tables, bytes, decisions, fingerprint }
}
