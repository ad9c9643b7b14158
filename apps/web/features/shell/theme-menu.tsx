'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Moon } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { THEME_COOKIE, type Theme } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuChoice, MenuChoices } from '#ui/menu.tsx'

type Choice = Theme | 'system'

/** Light, dark, or as the system: at once, without a new page. */
export function ThemeMenu({ className }: { className?: string }) {
  const t = useTexts(shellTexts)
  const [choice, choose] = useTheme()
  return (
    <Menu
      trigger={
        <Button look="quiet" size="icon-small" aria-label={t.theme()} className={className}>
          <Moon aria-hidden />
        </Button>
      }
    >
      <MenuChoices value={choice} onValueChange={(value) => choose(value as Choice)}>
        <MenuChoice value="light">{t.themeLight()}</MenuChoice>
        <MenuChoice value="dark">{t.themeDark()}</MenuChoice>
        <MenuChoice value="system">{t.themeSystem()}</MenuChoice>
      </MenuChoices>
    </Menu>
  )
}

const readers = new Set<() => void>()

/** The theme of the document and how to change it: at once, and remembered. */
export function useTheme(): readonly [choice: Choice, choose: (choice: Choice) => void] {
  const choice = useSyncExternalStore(readTheme, themeOfDocument, () => 'system' as const)
  return [choice, chooseTheme]
}

function readTheme(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}

function chooseTheme(choice: Choice): void {
  remember(THEME_COOKIE, choice === 'system' ? null : choice)
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  for (const reader of readers) reader()
}

function themeOfDocument(): Choice {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
