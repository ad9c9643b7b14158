import { z } from 'zod'
import { nameSchema } from '../parts.ts'

export const unionSchema = z
  .strictObject({
    type: z.literal('union'),
    inputs: z.array(nameSchema).min(2),
    distinct: z.boolean().default(false),
  })
  .describe(
    'The rows of all inputs. Columns go by name: where an input has one not, it is NULL there; types meet in their common one.',
  )
