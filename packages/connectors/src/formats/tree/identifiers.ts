import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'

/** Bytes of a uuid's text. */
export const ID_LENGTH = 36
const HEX = Buffer.from('0123456789abcdef', 'latin1')

/**
 * Ids of the rows of one table of one file: UUIDs of version 8 (RFC 9562, our own layout) whose last twelve digits are
 * the row's byte offset in the decoded file and whose others are a digest of the load, the table and the file. So a
 * resumed load gives the same ids, two loads never share one, and ids ascend with the input, which indexes like.
 */
export class RowIds {
  private readonly template: Buffer

  constructor(seed: string, table: string, file: number) {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, table, file]))
      .digest('hex')
    const variant = HEX.toString('latin1', 8 + (Number.parseInt(digest[15], 16) & 3)).slice(0, 1)
    const text = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(12, 15)}-${variant}${digest.slice(16, 19)}-000000000000`
    this.template = Buffer.from(text, 'latin1')
  }

  /** Writes the id of the row at byte `offset` (below 2^48). */
  write(bytes: Buffer, at: number, offset: number): void {
    const template = this.template
    for (let i = 0; i < 24; i++) bytes[at + i] = template[i]
    const low = offset % 0x1000000
    const high = (offset - low) / 0x1000000
    writeDigits(bytes, at + 24, high)
    writeDigits(bytes, at + 30, low)
  }
}

/** Six hexadecimal digits of a number below 2^24. */
function writeDigits(bytes: Buffer, at: number, value: number): void {
  let rest = value
  for (let i = at + 5; i >= at; i--) {
    bytes[i] = HEX[rest & 15]
    rest >>>= 4
  }
}

/** Id made from a key's values, equal in every load: version 8, the first digits of a digest. */
export function keyId(values: readonly (Buffer | null)[]): string {
  const hash = createHash('sha256')
  for (const value of values) {
    hash.update(value === null ? 'null;' : `${value.length};`)
    if (value !== null) hash.update(value)
  }
  const digest = hash.digest('hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
