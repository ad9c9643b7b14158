import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipOf } from './zip.ts'

const FILES = [
  { path: 'dbt_project.yml', text: 'name: paid\n' },
  { path: 'models/marts/отчёт.sql', text: "select 'привет' as greeting\n" },
  { path: 'empty.txt', text: '' },
]

/** Files of an archive, found by its directory as APPNOTE.TXT has it, each held against its header and checksum. */
function read(archive: Buffer) {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50)
    const [size, nameLength, header] = [
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength)
    expect(archive.readUInt32LE(header)).toBe(0x04034b50)
    expect(archive.toString('utf8', header + 30, header + 30 + nameLength)).toBe(path)
    expect(archive.readUInt32LE(header + 22)).toBe(size)
    const content = archive.subarray(header + 30 + nameLength, header + 30 + nameLength + size)
    expect([archive.readUInt32LE(at + 16), archive.readUInt32LE(header + 14)]).toEqual([crc32(content), crc32(content)])
    at += 46 + nameLength
    return { path, text: content.toString('utf8') }
  })
}

test('an archive holds each file with its name, text and checksum', async () => {
  expect(read(Buffer.from(await zipOf(FILES).arrayBuffer()))).toEqual(FILES)
  expect(read(Buffer.from(await zipOf([]).arrayBuffer()))).toEqual([])
})
