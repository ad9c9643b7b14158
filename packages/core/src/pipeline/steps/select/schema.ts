import { z } from 'zod'
import { expressions, input } from '../parts.ts'

export const selectSchema = z
  .strictObject({
    type: z.literal('select'),
    input,
    columns: expressions.describe('Only these columns, in this order: {new: expression}'),
  })
  .describe('Gives only the columns listed, in this order, each computed by an expression.')
