import { type Client, createClient } from '@ai-etl/client/client'

const CSRF_COOKIE = 'ai-etl-csrf'

/**
 * The API for client components: `await api.call('listRuns', { query: { projectId } })`. Cookies go along by
 * themselves, the token against forgery is added here, and an access token that has run out is renewed once.
 */
export const api: Client = createClient({ origin: '', headers: csrfHeader, renew: renewSession })

/** The header that a request of ours repeats the CSRF cookie in; uploads by other libraries need it as well. */
export function csrfHeader(): Record<string, string> {
  const value = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${CSRF_COOKIE}=`))
  return value === undefined ? {} : { 'x-csrf-token': decodeURIComponent(value.slice(CSRF_COOKIE.length + 1)) }
}

let renewing: Promise<boolean> | null = null

/** Changes the refresh cookie for a new session; requests that run out together share one change. */
export function renewSession(): Promise<boolean> {
  renewing ??= askForSession().finally(() => {
    renewing = null
  })
  return renewing
}

/** Tabs take turns: a refresh token that two of them used at once would look stolen. */
async function askForSession(): Promise<boolean> {
  if (!('locks' in navigator)) return postRefresh()
  return navigator.locks.request('ai-etl-refresh', postRefresh)
}

async function postRefresh(): Promise<boolean> {
  const answer = await fetch('/api/v1/auth/refresh', { method: 'POST', headers: csrfHeader() }).catch(() => null)
  return answer?.ok ?? false
}
