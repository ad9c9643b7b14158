'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { X } from 'lucide-react'
import { useTexts } from '#lib/language-context.tsx'
import { Field, Select } from '#ui/field.tsx'
import type { Change } from './form-context.ts'

interface ColumnsFieldProps {
  label: string
  hint?: string
  required?: boolean
  error?: string
  value: unknown
  /** Names to choose from. */
  known: readonly string[]
  onChange: Change
}

/** Several names in an order: those that are chosen, each with its removal, and a list to choose one more from. */
export function ColumnsField({ label, hint, required = false, error, value, known, onChange }: ColumnsFieldProps) {
  const t = useTexts(pipelineTexts)
  const names = Array.isArray(value) ? value.map(String) : []
  const left = known.filter((name) => !names.includes(name))
  const give = (next: readonly string[]) => onChange(next.length === 0 && !required ? undefined : next)
  return (
    <Field label={label} {...(hint !== undefined && { hint })} {...(error !== undefined && { error })}>
      {(links) => (
        <div className="flex flex-wrap items-center gap-2">
          {names.length > 0 && (
            <ul aria-label={label} className="flex min-w-0 flex-wrap gap-2">
              {names.map((name) => (
                <li
                  key={name}
                  className="flex h-(--control) max-w-full items-center gap-1 rounded-control border border-line bg-sunken pl-2"
                >
                  <span className="truncate font-mono text-2" translate="no">
                    {name}
                  </span>
                  <button
                    type="button"
                    aria-label={t.remove({ name })}
                    className="grid size-(--control-small) shrink-0 place-items-center text-ink-3 hover:text-ink"
                    onClick={() => give(names.filter((each) => each !== name))}
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Select
            {...links}
            className="w-auto max-w-full"
            value=""
            onChange={(event) => event.target.value !== '' && give([...names, event.target.value])}
          >
            <option value="">{t.addOne()}</option>
            {left.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </div>
      )}
    </Field>
  )
}
