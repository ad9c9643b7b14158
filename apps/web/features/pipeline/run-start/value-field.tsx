'use client'

import { runStartTexts } from '@ai-etl/core/messages/web/run-start'
import type { Parameter } from '#features/schedule/parameters.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input, Select } from '#ui/field.tsx'
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
  const { name, type, byDefault } = parameter
  const misfit = misfitOf(parameter, value)
  const error = misfit === 'type' ? t.misfit({ type }) : misfit === 'missing' && asked ? t.mustBeGiven() : undefined
  const entry = entryOf(parameter, value)
  return (
    <Field
      required={byDefault === null}
      hint={type}
      error={error}
      label={
        <span className="font-mono" translate="no">
          {name}
        </span>
      }
    >
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
    </Field>
  )
}
