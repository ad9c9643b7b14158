import { z } from 'zod'

/** An upload as answers show it. */
export const uploadSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    fileName: z.string(),
    mediaType: z.string().nullable(),
    bytes: z.int().nullable().describe('of the whole file; null while the sender does not say'),
    received: z.int().describe('bytes that have arrived'),
    state: z.enum(['receiving', 'complete', 'failed']),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Upload' })

export const uploadParams = z.object({ uploadId: z.uuid() })
