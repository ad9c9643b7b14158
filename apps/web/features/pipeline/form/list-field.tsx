'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { useId, useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Input } from '#ui/field.tsx'

interface ListFieldProps {
  label: string
  required?: boolean
  error?: string
  value: unknown
  /** Names to choose from. */
  known: readonly string[]
  onChange(value: unknown): void
}

/** Several names, separated by commas. */
export function ListField({ label, required, error, value, known, onChange }: ListFieldProps) {
  const t = useTexts(pipelineTexts)
  const list = useId()
  const names = Array.isArray(value) ? value.map(String) : []
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Field label={label} hint={t.listHint()} {...(required && { required })} {...(error !== undefined && { error })}>
      {(links) => (
        <>
          <Input
            {...links}
            mono
            list={list}
            spellCheck={false}
            value={draft ?? names.join(', ')}
            onChange={(event) => {
              setDraft(event.target.value)
              const given = event.target.value.split(',').map((name) => name.trim())
              const next = given.filter((name) => name !== '')
              onChange(next.length === 0 && !required ? undefined : next)
            }}
            onBlur={() => setDraft(null)}
          />
          <datalist id={list}>
            {known.map((name) => (
              <option key={name} value={[...names.slice(0, -1), name].join(', ')}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
