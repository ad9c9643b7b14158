import { z } from 'zod'

/** One character, or one of the names that are easier to type in an address. */
const NAMED: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' }

const delimiter = z.string().transform((text) => NAMED[text.toLowerCase()] ?? text.replaceAll('\\t', '\t'))
const character = z
  .string()
  .refine((text) => text === 'none' || text === '' || (text.length === 1 && text.charCodeAt(0) < 0x80), {
    message: 'option.character',
  })
  .transform((text) => (text === 'none' || text === '' ? null : text))
const count = z
  .string()
  .regex(/^\d{1,6}$/, 'option.count')
  .transform(Number)

/** Options of CSV files. Each stands for a decision that is made from the contents when it is absent. */
export const csvOptions = z.object({
  delimiter: delimiter
    .optional()
    .describe('What separates values: one or several characters, or tab, comma, pipe, space'),
  quote: character.optional().describe('What encloses values that hold delimiters: one character, or none'),
  escape: z
    .union([z.literal('doubled'), character])
    .optional()
    .describe('How a quote is written inside a quoted value: doubled, or the character before it (\\), or none'),
  header: z
    .enum(['true', 'false'])
    .or(z.string().regex(/^\d{1,2}$/, 'option.header'))
    .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))
    .optional()
    .describe('Rows of column names: true (one), false (none: column1, column2, …), or their number'),
  skip: count.optional().describe('Lines before the header that are no part of the table'),
  comment: z
    .string()
    .transform((text) => (text === 'none' ? '' : text))
    .optional()
    .describe('What lines begin with that are to be passed over, or none'),
  trim: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Whether spaces before a value are no part of it'),
  ragged: z
    .enum(['reject', 'pad'])
    .default('reject')
    .describe('Rows with too few fields: rejected, or filled up with NULL'),
  nulls: z
    .string()
    .transform((text) => text.split(','))
    .optional()
    .describe('Unquoted texts that mean NULL, separated by commas; the empty one always does'),
})

export type CsvOptions = z.output<typeof csvOptions>
