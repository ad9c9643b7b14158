import { PlatformError } from '@ai-etl/core/errors/error'
import iconv from 'iconv-lite'
import type { ByteReader } from '../format.ts'

const CHUNK = 128 * 1024

/** Turns chunks of one encoding into UTF-8. `end` gives what an unfinished character at the end becomes. */
interface Decoder {
  write(chunk: Buffer): Buffer
  end(): Buffer
}

/** True when `encoding` can be read here. */
export function knownEncoding(encoding: string): boolean {
  return iconv.encodingExists(encoding)
}

/**
 * Reads another reader's bytes as UTF-8. `position` counts UTF-8 bytes.
 * @throws PlatformError `file.encoding-unknown`
 */
export function transcodingReader(source: ByteReader, encoding: string): ByteReader {
  const decoder = decoderFor(encoding)
  const raw = Buffer.allocUnsafeSlow(CHUNK)
  let ready: Buffer = Buffer.alloc(0)
  let at = 0
  let position = 0
  let ended = false

  const take = (into: Buffer, offset: number, length: number): number => {
    const got = ready.copy(into, offset, at, Math.min(ready.length, at + length))
    at += got
    position += got
    return got
  }
  const accept = (got: number) => {
    ready = got === 0 ? decoder.end() : decoder.write(raw.subarray(0, got))
    ended = got === 0
    at = 0
  }
  const wait = async (first: Promise<number>, into: Buffer, offset: number, length: number): Promise<number> => {
    accept(await first)
    while (at >= ready.length && !ended) accept(await source.read(raw, 0, CHUNK))
    return take(into, offset, length)
  }
  return {
    read(into, offset, length) {
      while (at >= ready.length && !ended) {
        const got = source.read(raw, 0, CHUNK)
        if (typeof got !== 'number') return wait(got, into, offset, length)
        accept(got)
      }
      return take(into, offset, length)
    },
    get position() {
      return position
    },
    get consumed() {
      return source.consumed
    },
    close: () => source.close(),
  }
}

function decoderFor(encoding: string): Decoder {
  if (!knownEncoding(encoding)) throw new PlatformError('file.encoding-unknown', { encoding })
  return singleByteDecoder(encoding) ?? streamingDecoder(encoding)
}

function streamingDecoder(encoding: string): Decoder {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  // Half a character of UTF-16 at a chunk's end waits for its other half.
  let held = ''
  return {
    write(chunk) {
      const text = held + decoder.write(chunk)
      const last = text.charCodeAt(text.length - 1)
      const whole = last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length
      held = text.slice(whole)
      return Buffer.from(text.slice(0, whole), 'utf8')
    },
    end: () => Buffer.from(held + (decoder.end() ?? ''), 'utf8'),
  }
}

/** What a byte that stands for no character becomes: no UTF-8, so that its record is rejected rather than changed. */
const NO_CHARACTER = Buffer.from([0xff])

/**
 * A table of 256 characters, for encodings where a byte is a character: several times as fast as going through strings.
 * Null for others, found by decoding every byte alone.
 */
function singleByteDecoder(encoding: string): Decoder | null {
  const name = encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (!/^(windows125\d|cp125\d|koi8|cp\d{3}|ibm\d{3}|\d{3}$|iso8859|latin|maccyrillic)/.test(name)) return null
  const lengths = new Uint8Array(256)
  const encoded = new Uint8Array(256 * 3)
  for (let byte = 0; byte < 256; byte++) {
    const text = iconv.decode(Buffer.from([byte]), encoding, { stripBOM: false })
    const utf8 = text === '\ufffd' ? NO_CHARACTER : Buffer.from(text, 'utf8')
    if ([...text].length !== 1 || utf8.length > 3) return null
    lengths[byte] = utf8.length
    encoded.set(utf8, byte * 3)
  }
  const out = Buffer.allocUnsafeSlow(CHUNK * 3)
  return { write: (chunk) => out.subarray(0, expand(chunk, out, lengths, encoded)), end: () => Buffer.alloc(0) }
}

function expand(chunk: Buffer, out: Buffer, lengths: Uint8Array, encoded: Uint8Array): number {
  let to = 0
  for (let i = 0; i < chunk.length; i++) {
    const byte = chunk[i]
    if (byte < 0x80 && lengths[byte] === 1) {
      out[to++] = encoded[byte * 3]
      continue
    }
    const from = byte * 3
    out[to++] = encoded[from]
    if (lengths[byte] > 1) out[to++] = encoded[from + 1]
    if (lengths[byte] > 2) out[to++] = encoded[from + 2]
  }
  return to
}
