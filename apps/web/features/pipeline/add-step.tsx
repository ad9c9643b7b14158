'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { stepSchemas } from '@ai-etl/core/pipeline/steps/schemas'
import { Plus } from 'lucide-react'
import type { GraphNode } from '#features/graph/model.ts'
import { iconOf } from '#features/graph/step-icons.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuLine } from '#ui/menu.tsx'
import { stepName } from './form/keys.ts'
import type { Readers } from './use-steps.ts'

interface AddStepProps {
  /** Source or step that the new one reads; null: nothing is chosen that can be read. */
  after: string | null
  /** What reads that now. */
  readers: readonly GraphNode[]
  /** Which of them go on from the new step. */
  place: Readers
  onPlace(place: Readers): void
  open: boolean
  onOpen(open: boolean): void
  onAdd(type: string): void
}

/** Every type of step, to be put behind what is chosen: before all that reads it, before one of that, or aside. */
export function AddStep({ after, readers, place, onPlace, open, onOpen, onAdd }: AddStepProps) {
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  const keep = (event: Event) => event.preventDefault()
  return (
    <Menu
      open={open}
      onOpenChange={onOpen}
      trigger={
        <Button size="small" disabled={after === null} aria-keyshortcuts="A" data-add-step>
          <Plus aria-hidden /> {t.addStep()}
        </Button>
      }
    >
      <MenuLabel>{t.addAfter({ name: after ?? '' })}</MenuLabel>
      {readers.length > 0 && (
        <>
          <MenuChoices value={keyOf(place)} onValueChange={(key) => onPlace(placeOf(key))}>
            <MenuChoice value="all" onSelect={keep}>
              {readers.length === 1 ? t.addBetween({ name: readers[0].name }) : t.addBeforeAll()}
            </MenuChoice>
            {readers.length > 1 &&
              readers.map(({ id, name }) => (
                <MenuChoice key={id} value={id} onSelect={keep}>
                  {t.addBetween({ name })}
                </MenuChoice>
              ))}
            <MenuChoice value="none" onSelect={keep}>
              {t.addAside()}
            </MenuChoice>
          </MenuChoices>
          <MenuLine />
        </>
      )}
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

function keyOf(place: Readers): string {
  return typeof place === 'string' ? place : `${place.section}.${place.name}`
}

function placeOf(key: string): Readers {
  if (key === 'all' || key === 'none') return key
  const [section, name] = key.split('.')
  return { section: section === 'steps' ? 'steps' : 'targets', name }
}
