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
  delimiter: delimiter.optional().describe('options.csv.delimiter'),
  quote: character.optional().describe('options.csv.quote'),
  escape: z
    .union([z.literal('doubled'), character])
    .optional()
    .describe('options.csv.escape'),
  header: z
    .enum(['true', 'false'])
    .or(z.string().regex(/^\d{1,2}$/, 'option.header'))
    .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))
    .optional()
    .describe('options.csv.header'),
  skip: count.optional().describe('options.csv.skip'),
  comment: z
    .string()
    .transform((text) => (text === 'none' ? '' : text))
    .optional()
    .describe('options.csv.comment'),
  trim: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('options.csv.trim'),
  ragged: z.enum(['reject', 'pad']).default('reject').describe('options.csv.ragged'),
  nulls: z
    .string()
    .transform((text) => text.split(','))
    .optional()
    .describe('options.csv.nulls'),
})

export type CsvOptions = z.output<typeof csvOptions>
