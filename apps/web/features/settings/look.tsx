'use client'

import { accountTexts } from '@ai-etl/core/messages/web/settings'
import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { useRouter } from 'next/navigation'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { LANGUAGE_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { useTheme } from '#lib/theme.ts'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'

/** Language and theme: at once, and kept with the account for mails and other browsers. */
export function Look() {
  const t = useTexts(accountTexts)
  const names = useTexts(shellTexts)
  const lang = useLanguage()
  const [theme, chooseTheme] = useTheme()
  const router = useRouter()
  return (
    <Panel title={t.look()}>
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <div className="grid gap-1">
          <span className="text-2 font-medium text-ink-2">{names.language()}</span>
          <Segmented
            label={names.language()}
            value={lang}
            options={[
              { value: 'ru', label: <span lang="ru">Русский</span> },
              { value: 'en', label: <span lang="en">English</span> },
            ]}
            onChange={(language) => {
              remember(LANGUAGE_COOKIE, language)
              void api.call('updateMe', { body: { language } })
              router.refresh()
            }}
          />
        </div>
        <div className="grid gap-1">
          <span className="text-2 font-medium text-ink-2">{names.theme()}</span>
          <Segmented
            label={names.theme()}
            value={theme}
            options={[
              { value: 'light', label: names.themeLight() },
              { value: 'dark', label: names.themeDark() },
              { value: 'system', label: names.themeSystem() },
            ]}
            onChange={(chosen) => {
              chooseTheme(chosen)
              void api.call('updateMe', { body: { theme: chosen } })
            }}
          />
        </div>
      </div>
    </Panel>
  )
}
