'use client'

import { signInTexts } from '@ai-etl/core/messages/web/sign-in'
import { useEffect } from 'react'
import { csrfHeader, renewSession } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'

/** Renews the session and goes on; without one to renew, to the sign-in page. */
export function RenewSession({ next }: { next: string }) {
  const t = useTexts(signInTexts)
  useEffect(() => {
    void renewAndGoOn(next)
  }, [next])
  return (
    <p role="status" className="animate-late text-ink-2">
      {t.renewing()}
    </p>
  )
}

async function renewAndGoOn(next: string): Promise<void> {
  // Without the cookie beside the refresh token nobody was signed in here.
  const known = 'x-csrf-token' in csrfHeader()
  const renewed = known && (await renewSession())
  location.replace(renewed ? next : `/sign-in?next=${encodeURIComponent(next)}${known ? '&ended' : ''}`)
}
