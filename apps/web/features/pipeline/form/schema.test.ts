import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { controlOf, emptyStep, type Schema } from './schema.ts'

const schemas = Object.entries(stepSchemas).map(
  ([type, schema]) => [type, z.toJSONSchema(schema, { io: 'input' }) as Schema] as const,
)

/** Controls that fit a schema. */
function fitting({ type, enum: options }: Schema): readonly string[] {
  if (type === 'boolean') return ['check']
  if (type === 'integer') return ['number']
  if (options) return ['choice']
  if (type === 'object') return ['map', 'group']
  return type === 'array' ? ['columns', 'rows', 'references'] : ['expression', 'reference']
}

test.each(schemas)('%s: every key has a control that fits its schema', (_, schema) => {
  for (const [key, part] of Object.entries(schema.properties ?? {}))
    expect(key === 'type' ? ['expression'] : fitting(part)).toContain(controlOf(key, part).kind)
})

test('a new step has every key that it must have, but for where its rows come from', () => {
  for (const [type, schema] of schemas) {
    const made = emptyStep(type, schema)
    const reading = ['input', 'inputs', 'left', 'right']
    const needed = (schema.required ?? []).filter((key) => !reading.includes(key))
    expect(Object.keys(made)).toEqual(expect.arrayContaining(needed))
    expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(made)))
    expect(Object.keys(made).filter((key) => reading.includes(key))).toEqual([])
    expect(made.type).toBe(type)
  }
})
