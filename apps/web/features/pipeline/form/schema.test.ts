import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { controlOf, emptyStep, type Schema } from './schema.ts'

const schemas = Object.entries(stepSchemas).map(
  ([type, schema]) => [type, z.toJSONSchema(schema, { io: 'input' }) as Schema] as const,
)

test.each(schemas)('%s: every key has a control of its own kind', (_, schema) => {
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    if (key === 'type') continue
    const { kind } = controlOf(key, part)
    if (part.type === 'boolean') expect(kind).toBe('check')
    else if (part.type === 'integer') expect(kind).toBe('number')
    else if (part.enum) expect(kind).toBe('choice')
    else if (part.type === 'object') expect(['map', 'group']).toContain(kind)
    else if (part.type === 'array') expect(['columns', 'rows', 'references']).toContain(kind)
    else expect(['expression', 'reference']).toContain(kind)
  }
})

test('a new step has every key that it must have, but for where its rows come from', () => {
  for (const [type, schema] of schemas) {
    const made = emptyStep(type, schema)
    const needed = (schema.required ?? []).filter((key) => !['input', 'left', 'right'].includes(key))
    expect(Object.keys(made).sort()).toEqual([...needed].sort())
    expect(made.type).toBe(type)
  }
})
