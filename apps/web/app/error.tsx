'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

interface ErrorPageProps {
  /** What was thrown; from a server component only its digest comes here, which the server's log has as well. */
  error: Error & { digest?: string }
  retry: () => void
}

/** A page that could not be drawn for a reason that no API problem tells. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTexts(shellTexts)
  return (
    <Page title={t.failed()} lead={t.failedWhy()} actions={<Button onClick={() => retry()}>{t.retry()}</Button>}>
      {error.digest !== undefined && <p className="font-mono text-2 text-ink-2">web.unexpected · {error.digest}</p>}
    </Page>
  )
}
