import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Context } from '@ai-etl/core/contracts/context'
import type { Source, SourceStatistics } from '@ai-etl/core/contracts/source'
import type { PipelineColumn } from '@ai-etl/core/pipeline/columns'
import type { PlacedSource } from '@ai-etl/core/pipeline/placement/candidate'
import type { LoweredStep } from '@ai-etl/core/pipeline/plain'
import type { ContextSettings } from '../../context.ts'
import { allDeclared, decideReadings } from '../decide.ts'
import { openSource } from '../open.ts'
import type { LoadRequest } from '../request.ts'
import { columnsToRead, Route } from '../route.ts'
import { sampleEvidence } from '../sample.ts'
import { shapeTable } from '../shaping.ts'
import { REJECTED, Verdicts } from '../verdicts.ts'

export interface SampledRows {
  readonly columns: readonly PipelineColumn[]
  /** Canonical texts; null is NULL. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows looked at for these. */
  readonly read: number
  readonly rejected: number
}

type Evidence = Awaited<ReturnType<typeof sampleEvidence>> | null

/** The beginning of a source's root, read as a load would begin to. */
export class SampledSource {
  readonly #source: Source
  readonly #evidence: Evidence
  #context: Context
  #statistics: SourceStatistics | undefined

  private constructor(source: Source, evidence: Evidence, context: Context) {
    this.#source = source
    this.#evidence = evidence
    this.#context = context
  }

  static async open(address: string, settings: ContextSettings, context: Context): Promise<SampledSource> {
    const source = await openSource(address, settings, context)
    try {
      const evidence = allDeclared(source) ? null : await sampleEvidence(source, context.signal)
      return new SampledSource(source, evidence, context)
    } catch (error) {
      await source.close()
      throw error
    }
  }

  get files(): Source['files'] {
    return this.#source.files
  }

  /** What tells whether it is the same as at another time. */
  get identity(): Pick<Source, 'fingerprint' | 'format'> {
    return this.#source
  }

  /** Its size, what it tells of its columns, and whether a database or the engine computes over it where it lies. */
  async placed(): Promise<PlacedSource> {
    const { rowsEstimate: rows, queryable: table, format } = this.#source
    this.#statistics ??= await this.#source.statistics?.()
    const statistics = this.#statistics
    return { rows, ...(table && { table }), ...(statistics && { statistics }), direct: format.name === 'parquet' }
  }

  /** The same source for another piece of work, whose signal ends its reading. */
  under(context: Context): this {
    this.#context = context
    return this
  }

  /** Columns of the root with the types that a load would begin with. */
  columns(): readonly PipelineColumn[] {
    const shapings = this.#source.tables.map((table) => shapeTable(table, {}))
    const [readings] = decideReadings(this.#source, shapings, this.#evidence, false)
    return this.#source.tables[0].columns.map(({ name }, i) => ({
      name,
      type: readings[i].type,
      nullable: readings[i].nullable,
    }))
  }

  /** The first rows behind plain steps. @throws PlatformError of expressions */
  async rows(
    name: string,
    steps: readonly LoweredStep[],
    params: NonNullable<LoadRequest['params']>,
    limit: number,
  ): Promise<SampledRows> {
    const source = this.#source
    const [table] = source.tables
    const shapings = source.tables.map((each) => shapeTable(each, { steps }))
    const [shaping] = shapings
    const [all] = decideReadings(source, shapings, this.#evidence, true)
    const read = columnsToRead(table, shaping, {})
    const columns = shaping.output.map((output) => ({
      name: output.name,
      type: all[output.source].type,
      nullable: true,
    }))
    const route = new Route({
      index: 0,
      table,
      shaping,
      read,
      readings: read.map((column) => all[column]),
      planned: { name, parent: null, columns, key: [], create: [], alter: [], after: [] },
      outputs: shaping.output,
      mustBeEmpty: [],
      params,
    })
    const wanted = source.tables.map((each, i) => (i === 0 ? read : each.columns.map((_, column) => column)))
    const batches = source.batches({ columns: wanted, signal: this.#context.signal, reject: () => undefined })
    return { columns, ...(await firstRows(batches, route, limit)) }
  }

  close(): Promise<void> {
    return this.#source.close()
  }
}

async function firstRows(
  batches: AsyncIterable<Batch>,
  route: Route,
  limit: number,
): Promise<Pick<SampledRows, 'rows' | 'read' | 'rejected'>> {
  const rows: (string | null)[][] = []
  const verdicts = new Verdicts()
  let read = 0
  let rejected = 0
  for await (const batch of batches) {
    if (batch.table !== 0) continue
    verdicts.begin(batch)
    const refuse = (row: number) => void verdicts.set(row, REJECTED)
    route.convert(batch, refuse)
    route.filter(batch, verdicts, refuse)
    read += batch.rows
    rejected += verdicts.count(batch, REJECTED)
    const view = route.projection.apply(batch, verdicts)
    for (let row = 0; row < view.rows && rows.length < limit; row++) rows.push(rowOf(view, row))
    if (rows.length >= limit) break
  }
  return { rows, read, rejected }
}

function rowOf(batch: Batch, row: number): (string | null)[] {
  return Array.from({ length: batch.columns }, (_, column) => {
    const cell = row * batch.columns + column
    if (batch.mask[cell] & BYTE_CLASS.NULL) return null
    return batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
  })
}
