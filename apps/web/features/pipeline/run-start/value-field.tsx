'use client'

import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import { valueKind } from '@ai-etl/core/messages/web/value-kinds'
import type { Parameter } from '#features/schedule/parameters.ts'
import { ValueFrame } from '#features/schedule/value-frame.tsx'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Input, Select } from '#ui/field.tsx'
import { entryOf, misfitOf } from './asked.ts'

interface ValueFieldProps {
  parameter: Parameter
  value: string
  /** Whether an empty field is told of already. */
  asked: boolean
  onChange(value: string): void
}

/** The value of a parameter for a run, entered as its type is; what is left empty is what the document says. */
export function ValueField({ parameter, value, asked, onChange }: ValueFieldProps) {
  const t = useTexts(runStartTexts)
  const lang = useLanguage()
  const { type, byDefault } = parameter
  const misfit = misfitOf(parameter, value)
  const error =
    misfit === 'type'
      ? t.misfit({ kind: valueKind[lang]({ type }) })
      : misfit === 'missing' && asked
        ? t.mustBeGiven()
        : undefined
  const entry = entryOf(parameter, value)
  return (
    <ValueFrame parameter={parameter} error={error}>
      {(links) =>
        entry === 'bool' ? (
          <Select {...links} value={value} onChange={({ target }) => onChange(target.value)}>
            {byDefault === null && <option value="">—</option>}
            <option value="true">{t.yes()}</option>
            <option value="false">{t.no()}</option>
          </Select>
        ) : (
          <Input
            {...links}
            mono
            maxLength={10_000}
            autoComplete="off"
            spellCheck={false}
            placeholder={byDefault ?? ''}
            {...(entry === 'date' && { type: 'date' })}
            {...(entry === 'moment' && { type: 'datetime-local', step: 1 })}
            {...(entry === 'number' && { inputMode: 'decimal' as const })}
            value={entry === 'moment' ? value.replace(' ', 'T') : value}
            onChange={({ target }) => onChange(entry === 'moment' ? target.value.replace('T', ' ') : target.value)}
          />
        )
      }
    </ValueFrame>
  )
}
