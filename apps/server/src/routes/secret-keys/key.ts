import { z } from 'zod'

/** A key that seals secrets, by its id: never the key. */
export const secretKeysSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['active', 'retired']),
      createdAt: z.string(),
      retiredAt: z.string().nullable(),
      sealed: z.int().describe('secrets that it still opens'),
    }),
  ),
})
