import { z } from 'zod'
import { columnName, input, newName } from '../parts.ts'

export const unnestSchema = z
  .strictObject({
    type: z.literal('unnest'),
    input,
    column: columnName,
    as: newName.optional(),
  })
  .describe('A row for each element of a list; rows whose list is NULL or empty are left out.')
