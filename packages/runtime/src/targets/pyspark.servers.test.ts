import { compilePyspark } from '@ai-etl/core/targets/pyspark/compile'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES, type Case, differenceOf, duckdbAnswers, NO_DOCUMENT, sourceOf } from './cases.ts'
import { type PythonCases, startPythonCases } from './python-cases.ts'

let python: PythonCases
beforeAll(async () => {
  python = await startPythonCases('pyspark')
})
afterAll(() => python?.close())

/** What the generated modules of cases give, all run in one session of Spark. */
async function sparkAnswers(cases: readonly { each: Case; module: string }[]): Promise<readonly (Rows | Error)[]> {
  const given = cases.map(({ each, module }) => ({ module, sources: sourceOf(each) }))
  const answers = await python.answers(given)
  return answers.map((answer) => (answer instanceof Error ? answer : Object.values(answer)[0].rows))
}

/** A job of Spark takes half a second: of kinds with hundreds of cases it runs every so manieth. */
const EVERY: Readonly<Record<string, number>> = { windows: 11, aggregates: 3, operations: 4 }

/** Constructs that are refused, by the case that has them. */
const REFUSED = ['regexp_replace(string, string, string)']

describe.each(Object.entries(CASES))('%s give the rows of DuckDB', (kind, casesOf) => {
  test('in PySpark', { timeout: 1_200_000 }, async () => {
    const chosen = casesOf().filter((_, i) => i % (EVERY[kind] ?? 1) === 0)
    const compiled = chosen.map((each) => ({ each, target: compilePyspark(each.plan, NO_DOCUMENT) }))
    const refused = compiled.filter(({ target }) => target.refused.length > 0).map(({ each }) => each.title)
    expect(refused).toEqual(REFUSED.filter((title) => chosen.some((each) => each.title === title)))
    const cases = compiled
      .filter(({ target }) => target.refused.length === 0)
      .map(({ each, target }) => ({ each, module: target.files[0].text }))
    const expected = await duckdbAnswers(cases.map(({ each }) => each))
    const answers = await sparkAnswers(cases)
    const differences = cases.flatMap(({ each }, i) => {
      const difference = differenceOf(each, answers[i], expected[i])
      return difference === null ? [] : [`${each.title}: ${difference}`]
    })
    expect(differences).toEqual([])
  })
})
