import type { Page } from '@ai-etl/runtime/store/page'
import { z } from 'zod'
import { JsonText } from './route.ts'

/** How a list is asked for. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20).describe('items at most'),
  cursor: z.string().max(200).optional().describe('nextCursor of the page before'),
})

/** A page of a list: `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** A page of the store as the answer: its items go out as the database wrote them. */
export function answerPage(page: Page<unknown>): JsonText {
  return new JsonText(`{"items":${page.items},"nextCursor":${JSON.stringify(page.nextCursor)}}`)
}
