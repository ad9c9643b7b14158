import { z } from 'zod'
import { input } from '../parts.ts'

export const unnestSchema = z
  .strictObject({
    type: z.literal('unnest'),
    input,
    column: z.string().min(1),
    as: z.string().min(1).optional(),
  })
  .describe('A row for each element of a list; rows whose list is NULL or empty are left out.')
