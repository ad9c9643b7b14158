import { z } from 'zod'
import { runParams } from './run.ts'

export const rowParams = runParams.extend({ rowId: z.coerce.number().int().nonnegative() })

export const quarantinedRowSchema = z.object({
  id: z.number(),
  runId: z.uuid(),
  target: z
    .string()
    .describe('the load that set it aside: a target of the run, or a source that was read for the engine'),
  folder: z.string().describe('that load on the command line'),
  replayable: z
    .boolean()
    .describe('false: it lies before steps that see many rows at once; mend the source and run again'),
  position: z.number(),
  source: z.string(),
  line: z.number(),
  byte: z.number(),
  rule: z.string(),
  detail: z.string(),
  state: z.enum(['open', 'mended', 'replayed']),
  mendedBy: z.uuid().nullable(),
  mendedAt: z.string().nullable(),
  replayedIn: z.uuid().nullable(),
})

export const withRaw = quarantinedRowSchema.extend({
  raw: z.string().nullable().describe('the record as it was read; null when the quarantine had no room for it'),
})

export const showPersonalQuery = z.object({
  showPersonal: z.enum(['true', 'false']).default('false').describe('needs the role architect; is audited'),
})
