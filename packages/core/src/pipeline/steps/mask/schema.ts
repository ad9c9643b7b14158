import { z } from 'zod'
import { input } from '../parts.ts'

export const maskSchema = z
  .strictObject({
    type: z.literal('mask'),
    input,
    columns: z.record(z.string().min(1), z.enum(['hash', 'partial', 'null', 'year'])),
  })
  .describe(
    'Hides personal values: `hash` gives a text that is the same for the same value, `partial` the first and last characters, `year` the beginning of its year, `null` nothing.',
  )
