import { z } from 'zod'
import { nameSchema } from '../steps/schemas.ts'

/** Parts of a document that have names. */
export const SECTIONS = ['params', 'macros', 'sources', 'steps', 'targets'] as const
export type Section = (typeof SECTIONS)[number]

const section = z.enum(SECTIONS)
const before = nameSchema.nullable().optional().describe('name of the part that it stands before; null: at the end')
const path = z
  .array(z.union([z.string().max(500), z.int().nonnegative()]))
  .min(1)
  .max(20)

/**
 * Edits of a document's text. Comments and the order of everything else stay; each gives what undoes it. `yaml` carries
 * a part as it was written, its comments included.
 */
export const operationSchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('add'),
    section,
    name: nameSchema,
    value: z.unknown().optional(),
    yaml: z.string().max(100_000).optional().describe('in place of `value`: `name: …` as YAML'),
    before,
  }),
  z.strictObject({ op: z.literal('remove'), section, name: nameSchema }),
  z.strictObject({
    op: z.literal('set'),
    path: path.describe('["steps", "paid", "where"]; makes what is missing on the way'),
    value: z.unknown().optional(),
    yaml: z.string().max(100_000).optional().describe('in place of `value`: the value as YAML'),
  }),
  z.strictObject({ op: z.literal('unset'), path }),
  z.strictObject({
    op: z.literal('put'),
    path: z
      .array(z.union([z.string().max(500), z.int().nonnegative()]))
      .max(20)
      .describe('of the map'),
    yaml: z.string().max(100_000).describe('`key: value` as YAML'),
    before: z.string().max(500).nullable().describe('key that it stands before; null: at the end'),
  }),
  z.strictObject({
    op: z.literal('rename'),
    section,
    name: nameSchema,
    to: nameSchema,
    readers: z
      .boolean()
      .default(true)
      .describe(
        'whether what names it follows: inputs, columns written with its name before them, calls, parameters, SELECTs, checks',
      ),
  }),
  z.strictObject({ op: z.literal('reorder'), section, name: nameSchema, before }),
  z.strictObject({
    op: z.literal('insertStep'),
    name: nameSchema,
    value: z.record(z.string(), z.unknown()).describe('the step without its `input`'),
    after: nameSchema.describe('source or step that it reads; what read that reads the new step from then on'),
    readers: z
      .union([z.enum(['all', 'none']), z.strictObject({ section: z.enum(['steps', 'targets']), name: nameSchema })])
      .default('all')
      .describe('of what read that: all, none, or one that reads the new step from then on'),
  }),
  z.strictObject({
    op: z.literal('removeStep'),
    name: nameSchema.describe('what read it reads its input from then on'),
    input: nameSchema.optional().describe('of several inputs the one that its readers go on with'),
  }),
  z.strictObject({
    op: z.literal('moveStep'),
    name: nameSchema.describe('it is computed before the step that it reads; what read it reads that one'),
  }),
])
export type Operation = z.input<typeof operationSchema>
