import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quoteIdentifier } from '@ai-etl/core/dialects/quote'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { Plan } from '@ai-etl/core/pipeline/plan/ops'
import { emitQuery } from '@ai-etl/core/targets/sql/query'
import { Engine, literal } from './database.ts'
import { fromText, toText } from './types.ts'

interface Rows {
  readonly columns: readonly PipelineColumn[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Stands for NULL among the texts of a sample: no file holds it by chance. */
const NULL_MARK = '\u0001\u0002NULL\u0002\u0001'

/**
 * The first rows of a node, computed by the engine from samples of the sources.
 * @param samples canonical texts by source of the plan
 * @returns canonical texts
 */
export async function computeSample(
  plan: Plan,
  node: string,
  samples: ReadonlyMap<string, Rows>,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<Rows> {
  const folder = await mkdtemp(join(tmpdir(), 'ai-etl-preview-'))
  const engine = await Engine.open(folder, plan.timezone)
  try {
    const sourceTables: Record<string, string> = {}
    for (const [name, sample] of samples) sourceTables[name] = await layDown(engine, folder, name, sample, signal)
    const columns = plan.nodes.find((each) => each.id === node)?.columns ?? []
    const query = emitQuery(plan, node, { dialect: 'duckdb', sourceTables })
    const texts = columns.map(({ name, type }) => toText(quoteIdentifier('postgresql', name), type))
    const rows = await engine.rows(`SELECT ${texts.join(', ')} FROM (\n${query}\n) LIMIT ${limit}`, signal)
    // Every expression of the query is a text.
    return { columns, rows: rows as readonly (readonly (string | null)[])[] }
  } finally {
    engine.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes a sample as CSV and gives the table that reads it with its types. */
async function layDown(
  engine: Engine,
  folder: string,
  name: string,
  { columns, rows }: Rows,
  signal: AbortSignal,
): Promise<string> {
  const file = join(folder, `${encodeURIComponent(name)}.csv`)
  const lines = rows.map((row) => `${row.map((value) => quoted(value ?? NULL_MARK)).join(',')}\n`)
  await writeFile(file, lines.join(''))
  // The reader sets aside sixteen times this much.
  const longest = lines.reduce((most, line) => Math.max(most, Buffer.byteLength(line)), 64_000)
  const read = columns.map((_, i) => `${literal(`c${i}`)}: 'VARCHAR'`).join(', ')
  const typed = columns.map(({ name: column, type }, i) => {
    const value = `nullif(c${i}, ${literal(NULL_MARK)})`
    return `${fromText(value, type)} AS ${quoteIdentifier('postgresql', column)}`
  })
  const table = quoteIdentifier('postgresql', `sample ${name}`)
  const from = `read_csv(${literal(file)}, header = false, delim = ',', quote = '"', escape = '"', auto_detect = false, columns = {${read}}, nullstr = ${literal(NULL_MARK)}, max_line_size = ${longest})`
  await engine.run(`CREATE TABLE ${table} AS SELECT ${typed.join(', ')} FROM ${from}`, signal)
  return table
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
