import { afterAll, describe, expect, it } from 'vitest'
import { readRows, TestFolder } from '../../../../test/read.ts'
import type { CorpusCase } from './case.ts'
import * as contents from './contents.ts'
import * as damage from './damage.ts'
import * as dialects from './dialects.ts'
import * as layouts from './layouts.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const corpus: readonly CorpusCase[] = [dialects, damage, layouts, contents].flatMap((topic) =>
  Object.values(topic).flat(),
)

describe('corpus of CSV files', () => {
  it('holds at least 300 files', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300)
  })

  it.each(corpus.map((one, index) => [one.name, one, index] as const))('%s', async (_name, one, index) => {
    const name = folder.write(`${index}.csv`, one.bytes)
    if (one.error !== undefined) {
      await expect(folder.open(name, { ...one.options })).rejects.toMatchObject({ code: one.error })
      return
    }
    const source = await folder.open(name, { ...one.options })
    if (one.columns) expect(source.tables[0].columns.map((column) => column.name)).toEqual(one.columns)
    const read = await readRows(source)
    if (one.rows) expect(read.rows).toEqual(one.rows)
    if (one.rejects) {
      expect(read.rejects.map(({ line }) => line)).toEqual(one.rejects.map(({ line }) => line))
      for (const [k, expected] of one.rejects.entries()) {
        expect(read.rejects[k].rule).toMatch(
          new RegExp(`^${expected.rule.startsWith('csv.') ? `${expected.rule}$` : `csv.*${expected.rule}`}`),
        )
        if (expected.byte !== undefined) expect(read.rejects[k].byte).toBe(expected.byte)
        if (expected.raw !== undefined) expect(read.rejects[k].raw.toString()).toBe(expected.raw)
      }
    }
    if (one.facts) expect(source.format).toMatchObject(one.facts)
  })
})
