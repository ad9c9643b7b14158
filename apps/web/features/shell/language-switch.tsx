'use client'

import type { Language } from '@ai-etl/core/messages/language'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useRouter } from 'next/navigation'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { LANGUAGE_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Button } from '#ui/button.tsx'
import { MenuItem } from '#ui/menu.tsx'

/** Says the page in the other language; the place and what was typed stay. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTexts(shellTexts)
  const [other, change] = useOtherLanguage()
  return (
    <Button
      look="quiet"
      size="small"
      className={className}
      lang={other}
      aria-label={t.toOtherLanguage()}
      onClick={change}
    >
      {t.otherLanguage()}
    </Button>
  )
}

/** The same within a menu. */
export function LanguageItem() {
  const t = useTexts(shellTexts)
  const [other, change] = useOtherLanguage()
  return (
    <MenuItem lang={other} onSelect={change}>
      {t.toOtherLanguage()}
    </MenuItem>
  )
}

function useOtherLanguage(): readonly [other: Language, change: () => void] {
  const other = useLanguage() === 'ru' ? 'en' : 'ru'
  const router = useRouter()
  return [
    other,
    () => {
      remember(LANGUAGE_COOKIE, other)
      router.refresh()
    },
  ]
}
