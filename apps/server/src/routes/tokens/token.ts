import { z } from 'zod'
import { roleSchema } from '../projects/project.ts'

/** An API token as lists show it: the token itself is told once, when it is made. */
export const tokenSchema = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  projectId: z.uuid().nullable().describe('null: good for every project of its user'),
  name: z.string(),
  prefix: z.string().describe('its first characters'),
  role: roleSchema.describe('at most this role, whatever its user’s'),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
