'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useRouter } from 'next/navigation'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { LANGUAGE_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Button } from '#ui/button.tsx'

/** Says the page in the other language; the place and what was typed stay. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTexts(shellTexts)
  const other = useLanguage() === 'ru' ? 'en' : 'ru'
  const router = useRouter()
  return (
    <Button
      look="quiet"
      size="small"
      className={className}
      lang={other}
      aria-label={t.toOtherLanguage()}
      onClick={() => {
        remember(LANGUAGE_COOKIE, other)
        router.refresh()
      }}
    >
      {t.otherLanguage()}
    </Button>
  )
}
