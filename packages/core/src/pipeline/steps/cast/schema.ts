import { z } from 'zod'
import { input } from '../parts.ts'

export const castSchema = z.strictObject({
  type: z.literal('cast'),
  input,
  columns: z.record(z.string().min(1), z.string().min(1)).describe('{column: logical type}'),
  onError: z
    .enum(['reject', 'null', 'fail'])
    .default('reject')
    .describe('What becomes of a value that is not of the type'),
})
