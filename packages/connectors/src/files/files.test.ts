import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { fileAddress, readRows, TestFolder } from '../../test/read.ts'
import { connectorFor, targetConnectorFor } from '../resolve.ts'
import { openCompressedFile } from './compression.ts'
import { zip } from './zip.fixture.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const TABLE = 'id,name\n1,Кусково\n2,Фили\n'
const ROWS = [
  ['1', 'Кусково'],
  ['2', 'Фили'],
]

async function readAll(path: string, fragment: string | null = null, options: Record<string, string> = {}) {
  const address = fileAddress(path, options, null, fragment)
  const context = folder.context()
  const source = await (await connectorFor(address, context)).open(address, context, { structure: 'sample' })
  return { source, ...(await readRows(source)) }
}

describe('compressed files', () => {
  it.each<[string, Buffer, string]>([
    ['table.csv.gz', gzipSync(TABLE), 'gzip'],
    ['table.csv.zst', zstdCompressSync(TABLE), 'zstd'],
    ['named-plain.csv', gzipSync(TABLE), 'gzip'],
    ['members.csv.gz', Buffer.concat([gzipSync('id,name\n1,Кус'), gzipSync('ково\n2,Фили\n')]), 'gzip'],
    ['frames.csv.zst', Buffer.concat([zstdCompressSync('id,name\n1,Кус'), zstdCompressSync('ково\n2,Фили\n')]), 'zstd'],
    ['koi8.csv.gz', gzipSync(iconv.encode(TABLE, 'koi8-r')), 'gzip'],
    ['table.zip', zip({ 'table.csv': TABLE }), 'zip'],
  ])('%s is opened by its contents', async (name, bytes, compression) => {
    const { rows, source } = await readAll(folder.write(name, bytes))
    expect(rows).toEqual(ROWS)
    expect(source.format.compression).toBe(compression)
    expect(source.files[0].bytes).toBeLessThanOrEqual(bytes.length)
  })

  it('reads one member of an archive, or all of one shape', async () => {
    const name = folder.write('several.zip', zip({ 'a.csv': TABLE, 'b.csv': 'id,name\n3,Измайлово\n' }))
    expect((await readAll(name)).rows).toEqual([...ROWS, ['3', 'Измайлово']])
    const one = await readAll(name, 'b.csv')
    expect(one.rows).toEqual([['3', 'Измайлово']])
    expect(one.source.name).toBe('b')
    expect(one.source.files.map((file) => file.path)).toEqual(['several.zip#b.csv'])
    await expect(readAll(name, 'c.csv')).rejects.toMatchObject({ code: 'file.member-missing' })
  })

  it.each<[string, Buffer, string]>([
    ['cut.csv.gz', gzipSync(TABLE.repeat(1000)).subarray(0, 90), 'file.corrupt'],
    ['cut.csv.zst', zstdCompressSync(TABLE.repeat(1000)).subarray(0, -10), 'file.corrupt'],
    ['cut.zip', zip({ 'a.csv': TABLE }).subarray(0, 60), 'file.corrupt'],
    ['empty.csv.gz', gzipSync(''), 'file.empty'],
    ['empty.zip', zip({}), 'file.empty'],
    ['book.xlsx', zip({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': '<x/>' }), 'file.spreadsheet'],
    [
      'book.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'file.spreadsheet',
    ],
    ['book.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'file.spreadsheet'],
    ['image.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(600, 3)]), 'file.format-unknown'],
  ])('%s is refused', async (name, bytes, code) => {
    await expect(readAll(folder.write(name, bytes))).rejects.toMatchObject({ code })
  })

  it('stops at a decompression bomb', async () => {
    const name = folder.write('bomb.csv.zst', zstdCompressSync(Buffer.alloc(150_000_000, '1,2\n')))
    const reader = openCompressedFile(name, join(folder.path, name), 'zstd')
    const bytes = Buffer.alloc(1 << 20)
    const readOn = async () => {
      while ((await reader.read(bytes, 0, bytes.length)) > 0);
    }
    await expect(readOn()).rejects.toMatchObject({ code: 'file.bomb' })
    await reader.close()
  })
})

describe('several files', () => {
  it('reads a pattern in natural order as one dataset', async () => {
    mkdirSync(join(folder.path, 'parts'))
    folder.write('parts/part10.csv', 'id,name\n3,c\n')
    folder.write('parts/part2.csv', 'id;name\n2;b\n')
    folder.write('parts/part1.csv', 'id,name\n1,a\n')
    folder.write('parts/part3.csv', '')
    const { rows, source, places } = await readAll('parts/part*.csv')
    expect(rows).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ])
    expect(places).toEqual([
      [2, 8],
      [2, 8],
      [2, 8],
    ])
    expect(source.name).toBe('part')
    const parts = await source.parts(2)
    const read = await Promise.all(parts.map((part) => readRows(source, { part })))
    expect(read.flatMap((one) => one.rows)).toEqual(rows)
    expect(parts).toHaveLength(2)
  })

  it('refuses files of another shape', async () => {
    folder.write('mixed1.csv', 'id,name\n1,a\n')
    folder.write('mixed2.csv', 'id,title\n1,a\n')
    await expect(readAll('mixed*.csv')).rejects.toMatchObject({ code: 'file.shapes-differ' })
  })

  it('takes a file whose name looks like a pattern for that file', async () => {
    folder.write('what[1]*.csv', TABLE)
    expect((await readAll('what[1]*.csv')).rows).toEqual(ROWS)
  })
})

describe('the identity of contents', () => {
  it('is equal for equal bytes and differs when one byte does', async () => {
    mkdirSync(join(folder.path, 'copies'))
    const first = await folder.open(folder.write('same.csv', TABLE))
    const copy = await folder.open(folder.write('copies/same.csv', TABLE))
    const changed = await folder.open(folder.write('same.csv', TABLE.replace('Фили', 'Филя')))
    expect(copy.fingerprint).toBe(first.fingerprint)
    expect(changed.fingerprint).not.toBe(first.fingerprint)
  })
})

describe('the connection test of files', () => {
  it.each<[string, string, string]>([
    ['a missing file', 'missing.csv', 'file.missing'],
    ['a pattern without matches', 'nothing-*.csv', 'file.missing'],
    ['a folder', 'a-folder', 'file.folder'],
    ['an empty file', 'empty.csv', 'file.empty'],
  ])('names %s', async (_name, path, code) => {
    mkdirSync(join(folder.path, 'a-folder'), { recursive: true })
    folder.write('empty.csv', '')
    const address = fileAddress(path, {}, 'csv')
    const context = folder.context()
    const result = await (await connectorFor(address, context)).test(address, context)
    expect(result.ok).toBe(false)
    expect(result.steps.at(-1)).toMatchObject({ ok: false, code })
    expect(result.steps.at(-1)?.fix).toBeTruthy()
  })

  it('goes through every step of a good file', async () => {
    const address = fileAddress(folder.write('good.csv', TABLE))
    const context = folder.context({ lang: 'ru' })
    const result = await (await connectorFor(address, context)).test(address, context)
    expect(result.ok).toBe(true)
    expect(result.steps.map(({ step }) => step)).toEqual(['resolve', 'connect', 'authenticate', 'authorise', 'read'])
    expect(result.steps[4].message).toBe('csv, 2 столбца, прочитано первых строк: 2')
  })

  it('names an option that does not exist', async () => {
    const address = fileAddress(folder.write('good.csv', TABLE), { separator: ';' })
    const context = folder.context()
    const result = await (await connectorFor(address, context)).test(address, context)
    expect(result.steps).toMatchObject([{ step: 'resolve', ok: false, code: 'address.option-unknown' }])
  })

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    const name = folder.write('secret.csv', TABLE)
    chmodSync(join(folder.path, name), 0)
    await expect(folder.open(name)).rejects.toMatchObject({ code: 'file.unreadable' })
  })
})

describe('discovery', () => {
  it('tells columns with the types of the first rows', async () => {
    const text = 'id,code,opened,price\n1,007,2021-03-01,1.50\n2,,2021-03-02,20.00\n'
    const address = fileAddress(folder.write('discover.csv', text))
    const context = folder.context()
    const datasets = await (await connectorFor(address, context)).discover(address, context)
    expect(datasets).toMatchObject([
      {
        name: 'discover.csv',
        kind: 'file',
        bytes: 63,
        columns: [
          { name: 'id', type: 'int32', nullable: false },
          { name: 'code', type: 'string', nullable: true },
          { name: 'opened', type: 'date', nullable: false },
          { name: 'price', nullable: false },
        ],
      },
    ])
  })
})

describe('allowed roots', () => {
  it.each<[string, string | null]>([
    ['inside/table.csv', null],
    ['inside/../inside/table.csv', null],
    ['inside/../outside.csv', 'file.outside-roots'],
    ['inside/link.csv', 'file.outside-roots'],
    ['inside/linked/outside.csv', 'file.outside-roots'],
    ['/etc/hosts', 'file.outside-roots'],
    ['inside-too/table.csv', 'file.outside-roots'],
  ])('%s', async (path, code) => {
    mkdirSync(join(folder.path, 'inside'), { recursive: true })
    mkdirSync(join(folder.path, 'inside-too'), { recursive: true })
    folder.write('inside/table.csv', TABLE)
    folder.write('inside-too/table.csv', TABLE)
    folder.write('outside.csv', TABLE)
    const link = (target: string, at: string) => {
      try {
        symlinkSync(target, join(folder.path, at))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
    link('../outside.csv', 'inside/link.csv')
    link('..', 'inside/linked')
    const context = folder.context({ fileRoots: ['inside'] })
    const address = fileAddress(path, {}, 'csv')
    const connector = await connectorFor(address, context)
    const result = await connector.test(address, context)
    expect(result.steps.find((step) => !step.ok)?.code ?? null).toBe(code)
  })
})

describe('the connector of an address', () => {
  it('is found by contents, whatever the extension', async () => {
    const name = folder.write('table.weird', TABLE)
    expect((await connectorFor(fileAddress(name), folder.context())).name).toBe('csv')
  })

  it('refuses a target whose format cannot be told', async () => {
    await expect(targetConnectorFor(fileAddress('out.weird'))).rejects.toMatchObject({ code: 'file.format-unknown' })
  })
})
