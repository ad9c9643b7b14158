import { type Batch, BYTE_CLASS, classOf } from '@ai-etl/core/contracts/batch'
import type { Phrase } from '@ai-etl/core/messages/phrase'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { isSingle } from '@ai-etl/core/values/single'
import { parseFloat64 } from '../binary/floats.ts'
import { textOf } from '../binary/integers.ts'
import { splitJsonArray } from '../binary/list.ts'
import type { NativeType } from '../catalog/native-type.ts'
import { fractionCheck, intervalCheck } from './check-moments.ts'
import { doubleKey } from './double-keys.ts'
import type { TableLoad } from './layout.ts'

export type RowCheck = (batch: Batch, refuse: (row: number, rule: string, detail: Phrase) => void) => void

/** Says what is wrong with one value, or null. */
export type ValueCheck = (
  bytes: Uint8Array,
  start: number,
  end: number,
  mask: number,
) => { rule: string; detail: Phrase } | null

/** Names the rows that a table cannot hold: only columns where the planned type holds more than the table's are looked at. */
export function makeChecks(table: TableLoad): RowCheck {
  const checks = table.columns.flatMap((column, index) => {
    const planned = table.plan.columns.find((one) => one.name === column.name)
    const check = planned && valueCheck(planned.type, column.type)
    return check ? [{ index, name: column.name, check, forNul: check === noNul || check === noEscapedNul }] : []
  })
  return (batch, refuse) => {
    for (const { index, name, check, forNul } of checks) {
      const { bytes, start, end, mask, columns } = batch
      for (let row = 0, cell = index; row < batch.rows; row++, cell += columns) {
        // Most values hold nothing of the class that NUL is of: no call for them.
        if (forNul && (mask[cell] & BYTE_CLASS.OTHER) === 0) continue
        if ((mask[cell] & BYTE_CLASS.NULL) !== 0) continue
        const wrong = check(bytes, start[cell], end[cell], mask[cell])
        if (wrong !== null) refuse(row, wrong.rule, phrase('in-column', { column: name, fault: wrong.detail }))
      }
    }
  }
}

function valueCheck(type: LogicalType, native: NativeType): ValueCheck | null {
  if (native.labels) return labels(native.labels)
  switch (native.name) {
    case 'text':
    case 'citext':
      return noNul
    case 'varchar':
    case 'bpchar':
      // The modifier counts characters and four bytes of a header.
      return native.modifier < 4 ? noNul : both(noNul, longest(native.modifier - 4))
    case 'json':
      return noEscapedNul
    case 'jsonb':
      return both(noEscapedNul, eachKeyOnce)
    case 'int2':
    case 'int4':
    case 'int8':
      return narrower(type, INTEGER_BITS[native.name])
    case 'numeric':
      return fitting(type, native.modifier)
    case 'float4':
      return single
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return fractionCheck(native)
    case 'interval':
      return intervalCheck(native)
    default:
      return native.element ? elements(type, native, native.element) : null
  }
}

const INTEGER_BITS = { int2: 16, int4: 32, int8: 64 } as const

/** NUL is of the class OTHER, so values without any are passed at once. */
const noNul: ValueCheck = (bytes, start, end, mask) => {
  if ((mask & BYTE_CLASS.OTHER) === 0) return null
  const at = bytes.subarray(start, end).indexOf(0)
  return at === -1 ? null : { rule: 'postgresql.nul', detail: phrase('postgresql.nul-at', { at }) }
}

/** jsonb and arrays hold strings as text, so the escape of NUL is refused as well; an escaped backslash before it is none. */
const noEscapedNul: ValueCheck = (bytes, start, end, mask) => {
  if ((mask & BYTE_CLASS.OTHER) === 0) return null
  for (let i = start; i < end; i++) {
    if (bytes[i] === 0) return { rule: 'postgresql.nul', detail: phrase('postgresql.nul-inside') }
    if (bytes[i] !== 0x5c) continue
    i++
    if (bytes[i] === 0x75 && textOf(bytes, i + 1, Math.min(i + 5, end)) === '0000') {
      return { rule: 'postgresql.nul', detail: phrase('postgresql.nul-escaped') }
    }
  }
  return null
}

