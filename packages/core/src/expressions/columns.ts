import type { Batch } from '../contracts/batch.ts'
import { BYTE_CLASS } from '../contracts/batch.ts'
import type { Typed } from './typed.ts'

/**
 * The commonest filter, a text column equal (or unequal) to a fixed text, compared byte by byte in the batch without
 * making a string. Undefined for any other comparison.
 */
export function compareTextColumn(
  tree: Extract<Typed, { kind: 'compare' }>,
): ((batch: Batch, row: number) => boolean | null) | undefined {
  const { left, right, operator } = tree
  if (operator !== '=' && operator !== '<>') return undefined
  if (left.kind !== 'column' || left.type.kind !== 'string') return undefined
  if (right.kind !== 'constant' || typeof right.value !== 'string') return undefined
  const wanted = new TextEncoder().encode(right.value)
  const { index } = left
  const whenEqual = operator === '='
  return (batch, row) => {
    const cell = row * batch.columns + index
    if (batch.mask[cell] & BYTE_CLASS.NULL) return null
    return equalBytes(batch, cell, wanted) === whenEqual
  }
}

function equalBytes(batch: Batch, cell: number, wanted: Uint8Array): boolean {
  const start = batch.start[cell]
  if (batch.end[cell] - start !== wanted.length) return false
  const { bytes } = batch
  for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false
  return true
}
