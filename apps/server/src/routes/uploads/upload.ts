import { z } from 'zod'
import { encodePath, uploadPath } from '../../sources/readable.ts'

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

/** One upload, with what documents call it. */
export const uploadAnswer = uploadSchema.extend({
  address: z.string().nullable().describe('how a pipeline document names the file; null until all of it has arrived'),
})

/** How documents name a file that has arrived. @param path as its row has it */
export function addressOfUpload(dataDir: string, { state, path }: { readonly state: string; readonly path: string }) {
  return state === 'complete' ? encodePath(uploadPath(dataDir, path)) : null
}

export const uploadParams = z.object({ uploadId: z.uuid() })
