import type { Reject } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { afterAll, describe, expect, it } from 'vitest'
import { readRows, TestFolder } from '../../../../test/read.ts'
import type { CorpusCase, ExpectedReject } from './case.ts'
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
    expect(await outcome(name, one)).toEqual(expected(one))
  })
})

interface Outcome {
  error?: string
  columns?: readonly string[]
  rows?: readonly (readonly (string | null)[])[]
  rejects?: readonly Partial<ExpectedReject>[]
  facts?: Record<string, unknown>
}

function expected({ error, columns, rows, rejects, facts }: CorpusCase): Outcome {
  return error === undefined ? { columns, rows, rejects, facts } : { error }
}

/** What came out of a file, reduced to what its case speaks of. */
async function outcome(name: string, one: CorpusCase): Promise<Outcome> {
  try {
    const source = await folder.open(name, { ...one.options })
    const read = await readRows(source)
    const names = source.tables[0].columns.map((column) => column.name)
    const facts = one.facts && Object.fromEntries(Object.keys(one.facts).map((fact) => [fact, source.format[fact]]))
    return {
      columns: one.columns && names,
      rows: one.rows && read.rows,
      rejects: one.rejects && read.rejects.map((reject, k) => reduce(reject, one.rejects?.[k])),
      facts,
    }
  } catch (error) {
    if (error instanceof PlatformError) return { error: error.code }
    throw error
  }
}

/** A rule is compared as far as the case gives it: `csv.quote` stands for all its kinds. */
function reduce(reject: Reject, wanted: ExpectedReject | undefined): Partial<ExpectedReject> {
  return {
    line: reject.line,
    rule: reject.rule.slice(0, wanted?.rule.length),
    ...(wanted?.byte !== undefined && { byte: reject.byte }),
    ...(wanted?.raw !== undefined && { raw: reject.raw.toString() }),
  }
}
