import { z } from 'zod'
import { columnNames, input, newName } from '../parts.ts'

export const unpivotSchema = z
  .strictObject({
    type: z.literal('unpivot'),
    input,
    columns: columnNames,
    name: newName,
    value: newName,
  })
  .describe('Turns columns into rows of name and value; a NULL gives no row.')
