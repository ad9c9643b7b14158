import { z } from 'zod'
import { expressions, input } from '../parts.ts'

export const fillSchema = z
  .strictObject({
    type: z.literal('fill'),
    input,
    columns: expressions.describe('{column: value where it is NULL}'),
  })
  .describe('Puts a value where there is NULL.')
