import { z } from 'zod'
import { nameSchema, select } from '../parts.ts'

export const sqlSchema = z
  .strictObject({
    type: z.literal('sql'),
    inputs: z.array(nameSchema).min(1),
    select,
  })
  .describe(
    'One SELECT over its inputs, as steps: WITH, joins of all kinds, subqueries in FROM, [NOT] EXISTS and IN in WHERE, GROUP BY with expressions and positions, HAVING, windows, DISTINCT [ON], ORDER BY, LIMIT, UNION [ALL], INTERSECT, EXCEPT, totals as subqueries of one value. Functions and meaning are those of expressions; `:name` is a parameter. What has no counterpart is refused with line and column, and no text of it reaches a database.',
  )
