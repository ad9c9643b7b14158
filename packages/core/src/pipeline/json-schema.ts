import { z } from 'zod'
import { pipelineSchema } from './schema.ts'

/** The JSON Schema of a pipeline document as a person writes it: what has a default may be left out. */
export function pipelineJsonSchema(): object {
  const schema = z.toJSONSchema(pipelineSchema, {
    io: 'input',
    target: 'draft-2020-12',
    // Formats are for our own forms: strict readers of JSON Schema refuse those that they do not know.
    override: ({ jsonSchema }) => void delete jsonSchema.format,
  })
  return { title: 'AI-ETL pipeline, version 1', ...schema }
}
