import { readFileSync } from 'node:fs'
import { loadSelectParser } from '@ai-etl/core/pipeline/import/parser'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { CASE_SOURCES, readCase } from '@ai-etl/core/pipeline/steps/testing/case'
import { z } from 'zod'

const STEPS = new URL('../../packages/core/src/pipeline/steps/', import.meta.url)

const HEAD = `# Steps

What stands under \`steps\` of a pipeline document. Keys without a mark may be left out. Expressions are written as in [functions.md](functions.md); the whole form is [pipeline.schema.json](pipeline.schema.json). \`ai-etl check\` tells the columns of every step, \`ai-etl preview FILE --step STEP\` its rows.

The examples read these sources: ${Object.entries(CASE_SOURCES)
  .map(
    ([name, columns]) =>
      `\`${name}\` (${Object.entries(columns)
        .map(([column, type]) => `${column} ${type}`)
        .join(', ')})`,
  )
  .join(' and ')}.

Generated from the forms and examples in \`packages/core/src/pipeline/steps\` by \`node tools/pages.ts\`.
`

/** docs/steps.md: every type of step with its keys, an example and the columns that the example gives. */
export async function stepsPage(): Promise<string> {
  await loadSelectParser()
  return [HEAD, ...Object.entries(stepSchemas).map(([type, schema]) => section(type, schema))].join('\n')
}

function section(type: string, schema: z.ZodType): string {
  const form = z.toJSONSchema(schema, { io: 'input' })
  const keys = Object.entries(form.properties ?? {}).flatMap(([key, property]) =>
    key === 'type' || typeof property === 'boolean'
      ? []
      : [keyRow(key, property, form.required?.includes(key) ?? false)],
  )
  const example = readFileSync(new URL(`${type}/cases/example.yaml`, STEPS), 'utf8')
  const { columns } = readCase(example)
  return [
    `## ${type}`,
    '',
    form.description ?? '',
    '',
    '| key | takes | |',
    '|---|---|---|',
    ...keys,
    '',
    '```yaml',
    example.trimEnd(),
    '```',
    '',
    `Gives ${columns.map((column) => `\`${column}\``).join(', ')}.`,
    '',
  ].join('\n')
}

type Form = z.core.JSONSchema.BaseSchema

function keyRow(key: string, property: Form, required: boolean): string {
  const notes = [
    ...(required ? ['needed'] : []),
    ...(property.description === undefined ? [] : [property.description]),
    ...(property.default === undefined || isEmpty(property.default)
      ? []
      : [`standard \`${JSON.stringify(property.default).replaceAll('"', '')}\``]),
  ]
  return `| \`${key}\` | ${formText(property).replaceAll('|', '\\|')} | ${notes.join('; ').replaceAll('|', '\\|')} |`
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** A form in a few words: `[column]`, `{new: expression}`, `inner | left`. */
function formText(form: Form): string {
  if (form.enum) return form.enum.map((value) => `\`${String(value)}\``).join(' | ')
  const choices = form.anyOf ?? form.oneOf
  if (form.description === 'SQL expression') return 'expression'
  if (choices)
    return [...new Set(choices.map((each) => (typeof each === 'boolean' ? '' : formText(each))))].join(' or ')
  if (form.type === 'array')
    return `[${typeof form.items === 'object' && !Array.isArray(form.items) ? formText(form.items) : ''}]`
  if (form.type === 'object' && form.properties)
    return `{${Object.entries(form.properties)
      .map(([key, each]) => `${key}: ${typeof each === 'boolean' ? '' : formText(each)}`)
      .join(', ')}}`
  if (form.type === 'object')
    return `{name: ${typeof form.additionalProperties === 'object' ? formText(form.additionalProperties) : ''}}`
  return form.type === 'integer' ? 'whole number' : form.type === 'string' ? 'text' : String(form.type)
}
