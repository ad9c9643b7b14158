import { z } from 'zod'

/** Parts that the forms of several steps share. */

/** Names of sources, steps, targets and parameters; also of new columns where they stand for such a name. */
export const nameSchema = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'document.name')

/** What a text of a step is, for forms that are made from the schema; the published JSON Schema goes without. */
export type TextFormat = 'expression' | 'condition' | 'column' | 'type' | 'name' | 'bound' | 'select'

const text = (format: TextFormat) => z.string().min(1).meta({ format })

/** An SQL expression; YAML's own numbers and truth values may stand for themselves. */
export const expression = z
  .union([z.string().min(1), z.number(), z.boolean()])
  .meta({ description: 'SQL expression', format: 'expression' satisfies TextFormat })
export const condition = text('condition').describe('SQL condition; rows for which it is not true are left out')
/** A name of a column that comes in. */
export const columnName = text('column')
/** A name for a column that goes out. */
export const newName = text('name')
export const typeName = text('type')
export const select = text('select')
export const expressions = z.record(newName, expression)
export const columnNames = z.array(columnName).min(1)
export const input = nameSchema.describe('Source or step whose rows come in')
export const order = z
  .array(
    z.strictObject({
      by: text('expression').describe('Column or expression'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      nulls: z.enum(['first', 'last']).default('last'),
    }),
  )
  .min(1)
export const joined = z.union([nameSchema, z.strictObject({ input, as: nameSchema })])
export const bound = z.union([z.string(), z.number()]).meta({ format: 'bound' satisfies TextFormat })
