import { isAscii, isUtf8 } from 'node:buffer'
import { declaredEncoding } from '../../formats/xml/declaration.ts'
import { scoreSingleByte } from './russian.ts'

export interface EncodingGuess {
  /** IANA name, lower case. */
  readonly encoding: string
  readonly confidence: number
  /** Bytes of the byte order mark to skip. */
  readonly mark: number
}

/** Single-byte encodings that are told apart by what text they give, likeliest first. */
const SINGLE_BYTE = ['windows-1251', 'koi8-r', 'cp866', 'iso-8859-5', 'windows-1252'] as const

/** A byte order mark's encoding and length (Unicode 16, 2.13); null without one. */
export function byteOrderMark(head: Buffer): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', confidence: 1, mark: 3 }
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfeff) return { encoding: 'utf-32le', confidence: 1, mark: 4 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1, mark: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', confidence: 1, mark: 2 }
  return null
}

/**
 * Finds the encoding of text from pieces of a file, the first of them its beginning. Works on a few dozen letters.
 * UTF-8 with a few damaged places stays UTF-8: its bad rows are to be rejected, not its good ones garbled.
 */
export function detectEncoding(windows: readonly Buffer[]): EncodingGuess {
  const head = windows[0] ?? Buffer.alloc(0)
  const marked = byteOrderMark(head)
  if (marked) return marked
  const wide = detectUtf16(head)
  if (wide) return wide
  const clean = windows.map(withoutCutCharacters)
  if (clean.every((window) => isUtf8(window)))
    return { encoding: 'utf-8', confidence: clean.every((window) => isAscii(window)) ? 0.99 : 1, mark: 0 }
  const utf8 = windows.map(measureUtf8)
  const characters = utf8.reduce((sum, one) => sum + one.characters, 0)
  const damaged = utf8.reduce((sum, one) => sum + one.damaged, 0)
  if (damaged === 0) return { encoding: 'utf-8', confidence: characters > 0 ? 1 : 0.99, mark: 0 }
  const declared = declaredEncoding(head)
  if (declared !== null) return { encoding: declared, confidence: 1, mark: 0 }
  if (characters >= damaged * 4) return { encoding: 'utf-8', confidence: 0.9, mark: 0 }
  return detectSingleByte(windows)
}

function detectSingleByte(windows: readonly Buffer[]): EncodingGuess {
  const scored = SINGLE_BYTE.map((encoding) => ({ encoding, score: scoreSingleByte(windows, encoding) }))
  scored.sort((a, b) => b.score - a.score)
  const lead = scored[0].score - scored[1].score
  const confidence = Math.round(Math.min(0.99, 0.5 + lead / 2) * 100) / 100
  return { encoding: scored[0].encoding, confidence, mark: 0 }
}

/** UTF-16 without a mark: every second byte is the high half of ASCII (00) or of Cyrillic (04). */
function detectUtf16(head: Buffer): EncodingGuess | null {
  const pairs = Math.min(head.length, 4096) >> 1
  if (pairs < 4) return null
  const high = [0, 0]
  let zeros = 0
  for (let i = 0; i < pairs * 2; i++) {
    if (head[i] === 0 || head[i] === 4) high[i & 1]++
    if (head[i] === 0) zeros++
  }
  if (zeros < pairs * 0.1) return null
  if (high[1] > pairs * 0.9 && high[0] < pairs * 0.2) return { encoding: 'utf-16le', confidence: 0.95, mark: 0 }
  if (high[0] > pairs * 0.9 && high[1] < pairs * 0.2) return { encoding: 'utf-16be', confidence: 0.95, mark: 0 }
  return null
}

/** A window without the parts of characters at its edges that belong to what was not read. */
function withoutCutCharacters(bytes: Buffer): Buffer {
  let i = 0
  while (i < 3 && i < bytes.length && (bytes[i] & 0xc0) === 0x80) i++
  return bytes.subarray(i, completeUtf8(bytes))
}

/** Well-formed multi-byte characters, and bytes that belong to none; characters cut at the window's edges are ignored. */
function measureUtf8(bytes: Buffer): { characters: number; damaged: number } {
  let characters = 0
  let damaged = 0
  let i = 0
  while (i < 3 && i < bytes.length && (bytes[i] & 0xc0) === 0x80) i++
  const clean = withoutCutCharacters(bytes)
  if (isUtf8(clean)) return { characters: countCharacters(clean), damaged: 0 }
  while (i < bytes.length) {
    const byte = bytes[i]
    if (byte < 0x80) {
      i++
      continue
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    if (i + length > bytes.length) break
    const good = length > 1 && isUtf8(bytes.subarray(i, i + length))
    if (good) characters++
    else damaged++
    i += good ? length : 1
  }
  return { characters, damaged }
}

/** Multi-byte characters of well-formed UTF-8. */
function countCharacters(bytes: Buffer): number {
  let characters = 0
  for (const byte of bytes) if (byte >= 0xc0) characters++
  return characters
}

/** Where the last whole character of UTF-8 bytes ends. */
export function completeUtf8(bytes: Buffer): number {
  const end = bytes.length
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back]
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? end - back : end
  }
  return end
}
