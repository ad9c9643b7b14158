'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { Plus } from 'lucide-react'
import { iconOf } from '#features/graph/step-icons.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuLabel } from '#ui/menu.tsx'
import { stepName } from './form/keys.ts'

interface AddStepProps {
  /** Name of the source or step that the new one reads; null: nothing is chosen that can be read. */
  after: string | null
  onAdd(type: string): void
}

/** Every type of step, to be put behind what is chosen. */
export function AddStep({ after, onAdd }: AddStepProps) {
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  return (
    <Menu
      trigger={
        <Button size="small" disabled={after === null} aria-keyshortcuts="A" data-add-step>
          <Plus aria-hidden /> {t.addStep()}
        </Button>
      }
    >
      <MenuLabel>{t.addAfter({ name: after ?? '' })}</MenuLabel>
      {Object.keys(stepSchemas).map((type) => {
        const Icon = iconOf({ section: 'steps', about: type })
        return (
          <MenuItem key={type} onSelect={() => onAdd(type)}>
            <Icon aria-hidden /> {stepName(type, lang)}
            <span className="ml-auto pl-4 font-mono text-2 text-ink-3">{type}</span>
          </MenuItem>
        )
      })}
    </Menu>
  )
}
