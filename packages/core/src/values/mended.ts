import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS, classOf, reserve } from '../contracts/batch.ts'

/** What became of a value that is not canonical at a glance. */
export const MENDED = {
  /** It is canonical now. */
  OK: 0,
  /** It stands for no value. */
  NULL: 1,
  /** It does not read as its type. */
  CAST: 2,
  /** It reads, but does not fit. */
  RANGE: 3,
} as const

/** Reads the value [from, to) of a cell closely and makes it canonical; one of MENDED. */
export type CellMender = (batch: Batch, cell: number, from: number, to: number) => number

const { QUOTED } = BYTE_CLASS

/** Gives a cell another range of the batch's bytes. */
export function place(batch: Batch, cell: number, from: number, to: number): number {
  batch.start[cell] = from
  batch.end[cell] = to
  batch.mask[cell] = classOf(batch.bytes, from, to) | (batch.mask[cell] & QUOTED)
  return MENDED.OK
}

/** Gives a cell a new ASCII text, written at the batch's end. */
export function rewrite(batch: Batch, cell: number, text: string): number {
  const at = reserve(batch, text.length)
  batch.bytes.write(text, at, 'latin1')
  return place(batch, cell, at, at + text.length)
}
