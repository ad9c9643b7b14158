import { z } from 'zod'
import { DIALECTS } from './dialect-names.ts'

export { DIALECTS, type Dialect } from './dialect-names.ts'

export const CHOICE_KINDS = ['type', 'key', 'partition', 'index', 'codec', 'cluster'] as const

export const ddlSchema = z.object({
  dialect: z.enum(DIALECTS),
  checked: z.enum(['executed', 'parsed', 'unchecked']),
  checkedOn: z.string().nullable().describe('Server and version that ran the statements'),
  statements: z.array(z.string()),
  choices: z.array(
    z.object({
      kind: z.enum(CHOICE_KINDS),
      table: z.string(),
      on: z.string(),
      what: z.string(),
      reason: z.string(),
      evidence: z.string(),
    }),
  ),
  refused: z.array(z.object({ kind: z.enum(CHOICE_KINDS), what: z.string(), reason: z.string() })),
})

export type Ddl = z.infer<typeof ddlSchema>
