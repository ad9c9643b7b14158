import { stepSchema } from '@ai-etl/core/pipeline/schema'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { scalar } from '@ai-etl/core/types/logical'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { controlOf, emptyStep, type Schema } from './schema.ts'

const schemas = Object.fromEntries(
  Object.entries(stepSchemas).map(([type, schema]) => [type, z.toJSONSchema(schema, { io: 'input' }) as Schema]),
)

/** A control in a word; of names with values, what both are. */
function told(key: string, schema: Schema): string {
  const control = controlOf(key, schema)
  if (control.kind === 'map') return `${control.keys}: ${told('', control.values)}`
  if (control.kind === 'rows')
    return Object.entries(control.columns)
      .map(([name, each]) => told(name, each))
      .join(', ')
  if (control.kind === 'group')
    return Object.entries(control.parts)
      .map(([name, each]) => told(name, each))
      .join(', ')
  return control.kind
}

test('every key of every type of step is edited by what its schema says', () => {
  const controls = Object.entries(schemas).map(([type, { properties = {} }]) => {
    const keys = Object.entries(properties).filter(([key]) => key !== 'type' && key !== 'input')
    return [type, Object.fromEntries(keys.map(([key, schema]) => [key, told(key, schema)]))]
  })
  const order = 'expression, choice, choice'
  expect(Object.fromEntries(controls)).toEqual({
    select: { columns: 'names: expression' },
    derive: { values: 'names: expression' },
    rename: { columns: 'columns: text' },
    drop: { columns: 'columns' },
    cast: { columns: 'columns: type', onError: 'choice' },
    filter: { where: 'expression' },
    join: {
      left: 'reference',
      right: 'reference',
      kind: 'choice',
      on: 'expression',
      columns: 'names: expression',
    },
    aggregate: { by: 'names: expression', values: 'names: expression', having: 'expression' },
    window: {
      partitionBy: 'columns',
      orderBy: order,
      frame: 'choice, bound, bound',
      values: 'names: expression',
    },
    sort: { orderBy: order },
    limit: { count: 'number', offset: 'number' },
    distinct: {},
    deduplicate: { key: 'columns', orderBy: order, keep: 'choice' },
    union: { inputs: 'references', distinct: 'check' },
    unnest: { column: 'column', as: 'text' },
    pivot: { on: 'column', values: 'names: expression' },
    unpivot: { columns: 'columns', name: 'text', value: 'text' },
    fill: { columns: 'columns: expression' },
    mask: { columns: 'columns: choice' },
    sql: { inputs: 'references', select: 'select' },
  })
})

const columns = [
  { name: 'Город', type: scalar('string') },
  { name: 'price', type: scalar('int64') },
]

test.each(Object.entries(schemas))('a new %s is whole: it is checked and shows rows at once', (type, schema) => {
  const made = emptyStep(type, schema, 'tickets', columns)
  expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(made)))
  const reading = { input: 'tickets', left: 'tickets', right: 'museums', inputs: ['tickets', 'museums'] }
  const read = Object.entries(reading).filter(([key]) => key in (schema.properties ?? {}))
  expect(Object.keys(made).filter((key) => key in reading)).toEqual([])
  expect(stepSchema.parse({ ...made, ...Object.fromEntries(read) }).type).toBe(type)
})

test('a type of step that nobody knew begins with what its schema asks for', () => {
  const schema: Schema = {
    required: ['type', 'input', 'share', 'by', 'how'],
    properties: {
      share: { type: 'number' },
      by: { type: 'object', additionalProperties: { type: 'string' } },
      how: { enum: ['rows', 'bytes'] },
    },
  }
  expect(emptyStep('sample', schema, 'tickets', [])).toEqual({ type: 'sample', share: 100, by: {}, how: 'rows' })
})
