import { compilePandas } from '@ai-etl/core/targets/pandas/compile'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES, type Case, differenceOf, duckdbAnswers, NO_DOCUMENT, sourceOf } from './cases.ts'
import { type PythonCases, startPythonCases } from './python-cases.ts'

let python: PythonCases
beforeAll(async () => {
  python = await startPythonCases('pandas')
})
afterAll(() => python?.close())

/** What the generated modules of cases give, all run in one process. */
async function pandasAnswers(cases: readonly { each: Case; module: string }[]): Promise<readonly (Rows | Error)[]> {
  const given = cases.map(({ each, module }) => ({ module, sources: sourceOf(each) }))
  const answers = await python.answers(given)
  return answers.map((answer) => (answer instanceof Error ? answer : Object.values(answer)[0].rows))
}

/** Where pandas stands apart, each for a reason that stays. */
const APART: Readonly<Record<string, string>> = {
  // 0001-01-01 in Moscow is in the year 0 of UTC, which Python's calendar does not have.
  'date as timestamptz': 'OverflowError: date value out of range',
}

/** Patterns whose replacement names a group that they lack are no expressions; the corpus tries all pairs. */
const REFUSED = ['regexp_replace(string, string, string)']

describe.each(Object.entries(CASES))('%s give the rows of DuckDB', (_, casesOf) => {
  test('in pandas', async () => {
    const compiled = casesOf().map((each) => ({ each, target: compilePandas(each.plan, NO_DOCUMENT) }))
    const refused = compiled.filter(({ target }) => target.refused.length > 0).map(({ each }) => each.title)
    expect(refused).toEqual(REFUSED.filter((title) => compiled.some(({ each }) => each.title === title)))
    const cases = compiled
      .filter(({ target }) => target.refused.length === 0)
      .map(({ each, target }) => ({ each, module: target.files[0].text }))
    const expected = await duckdbAnswers(cases.map(({ each }) => each))
    const answers = await pandasAnswers(cases)
    const differences = cases.flatMap(({ each }, i) => {
      const difference = differenceOf(each, answers[i], expected[i])
      return difference === null || difference === APART[each.title] ? [] : [`${each.title}: ${difference}`]
    })
    expect(differences).toEqual([])
  })
})
