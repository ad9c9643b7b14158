import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS, CLASS_OF_BYTE } from '@ai-etl/core/contracts/batch'
import type { PlannedColumn } from '@ai-etl/core/contracts/target'
import type { TypeKind } from '@ai-etl/core/types/logical'
import { BACKSLASH, NEWLINE, QUOTE, SPACE } from '../bytes.ts'
import { isNumber } from '../literal.ts'

/** Encoded bytes that are handed over at once. */
const FLUSH_BYTES = 1 << 20
/** A byte of text takes six at most: `\u001f`. */
const LONGEST_ESCAPE = 6
const HEX = '0123456789abcdef'

/** How a column's values stand in JSON. */
type Form = 'text' | 'number' | 'word' | 'json'

const FORMS: Readonly<Partial<Record<TypeKind, Form>>> = {
  bool: 'word',
  int8: 'number',
  int16: 'number',
  int32: 'number',
  int64: 'number',
  uint64: 'number',
  decimal: 'number',
  float64: 'number',
  json: 'json',
  list: 'json',
  struct: 'json',
}

/** Classes of bytes that never need an escape. */
const PLAIN =
  BYTE_CLASS.DIGIT |
  BYTE_CLASS.SIGN |
  BYTE_CLASS.DOT |
  BYTE_CLASS.COLON |
  BYTE_CLASS.TIME_LETTER |
  BYTE_CLASS.SPACE |
  BYTE_CLASS.HEX_LETTER |
  BYTE_CLASS.LETTER |
  BYTE_CLASS.HIGH |
  BYTE_CLASS.COMMA |
  BYTE_CLASS.SLASH

/**
 * Encodes canonical batches as NDJSON: an object a line, every column in each, NULL as null. Numbers keep their digits;
 * what is no number of JSON (NaN, the infinities) is a text.
 */
export class NdjsonEncoder {
  private readonly keys: readonly Buffer[]
  private readonly forms: readonly Form[]
  private readonly write: (bytes: Buffer) => void
  private out = Buffer.allocUnsafeSlow(FLUSH_BYTES * 2)
  private used = 0

  /** @param write takes bytes that are valid until it returns */
  constructor(columns: readonly PlannedColumn[], write: (bytes: Buffer) => void) {
    this.keys = columns.map(({ name }, index) => Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`))
    this.forms = columns.map((column) => FORMS[column.type.kind] ?? 'text')
    this.write = write
  }

  encode(batch: Batch): void {
    const { bytes, columns, start, end, mask } = batch
    for (let row = 0; row < batch.rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column
        this.append(this.keys[column], 0, this.keys[column].length)
        if ((mask[cell] & BYTE_CLASS.NULL) !== 0) this.append(NULL, 0, NULL.length)
        else this.value(this.forms[column], bytes, start[cell], end[cell])
      }
      this.append(columns === 0 ? EMPTY_END : END, 0, columns === 0 ? EMPTY_END.length : END.length)
      if (this.used >= FLUSH_BYTES) this.flush()
    }
  }

  flush(): void {
    if (this.used > 0) this.write(this.out.subarray(0, this.used))
    this.used = 0
  }

  private value(form: Form, bytes: Buffer, start: number, end: number): void {
    if (form === 'word' || (form === 'number' && isNumber(bytes, start, end))) this.append(bytes, start, end)
    else if (form === 'json') this.json(bytes, start, end)
    else this.text(bytes, start, end)
  }

  /** JSON on one line: a line end can only stand between tokens. */
  private json(bytes: Buffer, start: number, end: number): void {
    this.append(bytes, start, end)
    for (let i = this.used - (end - start); i < this.used; i++) {
      if (this.out[i] === NEWLINE || this.out[i] === 0x0d) this.out[i] = SPACE
    }
  }

  private text(bytes: Buffer, start: number, end: number): void {
    this.reserve((end - start) * LONGEST_ESCAPE + 2)
    const out = this.out
    let at = this.used
    out[at++] = QUOTE
    for (let i = start; i < end; i++) {
      const byte = bytes[i]
      if ((CLASS_OF_BYTE[byte] & PLAIN) !== 0) out[at++] = byte
      else if (byte === QUOTE || byte === BACKSLASH) {
        out[at++] = BACKSLASH
        out[at++] = byte
      } else if (byte < SPACE) at += out.write(`\\u00${HEX[byte >> 4]}${HEX[byte & 15]}`, at, 'latin1')
      else out[at++] = byte
    }
    out[at++] = QUOTE
    this.used = at
  }

  private append(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start)
    if (end - start > 24) this.used += bytes.copy(this.out, this.used, start, end)
    else for (let i = start; i < end; i++) this.out[this.used++] = bytes[i]
  }

  private reserve(length: number): void {
    if (this.used + length <= this.out.length) return
    this.flush()
    if (length > this.out.length) this.out = Buffer.allocUnsafeSlow(length)
  }
}

const NULL = Buffer.from('null')
const END = Buffer.from('}\n')
const EMPTY_END = Buffer.from('{}\n')
