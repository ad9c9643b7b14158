import { shellTexts } from '@ai-etl/core/messages/web/shell'
import Link from 'next/link'
import { texts } from '#lib/preferences.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'

/** What is not there, or not for this reader: the two look the same on purpose. */
export default async function NotFoundPage() {
  const t = await texts(shellTexts)
  return (
    <Page title={t.missing()} lead={t.missingWhy()}>
      <Button asChild>
        <Link href="/">{t.toStart()}</Link>
      </Button>
    </Page>
  )
}
