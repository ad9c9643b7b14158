import type { Source } from '@ai-etl/core/contracts/source'

/** What a source says of itself, without its means to read: crosses threads. */
export type SourceFacts = Pick<Source, 'dataset' | 'name' | 'format' | 'files' | 'tables' | 'bytes' | 'decisions'>

export function sourceFacts(source: Source): SourceFacts {
  const { dataset, name, format, files, tables, bytes, decisions } = source
  return { dataset, name, format, files, tables, bytes, decisions }
}
