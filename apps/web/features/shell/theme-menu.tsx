'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { Moon } from 'lucide-react'
import { useTexts } from '#lib/language-context.tsx'
import { type ThemeChoice, useTheme } from '#lib/theme.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuChoice, MenuChoices } from '#ui/menu.tsx'

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
      <MenuChoices value={choice} onValueChange={(value) => choose(value as ThemeChoice)}>
        <MenuChoice value="light">{t.themeLight()}</MenuChoice>
        <MenuChoice value="dark">{t.themeDark()}</MenuChoice>
        <MenuChoice value="system">{t.themeSystem()}</MenuChoice>
      </MenuChoices>
    </Menu>
  )
}
