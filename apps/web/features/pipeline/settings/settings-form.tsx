'use client'

import { settingsTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { useTexts } from '#lib/language-context.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import type { Schema } from '../form/schema.ts'
import type { Check } from '../use-check.ts'
import type { PipelineEditing } from '../use-document.ts'
import { placeIn } from '../use-form.ts'
import { ChecksForm } from './checks-form.tsx'
import { MacrosForm } from './macros-form.tsx'
import { ParamsForm } from './params-form.tsx'
import { type Setting, settingErrors } from './setting.ts'
import { useSettings } from './use-settings.ts'

/** What the forms of parameters, macros and checks work with. */
export interface SettingFormProps {
  editing: PipelineEditing
  check: Check | null
  settings: ReturnType<typeof useSettings>
  /** What the check says of a parameter or macro. */
  errorAt(section: Setting, name: string): string | undefined
}

interface SettingsFormProps {
  projectId: string
  setting: Setting
  editing: PipelineEditing
  check: Check | null
  /** Of the whole document. */
  schema: Schema
}

/** The form of the parameters, the macros or the checks of a document. */
export function SettingsForm({ projectId, setting, editing, check, schema }: SettingsFormProps) {
  const t = useTexts(settingsTexts)
  const settings = useSettings(projectId, editing)
  const errorAt = (section: Setting, name: string) =>
    settingErrors(check, section).find(({ where }) => `${placeIn(where)}.`.startsWith(`${section}.${name}.`))?.message
  const form = { editing, check, settings, errorAt }
  return (
    <div className="grid gap-4">
      <p className="text-3 text-pretty text-ink-2">{t[`${setting}About`]()}</p>
      {settings.problem !== null && <ProblemNote problem={settings.problem} />}
      {setting === 'params' ? (
        <ParamsForm {...form} />
      ) : setting === 'macros' ? (
        <MacrosForm {...form} />
      ) : (
        <ChecksForm {...form} schema={schema} />
      )}
    </div>
  )
}
