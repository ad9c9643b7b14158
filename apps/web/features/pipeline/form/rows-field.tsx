'use client'

import { printName } from '@ai-etl/core/expressions/print'
import { pipelineTexts } from '@ai-etl/core/messages/web/pipeline'
import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Input, Select } from '#ui/field.tsx'
import { ExpressionField } from '../expression/expression-field.tsx'
import { type Change, type Path, useForm } from './form-context.ts'
import { keyName, optionName } from './keys.ts'
import { controlOf, type Schema, textOf } from './schema.ts'

interface RowsFieldProps {
  label: string
  hint?: string
  error?: string
  required?: boolean
  path: Path
  parts: Readonly<Record<string, Schema>>
  value: unknown
  onChange: Change
}

/** Several rows of a few keys each, such as an order: by what, which way, where NULL stands. */
export function RowsField({ label, hint, error, required = false, path, parts, value, onChange }: RowsFieldProps) {
  const t = useTexts(pipelineTexts)
  const lang = useLanguage()
  const form = useForm()
  const rows = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[]
  const give = (next: readonly object[], typed = false) =>
    onChange(next.length === 0 && !required ? undefined : next, typed)
  const set = (at: number, key: string, next: string, typed = false) =>
    give(
      rows.map((row, i) => (i === at ? { ...row, [key]: next } : row)),
      typed,
    )
  const swap = (at: number, other: number) =>
    give(rows.map((row, i) => (i === at ? rows[other] : i === other ? rows[at] : row)))
  const unused = form.columns?.find(({ name }) => rows.every(({ by }) => by !== name && by !== printName(name)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-2 font-medium text-ink-2">{label}</legend>
      {rows.map((row, i) => (
        // Rows have no names of their own; they are told apart by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="flex flex-wrap items-start gap-2">
          {Object.entries(parts).map(([key, schema]) => {
            const name = `${label} ${i + 1}: ${keyName(key, lang, String(path.at(-1)))}`
            const control = controlOf(key, schema)
            if (control.kind === 'choice')
              return (
                <Select
                  key={key}
                  className="w-auto min-w-0 flex-none"
                  aria-label={name}
                  value={textOf(row[key] ?? schema.default)}
                  onChange={(event) => set(i, key, event.target.value)}
                >
                  {control.options.map((option) => (
                    <option key={option} value={option}>
                      {optionName(key, option, lang)}
                    </option>
                  ))}
                </Select>
              )
            return (
              <div key={key} className="min-w-40 flex-1">
                {control.kind === 'expression' ? (
                  <ExpressionField
                    bare
                    label={name}
                    text={textOf(row[key])}
                    place={form.place([...path, i, key])}
                    error={form.errorAt([...path, i, key])}
                    onChange={(text, typed) => set(i, key, text, typed)}
                  />
                ) : (
                  <Input
                    mono
                    spellCheck={false}
                    aria-label={name}
                    value={textOf(row[key])}
                    onChange={(event) => set(i, key, event.target.value, true)}
                  />
                )}
              </div>
            )
          })}
          <div className="flex">
            <Button
              look="quiet"
              size="icon"
              aria-label={t.moveUp({ name: `${label} ${i + 1}` })}
              disabled={i === 0}
              onClick={() => swap(i, i - 1)}
            >
              <ChevronUp aria-hidden />
            </Button>
            <Button
              look="quiet"
              size="icon"
              aria-label={t.moveDown({ name: `${label} ${i + 1}` })}
              disabled={i === rows.length - 1}
              onClick={() => swap(i, i + 1)}
            >
              <ChevronDown aria-hidden />
            </Button>
            <Button
              look="quiet"
              size="icon"
              aria-label={t.remove({ name: `${label} ${i + 1}` })}
              onClick={() => give(rows.filter((_, at) => at !== i))}
            >
              <X aria-hidden />
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => give([...rows, { by: unused ? printName(unused.name) : '1' }])}>
          <Plus aria-hidden /> {t.add()}
        </Button>
      </div>
      {error !== undefined && <p className="text-2 text-bad">{error}</p>}
      {hint !== undefined && <p className="text-2 text-ink-3">{hint}</p>}
    </fieldset>
  )
}