/** jsonb keeps the last of two members with one key: the other would vanish. */
const eachKeyOnce: ValueCheck = (bytes, start, end) => {
  const key = doubleKey(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'))
  return key === null ? null : { rule: 'postgresql.key-twice', detail: phrase('postgresql.key-twice', { key }) }
}

function both(first: ValueCheck, second: ValueCheck): ValueCheck {
  return (bytes, start, end, mask) => first(bytes, start, end, mask) ?? second(bytes, start, end, mask)
}

/** The modifier of an array's column is that of its elements. */
function elements(type: LogicalType, native: NativeType, element: NativeType): ValueCheck {
  if (type.kind !== 'list') return noEscapedNul
  const check = valueCheck(type.element, { ...element, modifier: native.modifier })
  if (check === null) return noEscapedNul
  return both(noEscapedNul, (bytes, start, end) => {
    for (const piece of splitJsonArray(bytes, start, end)) {
      const wrong = piece && check(piece, 0, piece.length, classOf(piece, 0, piece.length))
      if (wrong) return wrong
    }
    return null
  })
}

function longest(characters: number): ValueCheck {
  return (bytes, start, end) => {
    if (end - start <= characters) return null
    let count = 0
    // Bytes 10xxxxxx continue a character.
    for (let i = start; i < end; i++) if ((bytes[i] & 0xc0) !== 0x80) count++
    if (count <= characters) return null
    return { rule: 'postgresql.length', detail: phrase('postgresql.too-long', { count, most: characters }) }
  }
}

function labels(known: readonly string[]): ValueCheck {
  const set = new Set(known)
  return (bytes, start, end) => {
    const value = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
    return set.has(value) ? null : { rule: 'postgresql.enum', detail: phrase('postgresql.no-label', { value }) }
  }
}

const BITS: Readonly<Record<string, number>> = { int8: 8, int16: 16, int32: 32, int64: 64, uint64: 65 }

function narrower(type: LogicalType, bits: 16 | 32 | 64): ValueCheck | null {
  if ((BITS[type.kind] ?? 65) <= bits) return null
  const most = (1n << BigInt(bits - 1)) - 1n
  const safe = bits === 16 ? 4 : bits === 32 ? 9 : 18
  return (bytes, start, end) => {
    if (end - start <= safe) return null
    const value = BigInt(textOf(bytes, start, end))
    if (value <= most && value >= -most - 1n) return null
    return {
      rule: 'postgresql.range',
      detail: phrase('postgresql.too-wide', { value: String(value), type: `int${bits / 8}` }),
    }
  }
}

/** numeric(p,s) would round what has more digits behind the point, which is never done silently. */
function fitting(type: LogicalType, modifier: number): ValueCheck | null {
  if (modifier < 4) return null
  const precision = ((modifier - 4) >> 16) & 0xffff
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024
  if (type.kind === 'decimal' && type.scale <= scale && type.precision - type.scale <= precision - scale) return null
  return (bytes, start, end) => {
    const text = textOf(bytes, start, end)
    const found = /^-?0*(\d*)(?:\.(\d*?)0*)?$/.exec(text)
    if (found === null && text === 'NaN') return null
    if (found && found[1].length <= precision - scale && (found[2] ?? '').length <= scale) return null
    const type = `numeric(${precision},${scale})`
    return { rule: 'postgresql.range', detail: phrase('postgresql.too-wide', { value: text, type }) }
  }
}

const single: ValueCheck = (bytes, start, end) => {
  const value = parseFloat64(bytes, start, end)
  if (isSingle(value)) return null
  return { rule: 'postgresql.range', detail: phrase('postgresql.not-single', { value: String(value) }) }
}
