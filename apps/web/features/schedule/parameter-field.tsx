'use client'

import { Field, Input } from '#ui/field.tsx'
import type { Parameter } from './parameters.ts'

interface ParameterFieldProps {
  parameter: Parameter
  hint: string
  value: string | undefined
  onChange(name: string, value: string): void
}

/** The value of a parameter; what is left empty is what the document says. */
export function ParameterField({ parameter: { name, byDefault }, hint, value, onChange }: ParameterFieldProps) {
  return (
    <Field
      required={byDefault === null}
      hint={hint}
      label={
        <span className="font-mono" translate="no">
          {name}
        </span>
      }
    >
      {(links) => (
        <Input
          {...links}
          mono
          maxLength={10_000}
          autoComplete="off"
          spellCheck={false}
          placeholder={byDefault ?? ''}
          value={value ?? ''}
          onChange={({ target }) => onChange(name, target.value)}
        />
      )}
    </Field>
  )
}
