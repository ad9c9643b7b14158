'use client'

import { checkTexts } from '@ai-etl/core/messages/web/pipeline-settings'
import { formatType } from '@ai-etl/core/types/logical'
import { useState } from 'react'
import { useTexts } from '#lib/language-context.tsx'
import { Select, TextArea } from '#ui/field.tsx'
import { type Change, useForm } from './form-context.ts'
import { textOf } from './schema.ts'
import { valueOfType } from './typed-value.ts'

interface ListedValuesProps {
  label: string
  /** The column whose values they are. */
  column: string
  value: unknown
  onChange: Change
}

/** Values that a column may have, one a line; they count when the field is left. */
export function ListedValues({ label, column, value, onChange }: ListedValuesProps) {
  const t = useTexts(checkTexts)
  const form = useForm()
  const [draft, setDraft] = useState<string | null>(null)
  const values: readonly unknown[] = Array.isArray(value) ? value : []
  const told = values.map(textOf).join('\n')
  const type = form.columns?.find(({ name }) => name === column)?.type
  return (
    <TextArea
      mono
      aria-label={label}
      placeholder={t.oneALine()}
      spellCheck={false}
      rows={Math.min(8, Math.max(2, (draft ?? told).split('\n').length))}
      value={draft ?? told}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        const next = draft ?? told
        setDraft(null)
        if (next === told) return
        const lines = next.split('\n').filter((line) => line !== '')
        onChange((lines.length === 0 ? [''] : lines).map((line) => valueOfType(line, type ? formatType(type) : '')))
      }}
    />
  )
}

interface OtherColumnProps {
  label: string
  /** `museums.inn` */
  value: unknown
  onChange: Change
}

/** A column of another source or step, which holds what is looked for. */
export function OtherColumn({ label, value, onChange }: OtherColumnProps) {
  const t = useTexts(checkTexts)
  const form = useForm()
  const told = textOf(value)
  const dot = told.indexOf('.')
  const [table, column] = dot === -1 ? [told, ''] : [told.slice(0, dot), told.slice(dot + 1)]
  const columns = form.columnsOf(table).map(({ name }) => name)
  const give = (of: string, name: string) => onChange(`${of}.${name}`)
  return (
    <div className="grid grid-cols-2 gap-2">
      <Select
        aria-label={t.tableOf({ of: label })}
        value={table}
        onChange={({ target }) => {
          const known = form.columnsOf(target.value)
          const same = known.find(({ name }) => name === column) ?? known[0]
          give(target.value, same?.name ?? column)
        }}
      >
        {!form.inputs.includes(table) && <option>{table}</option>}
        {form.inputs.map((input) => (
          <option key={input}>{input}</option>
        ))}
      </Select>
      <Select
        aria-label={t.columnOf({ of: label })}
        className="font-mono text-2"
        value={column}
        onChange={({ target }) => give(table, target.value)}
      >
        {!columns.includes(column) && <option>{column}</option>}
        {columns.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </div>
  )
}
