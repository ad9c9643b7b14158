import { z } from 'zod'
import { columnName, expression, input } from '../parts.ts'

export const fillSchema = z
  .strictObject({
    type: z.literal('fill'),
    input,
    columns: z.record(columnName, expression).describe('{column: value where it is NULL}'),
  })
  .describe('Puts a value where there is NULL.')
