import { z } from 'zod'
import { condition, expressions, joined } from '../parts.ts'

export const joinSchema = z
  .strictObject({
    type: z.literal('join'),
    left: joined,
    right: joined,
    kind: z.enum(['inner', 'left', 'right', 'full', 'cross', 'semi', 'anti']).default('inner'),
    on: condition.optional(),
    columns: expressions.optional(),
  })
  .describe(
    "Puts rows of two inputs side by side. A join's inputs are told apart by their names or `as`; keys are not merged and NULL keys match nothing; a right column whose name the left has takes `_right`, unless `columns` says what is given. `semi` and `anti` give rows of the left that have, or have not, a partner.",
  )
