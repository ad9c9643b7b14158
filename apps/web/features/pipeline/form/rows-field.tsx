'use client'

import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { Plus, X } from 'lucide-react'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Input, Select } from '#ui/field.tsx'
import { type Schema, textOf } from './schema.ts'

interface RowsFieldProps {
  label: string
  parts: Readonly<Record<string, Schema>>
  value: unknown
  columns: readonly string[]
  onChange(value: unknown): void
}

/** Several rows of a few keys each, such as an order: by what, which way, where NULL stands. */
export function RowsField({ label, parts, value, columns, onChange }: RowsFieldProps) {
  const t = useTexts(pipelineTexts)
  const rows = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[]
  const set = (at: number, key: string, next: string) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [key]: next } : row)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-2 text-ink-2">{label}</legend>
      {rows.map((row, i) => (
        // Rows have no names of their own; they are told apart by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="flex gap-2">
          {Object.entries(parts).map(([key, schema]) =>
            schema.enum ? (
              <Select
                key={key}
                aria-label={`${label} ${i + 1}: ${key}`}
                value={textOf(row[key] ?? schema.default)}
                onChange={(event) => set(i, key, event.target.value)}
              >
                {schema.enum.map((option) => (
                  <option key={String(option)}>{String(option)}</option>
                ))}
              </Select>
            ) : (
              <Input
                key={key}
                mono
                spellCheck={false}
                aria-label={`${label} ${i + 1}: ${key}`}
                value={textOf(row[key])}
                onChange={(event) => set(i, key, event.target.value)}
              />
            ),
          )}
          <Button
            look="quiet"
            size="icon"
            aria-label={t.remove({ name: `${label} ${i + 1}` })}
            onClick={() => onChange(rows.filter((_, at) => at !== i))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rows, { by: columns[0] ?? '' }])}>
          <Plus aria-hidden /> {t.add()}
        </Button>
      </div>
    </fieldset>
  )
}
