import { expect, test } from 'vitest'
import { PlatformError } from '../errors/error.ts'
import { checkPipeline } from '../pipeline/check.ts'
import { plainChain } from '../pipeline/plain.ts'
import { lowerPipeline } from '../pipeline/plan/lower.ts'
import { readPipeline } from '../pipeline/read.ts'
import { emitQuery } from '../targets/sql/query.ts'
import { parseType } from '../types/parse.ts'

const COLUMNS = { price: 'decimal(9,2)', visitors: 'int32', created: 'date', name: 'string', part: 'string' }
const SOURCES = new Map([
  ['sales', Object.entries(COLUMNS).map(([name, type]) => ({ name, type: parseType(type), nullable: true }))],
])

function document(macros: string, expression: string, step = 'select') {
  const form = step === 'select' ? `columns: { result: ${JSON.stringify(expression)} }` : step
  return readPipeline(
    'p.yaml',
    `version: 1
name: p
macros:
${macros.replace(/^/gm, '  ')}
sources: { sales: { from: sales.csv } }
steps:
  computed: { type: ${step === 'select' ? 'select' : 'aggregate'}, input: sales, ${form} }
targets: { out: { input: computed, to: out.csv } }
`,
  )
}

const errorsOf = (macros: string, expression: string) =>
  checkPipeline(document(macros, expression), SOURCES, 'en').errors.map(({ code, where, message }) => ({
    code,
    where,
    message,
  }))

/** What stands behind the colon of the result, as the engine reads it. */
function sqlOf(macros: string, expression: string): string {
  const { plan, faults } = lowerPipeline(document(macros, expression).pipeline, SOURCES)
  if (faults.length > 0) throw faults[0].error
  return emitQuery(plan, 'computed', { dialect: 'duckdb' }).replace(/^SELECT (.*) AS "result"\nFROM "sales"$/s, '$1')
}

const SHARE = 'share: { params: [part, whole], is: "part * 100.0 / whole" }'

test.each([
  ['a call', SHARE, 'share(price, visitors)', 'price * 100.0 / visitors'],
  ['whatever the letter case', SHARE, 'SHARE(price, visitors)', 'price * 100.0 / visitors'],
  ['an argument is a whole', SHARE, 'share(price - 1, visitors + 1)', '(price - 1) * 100.0 / (visitors + 1)'],
  [
    "the caller's column is not taken for a parameter of its name",
    'twice: { params: [part, name], is: "name || part" }',
    'twice(name, part)',
    'part || name',
  ],
  [
    'macros within macros and within arguments',
    `${SHARE}\nrounded: { params: [part, whole], is: "round(share(part, whole), 1)" }`,
    'rounded(rounded(price, 2), visitors)',
    'round(round(price * 100.0 / 2, 1) * 100.0 / visitors, 1)',
  ],
  [
    'a text takes the type of what it meets',
    'late: { params: [x], is: "created_of(x) >= \'2024-01-01\'" }\ncreated_of: { params: [x], is: x }',
    'late(created)',
    "created >= '2024-01-01'",
  ],
  [
    'a text given meets a date',
    'since: { params: [x, y], is: "x >= y" }',
    "since(created, '2024-01-01')",
    "created >= '2024-01-01'",
  ],
  ['no parameters', 'rate: { is: "0.2" }', 'price * rate()', 'price * 0.2'],
])('%s', (_, macros, call, same) => {
  expect(sqlOf(macros, call)).toBe(sqlOf(SHARE, same))
})

test('aggregates stand in macros where they may stand at all', () => {
  const macros = 'mean_of: { params: [x], is: "sum(x) / count(x)" }'
  const pipeline = document(macros, '', 'by: { name: name }, values: { mean: mean_of(price + 1) }')
  expect(checkPipeline(pipeline, SOURCES, 'en').errors).toEqual([])
  const nested = document(macros, '', 'values: { mean: mean_of(sum(price)) }')
  expect(checkPipeline(nested, SOURCES, 'en').errors).toMatchObject([{ code: 'expression.type' }])
  expect(errorsOf(macros, 'mean_of(price)')).toMatchObject([
    { code: 'expression.macro', message: expect.stringContaining('many rows') },
  ])
})

test.each([
  ['itself', 'a: { params: [x], is: "a(x)" }', 'p.yaml:4:25 macros.a.is', /calls itself/],
  [
    'one another',
    'a: { params: [x], is: "b(x)" }\nb: { params: [x], is: "1 + a(x)" }',
    'p.yaml:4:25 macros.a.is',
    /calls itself/,
  ],
  ['a column', 'a: { params: [x], is: "x + price" }', 'p.yaml:4:25 macros.a.is', /price is not one of its parameters/],
  ['a name of the language', 'upper: { params: [x], is: x }', 'p.yaml:4:29 macros.upper.is', /function/],
  ['a parameter twice', 'a: { params: [x, X], is: x }', 'p.yaml:4:16 macros.a.params', /two parameters/],
])('what defines %s is refused at its place', (_, macros, where, message) => {
  expect(errorsOf(macros, 'price')[0]).toMatchObject({ where, message: expect.stringMatching(message) })
})

test.each([
  ['too few arguments', 'share(price)', 'expression.macro', 'share(part, whole) was given 1 arguments (character 1)'],
  ['what does not fit in it', '1 + share(name, 2)', 'expression.type', 'character 11'],
  [
    'what is wrong with an argument alone',
    '1 + share(prise, 2)',
    'expression.column-unknown',
    '"1 + share(prise, 2)" names the column "prise", which is not there (character 11)',
  ],
  [
    'what is wrong in it',
    'broken(price)',
    'expression.macro',
    'calls the macro broken, which does not fit there: nothing is not a known function (character 1)',
  ],
  ['a modified call', 'share(distinct price)', 'expression.macro', 'share'],
])('%s is told of the call', (_, call, code, message) => {
  const macros = `${SHARE}\nbroken: { params: [x], is: "nothing(x)" }`
  expect(errorsOf(macros, call)).toMatchObject([{ code, message: expect.stringContaining(message) }])
})

test('calls that multiply beyond all measure are refused before they are written out', () => {
  const macros = Array.from(
    { length: 40 },
    (_, i) => `m${i}: { params: [x], is: "${i === 0 ? 'x + x' : `m${i - 1}(m${i - 1}(x))`}" }`,
  )
  expect(errorsOf(macros.join('\n'), 'm39(price)')).toMatchObject([{ code: 'expression.syntax' }])
})

test('a Russian reader is told in Russian', () => {
  const { errors } = checkPipeline(document(SHARE, 'share(price)'), SOURCES, 'ru')
  expect(errors[0].message).toBe(
    'В выражении «share(price)» вызов макроса share не подходит: число аргументов не подходит к share(part, whole): 1 (символ 1)',
  )
  expect(() => lowerPipeline(document(SHARE, 'price').pipeline, SOURCES)).not.toThrow(PlatformError)
})

test('a condition with a macro is computed by the engine, which knows the document', () => {
  const { pipeline } = document(SHARE, 'price')
  const filtered = (where: string) => ({
    ...pipeline,
    steps: { kept: { type: 'filter' as const, input: 'sales', where } },
    targets: {},
  })
  const chain = (where: string) => {
    const lowered = lowerPipeline(filtered(where), SOURCES)
    expect(lowered.faults).toEqual([])
    return plainChain(filtered(where), lowered.plan, 'kept')
  }
  expect(chain('price > 1')).not.toBeNull()
  expect(chain('share(price, 2) > 1')).toBeNull()
})
