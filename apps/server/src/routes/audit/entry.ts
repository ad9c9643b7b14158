import { z } from 'zod'
import { pageQuery } from '../../http/page.ts'

/** One thing that was done. */
export const auditSchema = z.object({
  id: z.number(),
  at: z.string(),
  userId: z.uuid().nullable(),
  username: z.string().nullable(),
  projectId: z.uuid().nullable(),
  action: z.string(),
  objectKind: z.string().nullable(),
  objectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
})

export const auditQuery = pageQuery.extend({
  userId: z.uuid().optional(),
  action: z.string().max(100).optional(),
  objectId: z.string().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})
