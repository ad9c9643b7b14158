import { z } from 'zod'
import { columnName, input, typeName } from '../parts.ts'

export const castSchema = z
  .strictObject({
    type: z.literal('cast'),
    input,
    columns: z.record(columnName, typeName).describe('{column: logical type}'),
    onError: z
      .enum(['reject', 'null', 'fail'])
      .default('reject')
      .describe('What becomes of a value that is not of the type'),
  })
  .describe(
    'Turns columns into other types. `reject` leaves out rows with a value that is not of the type (they go to quarantine where a source is read), `null` empties the value, `fail` ends the run. Right behind a file it reads the text of the file itself, in the form that most values show.',
  )
