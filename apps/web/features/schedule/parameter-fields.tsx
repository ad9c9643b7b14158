'use client'

import { scheduleTexts } from '@ai-etl/core/messages/web/schedule'
import { useTexts } from '#lib/language-context.tsx'
import { ParameterField } from './parameter-field.tsx'
import type { Parameter } from './parameters.ts'

interface ParameterFieldsProps {
  parameters: readonly Parameter[]
  values: Readonly<Record<string, string>>
  onChange(name: string, value: string): void
}

/** Values of the pipeline's parameters for each run; the moment of the run may stand in them. */
export function ParameterFields({ parameters, values, onChange }: ParameterFieldsProps) {
  const t = useTexts(scheduleTexts)
  return (
    <fieldset className="grid gap-4 border-line-soft border-t pt-4">
      <legend className="sr-only">{t.parameters()}</legend>
      <p className="text-2 text-ink-2">
        {t.parametersWhat()}{' '}
        <code className="font-mono" translate="no">
          {'${scheduledDate} ${scheduledFor}'}
        </code>
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        {parameters.map((each) => (
          <ParameterField
            key={each.name}
            parameter={each}
            hint={(kind) => (each.byDefault === null ? kind : t.parameterHint({ kind, byDefault: each.byDefault }))}
            value={values[each.name]}
            onChange={onChange}
          />
        ))}
      </div>
    </fieldset>
  )
}
