import { GREATER, LESS, NAME_END, SLASH } from './bytes.ts'

/**
 * Where the record after a broken one begins: the next start tag of a record, or the end tag of the element around them.
 * @returns its `<`; -1 when none is in `bytes[from, end)`
 */
export function findBorder(bytes: Buffer, from: number, end: number, record: Buffer, wrapper: Buffer | null): number {
  for (let at = bytes.indexOf(LESS, from); at !== -1 && at < end; at = bytes.indexOf(LESS, at + 1)) {
    if (isTag(bytes, at + 1, end, record)) return at
    if (wrapper !== null && bytes[at + 1] === SLASH && isTag(bytes, at + 2, end, wrapper)) return at
  }
  return -1
}

function isTag(bytes: Buffer, at: number, end: number, name: Buffer): boolean {
  const after = at + name.length
  if (after >= end || (NAME_END[bytes[after]] === 0 && bytes[after] !== GREATER)) return false
  return bytes.compare(name, 0, name.length, at, after) === 0
}
