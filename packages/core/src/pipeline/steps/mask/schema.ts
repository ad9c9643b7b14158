import { z } from 'zod'
import { columnName, input } from '../parts.ts'

export const maskSchema = z
  .strictObject({
    type: z.literal('mask'),
    input,
    columns: z.record(columnName, z.enum(['hash', 'partial', 'null', 'year'])),
  })
  .describe(
    'Hides personal values: `hash` gives a text that is the same for the same value, `partial` the first and last characters, `year` the beginning of its year, `null` nothing.',
  )
