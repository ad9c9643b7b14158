'use client'

import { settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { CircleAlert, ListChecks, type LucideIcon, SlidersHorizontal, SquareFunction } from 'lucide-react'
import type { PipelineGraph } from '#features/graph/model.ts'
import { classes } from '#lib/classes.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Panel } from '#ui/panel.tsx'
import type { Check } from '../use-check.ts'
import { SETTINGS, type Setting, settingErrors } from './setting.ts'

const ICONS: Readonly<Record<Setting, LucideIcon>> = {
  params: SlidersHorizontal,
  macros: SquareFunction,
  checks: ListChecks,
}

interface SettingsPanelProps {
  graph: PipelineGraph
  check: Check | null
  selected: string
  onSelect(id: string): void
}

/** What stands around the steps: how many there are, where errors are; each opens its form. */
export function SettingsPanel({ graph, check, selected, onSelect }: SettingsPanelProps) {
  const t = useTexts(settingsTexts)
  return (
    <Panel title={t.title()} padded={false}>
      <ul className="grid md:grid-cols-3">
        {SETTINGS.map((setting) => {
          const Icon = ICONS[setting]
          const errors = settingErrors(check, setting).length
          return (
            <li
              key={setting}
              className="border-line-soft border-t first:border-t-0 md:border-t-0 md:border-l md:first:border-l-0"
            >
              <button
                type="button"
                aria-pressed={setting === selected}
                onClick={() => onSelect(setting)}
                className={classes(
                  'flex w-full items-center gap-2 px-4 py-3 text-left hover:bg-hover focus-visible:-outline-offset-2',
                  setting === selected && 'bg-accent-soft hover:bg-accent-soft',
                )}
              >
                <Icon aria-hidden className="size-4 text-ink-3" />
                <span className="font-medium text-3">{t[setting]()}</span>
                <span className="ml-auto text-2 text-ink-3">{t.count({ n: Object.keys(graph[setting]).length })}</span>
                {errors > 0 && (
                  <span className="flex items-center text-bad" title={t.errors({ n: errors })}>
                    <CircleAlert aria-hidden className="size-4" />
                    <span className="sr-only">{t.errors({ n: errors })}</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
