import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import { plainChain } from '@ai-etl/core/pipeline/plain'
import { formatType } from '@ai-etl/core/types/logical'
import type { ContextSettings } from '../../context.ts'
import { createContext } from '../../context.ts'
import { allDeclared, decideReadings } from '../decide.ts'
import type { Live } from '../load.ts'
import { openSource } from '../open.ts'
import { columnsToRead, Route } from '../route.ts'
import { sampleEvidence } from '../sample.ts'
import { shapeTable } from '../shaping.ts'
import { REJECTED, Verdicts } from '../verdicts.ts'
import { openPipeline, type PipelineAt } from './open.ts'

export interface StepPreview {
  readonly step: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Canonical texts; null is NULL. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows looked at for these. */
  readonly read: number
  readonly rejected: number
}

/**
 * The first rows that a source or step of a pipeline gives.
 * @throws PlatformError of documents, sources and expressions
 */
export async function previewStep(
  at: PipelineAt,
  step: string,
  options: {
    readonly rows?: number
    readonly params?: readonly { name: string; type: string; value: string | null }[]
  },
  settings: ContextSettings,
  live: Live,
): Promise<StepPreview> {
  const opened = await openPipeline(at, settings)
  const { pipeline } = opened.document
  const chain = plainChain(pipeline, step)
  const context = createContext(opened.settings, live)
  const source = await openSource(pipeline.sources[chain.source].from, opened.settings, context)
  try {
    const [table] = source.tables
    const shapings = source.tables.map((each) => shapeTable(each, { steps: chain.steps }))
    const [shaping] = shapings
    const evidence = allDeclared(source) ? null : await sampleEvidence(source, context.signal)
    const [all] = decideReadings(source, shapings, evidence, true)
    const read = columnsToRead(table, shaping, undefined)
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
      planned: { name: step, parent: null, columns, key: [], create: [], alter: [], after: [] },
      outputs: shaping.output,
      mustBeEmpty: [],
      params: options.params ?? defaults(pipeline.params),
    })
    const wanted = source.tables.map((each, i) => (i === 0 ? read : each.columns.map((_, column) => column)))
    const batches = source.batches({ columns: wanted, signal: context.signal, reject: () => undefined })
    const described = columns.map(({ name, type }) => ({ name, type: formatType(type) }))
    return { step, columns: described, ...(await firstRows(batches, route, options.rows ?? 20)) }
  } finally {
    await source.close()
  }
}

async function firstRows(
  batches: AsyncIterable<Batch>,
  route: Route,
  limit: number,
): Promise<Pick<StepPreview, 'rows' | 'read' | 'rejected'>> {
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

function defaults(params: Readonly<Record<string, { type: string; default?: string | number | boolean | null }>>) {
  return Object.entries(params).flatMap(([name, { type, default: value }]) =>
    value === undefined ? [] : [{ name, type, value: value === null ? null : String(value) }],
  )
}
