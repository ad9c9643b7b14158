import { z } from 'zod'

/** A user as the API shows one. */
export const userSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  platformAdmin: z.boolean(),
  language: z.enum(['ru', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  defaultProjectId: z.uuid().nullable(),
  lastLoginAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

/** NIST SP 800-63B: length counts, rules of composition do not. */
export const passwordSchema = z.string().min(10).max(1000)
export const usernameSchema = z.string().regex(/^[^\s]{1,100}$/)

/** What `updateUser` leaves as it is. */
export const UNCHANGED = {
  displayName: null,
  email: null,
  passwordHash: null,
  platformAdmin: null,
  language: null,
  theme: null,
  disabled: null,
  mustChangePassword: null,
  defaultProjectId: null,
} as const
