import { z } from 'zod'

/** A target whose ledger is meant. */
export const stateBody = z.object({
  target: z.string().min(1).max(4000).describe('address of a table or of a whole database'),
  table: z.string().min(1).max(1000).optional().describe('instead of the one that the address names'),
})
