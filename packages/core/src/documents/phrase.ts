import { z } from 'zod'

/** A text by its key and parameters, as documents keep it beside the words: a later version may know other keys. */
export const phraseSchema = z.object({ phrase: z.string(), params: z.record(z.string(), z.unknown()) })
