import { describe, expect, it } from 'vitest'
import { json } from '../json/index.ts'
import { xml } from '../xml/index.ts'
import { contextOf, datasetOf, readAll } from './test-input.ts'

describe('limits of nested input', () => {
  it('rejects records that are nested too deep and goes on', async () => {
    const deepJson = `[${'{"a":'.repeat(300)}1${'}'.repeat(300)},{"b":1}]`
    const deepXml = `<r><i>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</i><i><b>1</b></i></r>`
    for (const [format, text, rule] of [
      [json, deepJson, 'json.depth'],
      [xml, deepXml, 'xml.depth'],
    ] as const) {
      const { tables, rejects } = await readAll(
        format,
        datasetOf(text, { fragment: format === xml ? 'r.i' : undefined }),
      )
      expect(rejects.map((reject) => reject.rule)).toEqual([rule])
      expect(tables.data.map((row) => row.values)).toEqual([{ b: '1' }])
    }
  })

  it('keeps an object with thousands of keys as text', async () => {
    const map = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`k${index}`, index]))
    const { source, tables } = await readAll(
      json,
      datasetOf(
        JSON.stringify([
          { id: 1, map },
          { id: 2, map: null },
        ]),
      ),
    )
    expect(source.tables[0].columns.map((column) => column.name)).toEqual(['id', 'map'])
    expect(source.tables[0].columns[1].type).toEqual({ kind: 'json' })
    expect(source.format.keptAsText).toBe('map')
    expect(JSON.parse(tables.data[0].values.map ?? '')).toEqual(map)
  })

  it('keeps an object as text whose keys differ from record to record', async () => {
    const records = Array.from({ length: 400 }, (_, index) => ({ id: index, by: { [`user${index}`]: index } }))
    const { source, tables } = await readAll(json, datasetOf(JSON.stringify(records)))
    expect(source.tables[0].columns.map((column) => column.name)).toEqual(['id', 'by'])
    expect(tables.data[7].values).toEqual({ id: '7', by: '{"user7":7}' })
  })

  it('keeps a thousand columns as columns', async () => {
    const record = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`c${index}`, index]))
    const { source } = await readAll(json, datasetOf(JSON.stringify([record, record])))
    expect(source.tables[0].columns).toHaveLength(1000)
  })

  it('rejects a record beyond 64 MB and goes on with the next one', async () => {
    const long = 'x'.repeat(65 << 20)
    const lines = `{"a":1}\n{"a":"${long}"}\n{"a":2}\n`
    const { tables, rejects } = await readAll(json, datasetOf(lines))
    expect(tables.data.map((row) => row.values.a?.slice(0, 9))).toEqual(['1', '2'])
    expect(rejects.map(({ rule, line, raw }) => [rule, line, raw.length])).toEqual([['tree.record-size', 2, 1 << 20]])
  }, 240_000)

  it('reads a child table of more rows than numbers stand ready', async () => {
    const records = [{ k: Array.from({ length: 2500 }, (_, index) => index) }]
    const { tables } = await readAll(json, datasetOf(JSON.stringify(records)))
    expect(tables.data__k.map((row) => row.values._position)).toEqual(records[0].k.map(String))
    expect(tables.data__k.map((row) => row.values.value)).toEqual(records[0].k.map(String))
  })

  it('tells what stands beside the records', async () => {
    const contents = `{"version":1,"items":[${'{"a":1},'.repeat(9)}{"a":2}],"next":{"page":2}}`
    const source = await json.open(datasetOf(contents), contextOf(), { structure: 'whole' })
    expect(source.format).toMatchObject({ layout: 'array', records: 'items', otherMembers: 'version, next' })
    expect(source.decisions).toEqual([{ option: 'records', value: 'items', confidence: 0.8 }])
    const document = await xml.open(datasetOf('<r date="1"><i>1</i><i>2</i><z/></r>'), contextOf(), {
      structure: 'whole',
    })
    expect(document.format).toMatchObject({ records: 'r.i', otherMembers: 'r/@*, z' })
  })
})

describe('telling JSON and XML from other formats', () => {
  const contents: [string, number, number][] = [
    ['[{"a":1}]', 0.95, 0],
    ['{"a":1}', 0.95, 0],
    ['{}', 0.9, 0],
    ['[]', 0.9, 0],
    ['[1,2]', 0.5, 0],
    ['<?xml version="1.0"?><a/>', 0, 1],
    ['<!-- x --><a/>', 0, 0.9],
    ['<a>1</a>', 0, 0.85],
    ['<!DOCTYPE html><html></html>', 0, 0.3],
    ['a,b\n1,2\n', 0, 0],
    ['{a};{b}\n1;2\n', 0, 0],
    ['<5;>6\n1;2\n', 0, 0.85],
    ['', 0, 0],
  ]
  it.each(contents)('%s', (text, asJson, asXml) => {
    expect(json.detect(Buffer.from(text), true)).toBe(asJson)
    expect(xml.detect(Buffer.from(text), true)).toBe(asXml)
  })
})
