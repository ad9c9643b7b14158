'use client'

import { valueKind } from '@ai-etl/core/messages/web/value-kinds'
import type { ComponentProps } from 'react'
import { useLanguage } from '#lib/language-context.tsx'
import { Field } from '#ui/field.tsx'
import type { Parameter } from './parameters.ts'

interface ValueFrameProps extends Pick<ComponentProps<typeof Field>, 'children' | 'error'> {
  parameter: Parameter
  /** Makes more of what is to be entered. */
  hint?(kind: string): string
}

/** Around the field of a parameter's value: its name, whether it must be given, and what is to be entered. */
export function ValueFrame({ parameter: { name, type, byDefault }, hint, error, children }: ValueFrameProps) {
  const kind = valueKind[useLanguage()]({ type })
  return (
    <Field
      required={byDefault === null}
      hint={hint?.(kind) ?? kind}
      error={error}
      label={
        <span className="font-mono" translate="no">
          {name}
        </span>
      }
    >
      {children}
    </Field>
  )
}
