'use client'

import { airflowTexts } from '@ai-etl/core/messages/web/code'
import { ParameterField } from '#features/schedule/parameter-field.tsx'
import type { Parameter } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'

interface RunParametersProps {
  parameters: readonly Parameter[]
  values: Readonly<Record<string, string>>
  onChange(name: string, value: string): void
}

/** Values of the parameters for the next run; what is left empty is what the document says. */
export function RunParameters({ parameters, values, onChange }: RunParametersProps) {
  const t = useTexts(airflowTexts)
  return (
    <fieldset className="grid gap-4 md:grid-cols-3">
      <legend className="mb-1 text-2 font-medium text-ink-2">{t.parameters()}</legend>
      {parameters.map((each) => (
        <ParameterField key={each.name} parameter={each} value={values[each.name]} onChange={onChange} />
      ))}
    </fieldset>
  )
}
