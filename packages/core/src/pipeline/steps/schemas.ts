import { z } from 'zod'

/** Names of sources, steps, targets and parameters; also of new columns where they stand for such a name. */
export const nameSchema = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'document.name')

/** An SQL expression; YAML's own numbers and truth values may stand for themselves. */
const expression = z.union([z.string().min(1), z.number(), z.boolean()]).describe('SQL expression')
const condition = z.string().min(1).describe('SQL condition; rows for which it is not true are left out')
const expressions = z.record(z.string().min(1), expression)
const columnNames = z.array(z.string().min(1)).min(1)
const input = nameSchema.describe('Source or step whose rows come in')
const order = z
  .array(
    z.strictObject({
      by: z.string().min(1).describe('Column or expression'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      nulls: z.enum(['first', 'last']).default('last'),
    }),
  )
  .min(1)
const joined = z.union([nameSchema, z.strictObject({ input, as: nameSchema })])
const bound = z.union([z.string(), z.number()])

/** The keys of every step type, one entry a type. */
export const stepSchemas = {
  select: z.strictObject({
    type: z.literal('select'),
    input,
    columns: expressions.describe('Only these columns, in this order: {new: expression}'),
  }),
  derive: z.strictObject({
    type: z.literal('derive'),
    input,
    values: expressions.describe('Columns added or replaced: {new: expression}'),
  }),
  rename: z.strictObject({
    type: z.literal('rename'),
    input,
    columns: z.record(z.string().min(1), z.string().min(1)).describe('{old: new}'),
  }),
  drop: z.strictObject({ type: z.literal('drop'), input, columns: columnNames }),
  cast: z.strictObject({
    type: z.literal('cast'),
    input,
    columns: z.record(z.string().min(1), z.string().min(1)).describe('{column: logical type}'),
    onError: z
      .enum(['reject', 'null', 'fail'])
      .default('reject')
      .describe('What becomes of a value that is not of the type'),
  }),
  filter: z.strictObject({ type: z.literal('filter'), input, where: condition }),
  join: z.strictObject({
    type: z.literal('join'),
    left: joined,
    right: joined,
    kind: z.enum(['inner', 'left', 'right', 'full', 'cross', 'semi', 'anti']).default('inner'),
    on: condition.optional(),
    columns: expressions.optional(),
  }),
  aggregate: z.strictObject({
    type: z.literal('aggregate'),
    input,
    by: expressions.default({}),
    values: expressions,
    having: condition.optional().describe('Over the new names'),
  }),
  window: z.strictObject({
    type: z.literal('window'),
    input,
    partitionBy: columnNames.optional(),
    orderBy: order.optional(),
    frame: z.strictObject({ unit: z.enum(['rows', 'range', 'groups']), from: bound, to: bound }).optional(),
    values: expressions,
  }),
  sort: z.strictObject({ type: z.literal('sort'), input, orderBy: order }),
  limit: z.strictObject({
    type: z.literal('limit'),
    input,
    count: z.int().nonnegative(),
    offset: z.int().nonnegative().default(0),
  }),
  distinct: z.strictObject({ type: z.literal('distinct'), input }),
  deduplicate: z.strictObject({
    type: z.literal('deduplicate'),
    input,
    key: columnNames,
    orderBy: order.optional(),
    keep: z.enum(['first', 'last']).default('first'),
  }),
  union: z.strictObject({
    type: z.literal('union'),
    inputs: z.array(nameSchema).min(2),
    distinct: z.boolean().default(false),
  }),
  unnest: z.strictObject({
    type: z.literal('unnest'),
    input,
    column: z.string().min(1),
    as: z.string().min(1).optional(),
  }),
  pivot: z.strictObject({
    type: z.literal('pivot'),
    input,
    on: z.string().min(1).describe('Column whose values become columns'),
    values: expressions.describe('{new: aggregate}'),
  }),
  unpivot: z.strictObject({
    type: z.literal('unpivot'),
    input,
    columns: columnNames,
    name: z.string().min(1),
    value: z.string().min(1),
  }),
  fill: z.strictObject({
    type: z.literal('fill'),
    input,
    columns: expressions.describe('{column: value where it is NULL}'),
  }),
  mask: z.strictObject({
    type: z.literal('mask'),
    input,
    columns: z.record(z.string().min(1), z.enum(['hash', 'partial', 'null', 'year'])),
  }),
  sql: z.strictObject({ type: z.literal('sql'), inputs: z.array(nameSchema).min(1), select: z.string().min(1) }),
} as const
