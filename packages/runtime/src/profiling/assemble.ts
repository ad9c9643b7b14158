import type { Profile, TableProfile } from '@ai-etl/core/documents/profile'
import type { Language } from '@ai-etl/core/messages/language'
import { say } from '@ai-etl/core/messages/phrase'
import { growthOf } from '@ai-etl/core/profile/growth'
import { nestedRelations } from '@ai-etl/core/profile/relations'
import { findTimeAxis } from '@ai-etl/core/profile/time-axis'
import type { TableFields } from './fields.ts'
import type { ProfileOptions } from './profile.ts'
import type { DatasetScan } from './scan.ts'
import type { RejectExample } from './scan-job.ts'
import type { SourceFacts } from './source-facts.ts'
import type { TableFacts } from './structure-job.ts'

/** Puts the document together; `seconds` is the caller's. */
export function assembleProfile(
  scan: DatasetScan,
  tables: readonly TableFields[],
  facts: readonly TableFacts[],
  options: ProfileOptions,
  lang: Language,
): Omit<Profile, 'seconds'> {
  const { source, rejects } = scan
  const profiles = source.tables.map((table, i) => tableProfile(table.name, table.parent, tables[i], facts[i]))
  const bytes = bytesOf(source, profiles)
  const rows = tables[0]?.rows ?? 0
  // A sample says how its own rows came, not how many there are.
  const growth =
    options.sample === undefined
      ? growthOf({ bytes, rows, timeAxis: profiles[0]?.timeAxis ?? null, files: source.files }, lang)
      : null
  return {
    dataset: source.dataset,
    format: { ...source.format },
    decisions: source.decisions.map((decision) => ({ ...decision })),
    bytes,
    rows,
    sampled: options.sample !== undefined,
    rejectedCount: rejects.count,
    rejected: rejects.examples.map((reject) => rejected(reject, source, lang)),
    tables: profiles,
    relations: nestedRelations(source.tables),
    growth,
  }
}

/** Bytes of the source as they are stored; of a system that does not say, of the values read. */
function bytesOf({ files, bytes }: SourceFacts, tables: readonly TableProfile[]): number {
  if (files.length > 0) return files.reduce((sum, file) => sum + file.bytes, 0)
  return bytes ?? tables.reduce((sum, table) => sum + table.bytes, 0)
}

function rejected(
  { file, line, byte, rule, detail }: RejectExample,
  source: SourceFacts,
  lang: Language,
): Profile['rejected'][number] {
  const says = { phrase: detail.phrase, params: { ...detail.params } }
  const example = { line, byte, rule, detail: say(detail, lang), says }
  return source.files.length > 1 ? { ...example, file: source.files[file].path } : example
}

function tableProfile(
  name: string,
  parent: string | null,
  { rows, fields }: TableFields,
  facts: TableFacts,
): TableProfile {
  const known = fields.filter((field) => field !== null)
  return {
    name,
    parent,
    rows,
    fields: known,
    ...facts,
    timeAxis: findTimeAxis(known, rows),
    bytes: known.reduce((sum, field) => sum + field.evidence.bytes, 0),
  }
}
