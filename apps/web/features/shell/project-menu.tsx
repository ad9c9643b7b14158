'use client'

import { shellTexts } from '@ai-etl/core/messages/web/shell'
import { ChevronDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTexts } from '#lib/language-context.tsx'
import { PROJECT_COOKIE } from '#lib/preference-names.ts'
import { remember } from '#lib/remember.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuChoice, MenuChoices, MenuLabel } from '#ui/menu.tsx'

interface ProjectMenuProps {
  projects: readonly { readonly id: string; readonly name: string }[]
  projectId: string | null
}

/** The project of the page, and the way to the others: they open at their start. */
export function ProjectMenu({ projects, projectId }: ProjectMenuProps) {
  const t = useTexts(shellTexts)
  const router = useRouter()
  const here = projects.find(({ id }) => id === projectId)
  if (here === undefined) return null
  return (
    <Menu
      align="start"
      trigger={
        <Button look="quiet" size="small" className="min-w-0 shrink" aria-label={t.switchProject({ name: here.name })}>
          <span className="max-w-64 truncate">{here.name}</span>
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      <MenuLabel>{t.project()}</MenuLabel>
      <MenuChoices
        value={here.id}
        onValueChange={(id) => {
          remember(PROJECT_COOKIE, id)
          router.push('/')
          router.refresh()
        }}
      >
        {projects.map(({ id, name }) => (
          <MenuChoice key={id} value={id}>
            {name}
          </MenuChoice>
        ))}
      </MenuChoices>
    </Menu>
  )
}
