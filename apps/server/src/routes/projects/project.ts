import { z } from 'zod'
import { ROLES } from '../../access/role.ts'

export const projectParams = z.object({ projectId: z.uuid() })
export const memberParams = projectParams.extend({ userId: z.uuid() })
export const roleSchema = z.enum(ROLES)

export const projectSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export const projectNames = z.object({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(10_000),
})

export const memberSchema = z.object({ projectId: z.uuid(), userId: z.uuid(), role: roleSchema })
