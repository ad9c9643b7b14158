'use client'

import { Input } from '#ui/field.tsx'
import type { Parameter } from './parameters.ts'
import { ValueFrame } from './value-frame.tsx'

interface ParameterFieldProps {
  parameter: Parameter
  hint?(kind: string): string
  value: string | undefined
  onChange(name: string, value: string): void
}

/** The value of a parameter; what is left empty is what the document says. */
export function ParameterField({ parameter, hint, value, onChange }: ParameterFieldProps) {
  const { name, byDefault } = parameter
  return (
    <ValueFrame parameter={parameter} {...(hint && { hint })}>
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
    </ValueFrame>
  )
}
