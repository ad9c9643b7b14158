import { PlatformError } from '@ai-etl/core/errors/error'
import { loadSelectParser } from '@ai-etl/core/pipeline/import/parser'
import { importSelect, tablesOfSelect } from '@ai-etl/core/pipeline/import/select'
import { writeImported } from '@ai-etl/core/pipeline/import/write'
import type { PipelineDocument } from '@ai-etl/core/pipeline/read'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { ContextSettings } from '../../context.ts'
import type { Bounds, Pool } from '../../worker/pool.ts'
import type { Live } from '../load.ts'
import { checkWithSources } from './check.ts'

export interface ImportRequest {
  /** What findings call the text: `query.sql`. */
  readonly name: string
  readonly sql: string
  /** Addresses of the tables by the names that the SELECT has for them. */
  readonly sources: Readonly<Record<string, string>>
  /** The same addresses as the document is to say them; absent: as they are. */
  readonly written?: Readonly<Record<string, string>>
  /** Address of the target, as the document is to say it; absent: a Parquet file beside the document. */
  readonly target?: string
}

export interface ImportedDocument {
  /** The pipeline document, YAML. */
  readonly pipeline: string
}

/**
 * Turns a SELECT into a pipeline document. Sources are looked at for their columns; of one that cannot be reached the
 * names in the SELECT must do. Under DESC without a word NULLs stand first, as in PostgreSQL.
 * @throws PlatformError `pipeline.select-syntax`, `pipeline.select-refused`, `pipeline.select-sources`
 */
export async function importPipeline(
  request: ImportRequest,
  settings: ContextSettings,
  live: Live,
): Promise<ImportedDocument> {
  await loadSelectParser()
  const { name, sql, sources, written = sources } = request
  const tables = tablesOfSelect(name, sql)
  const given = new Map(Object.keys(sources).map((each) => [each.toLowerCase(), each]))
  const missing = tables.filter((table) => !given.has(table.toLowerCase()))
  if (missing.length > 0) throw new PlatformError('pipeline.select-sources', { tables: missing.join(', ') })
  const used = tables.flatMap((table) => given.get(table.toLowerCase()) ?? [])
  const addresses = Object.fromEntries(used.map((each) => [each, sources[each]]))
  const { sources: found } = await checkWithSources(onlySources(addresses), settings, live)
  const columns = new Map(used.map((each) => [each, found.get(each)?.map((column) => column.name) ?? null]))
  const imported = importSelect(sql, columns, { document: name, dialect: 'postgresql' })
  const called = nameOf(name)
  const pipeline = writeImported({
    ...imported,
    name: called,
    sources: Object.fromEntries(used.map((each) => [each, written[each]])),
    target: request.target ?? `${called}.parquet`,
  })
  return { pipeline }
}

/** The same in a thread of the pool. */
export function importInPool(
  pool: Pool,
  input: ImportRequest,
  settings: ContextSettings,
  bounds: Bounds,
): Promise<ImportedDocument> {
  return pool.run<ImportRequest, ImportedDocument>({ module: JOB, input, settings }, bounds)
}
const JOB = new URL('./import-job.ts', import.meta.url)

function onlySources(addresses: Readonly<Record<string, string>>): PipelineDocument {
  const sources = Object.fromEntries(Object.entries(addresses).map(([name, from]) => [name, { from }]))
  return readPipeline('import', JSON.stringify({ version: 1, name: 'import', sources, targets: {} }))
}

/** `queries/paid by month.sql` → `paid_by_month` */
function nameOf(file: string): string {
  const [stem] = (file.split(/[/\\]/).at(-1) ?? '').split('.')
  const name = stem.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?=\p{N})/u, '_')
  return name === '' ? 'imported' : name
}
