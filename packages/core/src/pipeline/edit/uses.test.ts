import { beforeAll, expect, test } from 'vitest'
import { loadSelectParser } from '../import/parser.ts'
import { renameInSelect } from '../import/rename.ts'
import { applyOperations } from './apply.ts'
import type { Operation } from './operations.ts'
import { withArgument } from './uses.ts'

beforeAll(loadSelectParser)

const TEXT = `version: 1
name: sales
params:
  rate: { type: "decimal(4,2)", default: "1.20" }
macros:
  taxed: { params: [ amount ], is: "round(amount * :rate, 2)" }
  twice: { params: [ amount ], is: taxed(amount) + TAXED( amount ) -- taxed(1) }
sources:
  sales: { from: sales.csv }
steps:
  named: { type: rename, input: sales, columns: { taxed(price): ":rate" } }
  typed: { type: cast, input: named, columns: { price: "taxed(4,2)" } }
  dear: { type: filter, input: typed, where: "taxed(price) > 5 and note <> 'taxed(1) :rate' and taxed > :rate" }
  sums: { type: aggregate, input: dear, by: { shop: shop }, values: { total: sum(taxed(price)) }, having: total > :rate }
  ranked: { type: window, input: sums, orderBy: [ { by: taxed(total), direction: desc } ], values: { n: row_number() } }
  chosen:
    type: sql
    inputs: [ ranked ]
    select: |
      -- taxed(total) :rate
      select taxed(r.total) as taxed, ':rate' as note from ranked r where "taxed"(r.total) > :rate and r.taxed(1) > 2
targets:
  out: { input: chosen, to: out.csv }
checks:
  - { on: sums, holds: taxed(total) > 0 and total < :rate }
  - { on: sums, accepted: { shop: [ taxed(1), ":rate" ] } }
`
const edit = (text: string, ...operations: Operation[]) => applyOperations(text, operations, renameInSelect)
const written = edit(TEXT, { op: 'set', path: ['name'], value: 'sales' }).text

/** Lines that are not those of the text before. */
function changed(text: string): string[] {
  const before = written.split('\n')
  return text
    .split('\n')
    .filter((line) => !before.includes(line))
    .map((line) => line.trim())
}

test('a new name of a macro is followed into all that calls it, and nothing else; and back', () => {
  const renamed = edit(TEXT, { op: 'rename', section: 'macros', name: 'taxed', to: 'with_tax' })
  expect(changed(renamed.text)).toEqual([
    'with_tax: { params: [ amount ], is: "round(amount * :rate, 2)" }',
    'twice: { params: [ amount ], is: with_tax(amount) + with_tax( amount ) -- taxed(1) }',
    `dear: { type: filter, input: typed, where: "with_tax(price) > 5 and note <> 'taxed(1) :rate' and taxed > :rate" }`,
    'sums: { type: aggregate, input: dear, by: { shop: shop }, values: { total: sum(with_tax(price)) }, having: total > :rate }',
    'ranked: { type: window, input: sums, orderBy: [ { by: with_tax(total), direction: desc } ], values: { n: row_number() } }',
    `select with_tax(r.total) as taxed, ':rate' as note from ranked r where with_tax(r.total) > :rate and r.taxed(1) > 2`,
    '- { on: sums, holds: with_tax(total) > 0 and total < :rate }',
  ])
  expect(edit(renamed.text, ...renamed.inverse).text).toBe(written)
})

test('a new name of a parameter is followed in the same way, into SELECTs without their parser', () => {
  const rename: Operation = { op: 'rename', section: 'params', name: 'rate', to: 'factor' }
  const renamed = applyOperations(TEXT, [rename])
  expect(changed(renamed.text)).toEqual([
    'factor: { type: "decimal(4,2)", default: "1.20" }',
    'taxed: { params: [ amount ], is: "round(amount * :factor, 2)" }',
    `dear: { type: filter, input: typed, where: "taxed(price) > 5 and note <> 'taxed(1) :rate' and taxed > :factor" }`,
    'sums: { type: aggregate, input: dear, by: { shop: shop }, values: { total: sum(taxed(price)) }, having: total > :factor }',
    `select taxed(r.total) as taxed, ':rate' as note from ranked r where "taxed"(r.total) > :factor and r.taxed(1) > 2`,
    '- { on: sums, holds: taxed(total) > 0 and total < :factor }',
  ])
  expect(applyOperations(renamed.text, renamed.inverse).text).toBe(written)
})

test('what cannot be read yet stays as it is', () => {
  const broken = TEXT.replace('taxed(price) > 5', "taxed(price) > 'open")
  const renamed = edit(broken, { op: 'rename', section: 'macros', name: 'taxed', to: 'with_tax' })
  expect(renamed.text).toContain("taxed(price) > 'open")
  expect(renamed.text).toContain('sum(with_tax(price))')
})

test.each([
  ['round(amount * 2) + Amount', 'round(sum_ * 2) + sum_'],
  ['"amount" || \'amount\' -- amount', "sum_ || 'amount' -- amount"],
  ['amount(1) + x.amount + :amount', 'amount(1) + x.amount + :amount'],
  ["'open", "'open"],
])('an argument of a macro: %s', (text, renamed) => expect(withArgument(text, 'amount', 'sum_')).toBe(renamed))
