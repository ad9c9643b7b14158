import type { Profile, TableProfile } from '@ai-etl/core/documents/profile'
import type { TableFields } from './fields.ts'
import type { ProfileOptions } from './profile.ts'
import type { DatasetScan } from './scan.ts'
import type { RejectExample } from './scan-job.ts'
import type { SourceFacts } from './source-facts.ts'

/** Puts the document together; `seconds` is the caller's. */
export function assembleProfile(
  scan: DatasetScan,
  tables: readonly TableFields[],
  options: ProfileOptions,
): Omit<Profile, 'seconds'> {
  const { source, rejects } = scan
  return {
    dataset: source.dataset,
    format: { ...source.format },
    decisions: source.decisions.map((decision) => ({ ...decision })),
    bytes: bytesOf(source),
    rows: tables[0]?.rows ?? 0,
    sampled: options.sample !== undefined,
    rejectedCount: rejects.count,
    rejected: rejects.examples.map((reject) => rejected(reject, source)),
    tables: source.tables.map((table, index) => tableProfile(table.name, table.parent, tables[index])),
    relations: [],
    growth: null,
  }
}

/** Bytes of the source as they are stored; of a system that does not say, of the values read. */
function bytesOf(source: SourceFacts): number {
  return source.files.length > 0 ? source.files.reduce((sum, file) => sum + file.bytes, 0) : (source.bytes ?? 0)
}

function rejected({ file, line, byte, rule, detail }: RejectExample, source: SourceFacts): Profile['rejected'][number] {
  const example = { line, byte, rule, detail }
  return source.files.length > 1 ? { ...example, file: source.files[file].path } : example
}

function tableProfile(name: string, parent: string | null, { rows, fields }: TableFields): TableProfile {
  const known = fields.filter((field) => field !== null)
  return {
    name,
    parent,
    rows,
    fields: known,
    keys: [],
    dependences: [],
    duplicates: { rows: 0, exact: false },
    timeAxis: null,
    bytes: known.reduce((sum, field) => sum + field.evidence.bytes, 0),
  }
}
