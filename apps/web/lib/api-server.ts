import { type Client, createClient } from '@ai-etl/client/client'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { language } from './preferences.ts'

const DEFAULT_PORT = '8000'

/**
 * The API for server components, as the reader of the page: `const api = await serverApi()`. It never goes to the host
 * that the request names, which anybody can write, but to the server that this page comes from.
 */
export const serverApi = cache(async (): Promise<Client> => {
  const jar = await cookies()
  const csrf = jar.get('ai-etl-csrf')?.value
  const lang = await language()
  return createClient({
    origin: process.env.AI_ETL_INTERNAL_URL ?? `http://127.0.0.1:${process.env.PORT || DEFAULT_PORT}`,
    // Some questions are asked by POST; the page was asked for by whoever holds these cookies.
    headers: () => ({ cookie: jar.toString(), 'accept-language': lang, ...(csrf && { 'x-csrf-token': csrf }) }),
  })
})
