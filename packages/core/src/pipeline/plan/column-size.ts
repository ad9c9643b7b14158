import type { SourceStatistics } from '../../contracts/source.ts'
import { parseValue, scaleOf } from '../../expressions/values.ts'
import type { LogicalType } from '../../types/logical.ts'
import type { PipelineColumn } from '../columns.ts'
import type { SourceFacts } from '../warning.ts'

/** What is known of a source before it is read. */
export interface SourceSize {
  /** As its system counts or estimates them; null when unknown. */
  readonly rows: number | null
  /** What was measured of it. */
  readonly facts?: SourceFacts
  /** What it tells of itself. */
  readonly statistics?: SourceStatistics
}

/** What is expected of a column; null where nothing tells. */
export interface ColumnSize {
  readonly distinct: number | null
  /** Share of NULLs. */
  readonly nulls: number | null
  /** Where its values lie, as `positionOf` places them. */
  readonly span: Span | null
}

export interface Span {
  readonly least: number
  readonly most: number
}

export const UNKNOWN_COLUMN: ColumnSize = { distinct: null, nulls: null, span: null }

/** A column of a source: as a profile has counted it, else as the source tells itself. */
export function columnOfSource(
  { name, type }: PipelineColumn,
  rows: number,
  source: SourceSize | undefined,
): ColumnSize {
  const facts = source?.facts?.columns.get(name)
  const told = source?.statistics?.columns.get(name)
  const bounds = facts?.bounds ?? told?.bounds
  const [least, most] = bounds ? [textPosition(bounds.least, type), textPosition(bounds.most, type)] : [null, null]
  const span = least === null || most === null ? null : { least, most }
  const nulls = facts && source?.facts?.rows ? facts.nulls / source.facts.rows : (told?.nulls ?? null)
  const within = span === null ? null : valuesWithin(span, type)
  return { distinct: facts?.distinct ?? told?.distinct ?? (within && Math.min(within, rows)), nulls, span }
}

/** As many values as whole numbers and days can take between two; null for what has fractions. */
function valuesWithin({ least, most }: Span, { kind }: LogicalType): number | null {
  if (kind === 'date') return (most - least) / DAY + 1
  return kind.includes('int') ? most - least + 1 : null
}
/** Microseconds, as moments are placed. */
export const DAY = 86_400_000_000

function textPosition(text: string, type: LogicalType): number | null {
  const value = parseValue(text, type)
  return typeof value === 'bigint' ? positionOf(value, type) : null
}

/** Where a number or a moment lies on the line of its kind, whatever type it is written in: for shares, not for answers. */
export function positionOf(value: bigint, type: LogicalType): number {
  return type.kind === 'date' ? Number(value) * DAY : Number(value) / 10 ** scaleOf(type)
}
