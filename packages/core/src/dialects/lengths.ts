import { typeReasons } from '../messages/ddl/types.ts'
import type { Localised } from './dialect.ts'

const LENGTHS = [8, 16, 32, 64, 128, 255, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]

/** A declared length with room to grow: the next of a few usual lengths, at most `limit`. */
export function roomyLength(measured: number, limit: number): number {
  return Math.min(limit, LENGTHS.find((length) => length >= measured) ?? limit)
}

/** Says that a length was measured, in characters or bytes. */
export function measuredLength(length: number, unit: 'characters' | 'bytes'): Localised {
  return (lang) => typeReasons['length-measured'][lang]({ column: '', length, unit })
}
