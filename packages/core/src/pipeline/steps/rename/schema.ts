import { z } from 'zod'
import { columnName, input, newName } from '../parts.ts'

export const renameSchema = z
  .strictObject({
    type: z.literal('rename'),
    input,
    columns: z.record(columnName, newName).describe('{old: new}'),
  })
  .describe('Calls columns otherwise; all stay where they are.')
