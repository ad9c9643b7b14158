import { z } from 'zod'
import { expressions, input } from '../parts.ts'

export const deriveSchema = z
  .strictObject({
    type: z.literal('derive'),
    input,
    values: expressions.describe('Columns added or replaced: {new: expression}'),
  })
  .describe('Adds columns, or replaces those of the same name; the others stay.')
