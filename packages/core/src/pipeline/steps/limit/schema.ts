import { z } from 'zod'
import { input } from '../parts.ts'

export const limitSchema = z
  .strictObject({
    type: z.literal('limit'),
    input,
    count: z.int().nonnegative(),
    offset: z.int().nonnegative().default(0),
  })
  .describe('Takes the first rows of its input, in the order of the sort before it.')
