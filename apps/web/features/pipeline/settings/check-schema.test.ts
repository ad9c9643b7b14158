import { pipelineJsonSchema } from '@ai-etl/core/pipeline/json-schema'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import { expect, test } from 'vitest'
import { controlOf, type Schema } from '../form/schema.ts'
import { checkKinds, checkOf, kindOf } from './check-schema.ts'

// JSON Schema is wider than what forms look at.
const KINDS = checkKinds(pipelineJsonSchema() as Schema)

test('every kind of check of the document has its controls', () => {
  expect(
    KINDS.map(({ kind, schema }) => [
      kind,
      Object.entries(schema.properties ?? {}).map(([key, each]) => controlOf(key, each).kind),
    ]),
  ).toEqual([
    ['unique', ['reference', 'columns']],
    ['notNull', ['reference', 'columns']],
    ['accepted', ['reference', 'map']],
    ['relation', ['reference', 'map']],
    ['holds', ['reference', 'expression']],
    ['rows', ['reference', 'text']],
  ])
})

test.each(KINDS.map(({ kind }) => kind))('a new check %s is one of the document, and known as what it is', (kind) => {
  const check = checkOf(kind, 'sales', ['id', 'shop'])
  expect(kindOf(check, KINDS)?.kind).toBe(kind)
  const document = { version: 1, name: 'p', sources: { sales: { from: 'a.csv' } }, targets: {}, checks: [check] }
  expect(readPipeline('p.yaml', JSON.stringify(document)).pipeline.checks).toEqual([check])
})

test('columns stay when the kind becomes another one', () => {
  const unique = { on: 'sales', unique: ['shop', 'day'] }
  const accepted = checkOf('accepted', 'sales', ['id'], unique)
  expect(accepted).toEqual({ on: 'sales', accepted: { shop: [''], day: [''] } })
  expect(checkOf('notNull', 'sales', ['id'], accepted)).toEqual({ on: 'sales', notNull: ['shop', 'day'] })
  expect(checkOf('relation', 'sales', ['id'], unique)).toEqual({ on: 'sales', relation: { shop: 'sales.shop' } })
  expect(kindOf({ on: 'sales' }, KINDS)).toBeUndefined()
})
