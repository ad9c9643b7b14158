import { z } from 'zod'

/** A profile as lists show it: without its document. */
export const profileItemSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    datasetId: z.uuid().nullable(),
    address: z.string(),
    bytes: z.int(),
    rows: z.int(),
    fingerprint: z.string().nullable(),
    seconds: z.number(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'ProfileItem' })
