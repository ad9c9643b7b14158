/** A file of an archive. */
export interface ArchivedFile {
  readonly path: string
  readonly text: string
}

/** CRC-32 of the ISO 3309 polynomial, reflected, as ZIP has it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** Names are UTF-8: general purpose flag, bit 11 (APPNOTE.TXT 4.4.4). */
const UTF8_NAMES = 0x0800
const VERSION = 20
/** 1 January 1980, the first day that ZIP can tell: the same code is the same archive. */
const DATE = 0x0021

/** A ZIP archive of texts as they are, without compression (APPNOTE.TXT 6.3.3): code is small. */
export function zipOf(files: readonly ArchivedFile[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  for (const { path, text } of files) {
    const [name, content] = [path, text].map((each) => new TextEncoder().encode(each))
    const facts = [UTF8_NAMES, 0, 0, DATE]
    const sizes = [crc32(content), content.length, content.length]
    const header = record(0x04034b50, [VERSION, ...facts], sizes, [name.length, 0])
    parts.push(header, name, content)
    directory.push(record(0x02014b50, [VERSION, VERSION, ...facts], sizes, [name.length, 0, 0, 0, 0], [0, at]), name)
    at += header.length + name.length + content.length
  }
  const length = directory.reduce((sum, each) => sum + each.length, 0)
  const end = record(0x06054b50, [0, 0, files.length, files.length], [length, at], [0])
  return new Blob([...parts, ...directory, end], { type: 'application/zip' })
}

/** A signature with numbers behind it: of two bytes, of four, of two, of four, in little-endian order. */
function record(signature: number, ...groups: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const sized = groups.map((group, i) => ({ group, size: i % 2 === 0 ? 2 : 4 }))
  const view = new DataView(new ArrayBuffer(sized.reduce((sum, { group, size }) => sum + group.length * size, 4)))
  view.setUint32(0, signature, true)
  let at = 4
  for (const { group, size } of sized)
    for (const value of group) {
      if (size === 2) view.setUint16(at, value, true)
      else view.setUint32(at, value, true)
      at += size
    }
  return new Uint8Array(view.buffer)
}
