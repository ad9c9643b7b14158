import { z } from 'zod'
import { columnName, expressions, input } from '../parts.ts'

export const pivotSchema = z
  .strictObject({
    type: z.literal('pivot'),
    input,
    on: columnName.describe('Column whose values become columns'),
    values: expressions.describe('{new: aggregate}'),
  })
  .describe(
    'Turns values of a column into columns. All columns that neither `on` nor the aggregates name are what rows are grouped by.',
  )
