import { z } from 'zod'
import { columnNames, input } from '../parts.ts'

export const unpivotSchema = z
  .strictObject({
    type: z.literal('unpivot'),
    input,
    columns: columnNames,
    name: z.string().min(1),
    value: z.string().min(1),
  })
  .describe('Turns columns into rows of name and value; a NULL gives no row.')
