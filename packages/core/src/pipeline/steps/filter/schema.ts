import { z } from 'zod'
import { condition, input } from '../parts.ts'

export const filterSchema = z
  .strictObject({ type: z.literal('filter'), input, where: condition })
  .describe('Keeps the rows for which the condition is true; neither false nor unknown (NULL).')
